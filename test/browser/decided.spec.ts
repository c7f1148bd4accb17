import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ar } from '#lib/language/messages/ar/index.ts';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import {
  addCard,
  CAMEROON,
  CHECHNYA,
  cardOf,
  columnOf,
  enterBy,
  IRAQ,
  MOROCCO,
  openRoom,
  setSessionState,
} from '#test/support/room.ts';

test.use({ house: 'decided' });

async function barriers(page: Page): Promise<string[]> {
  return (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
}

test('a card goes to another country’s board, by keyboard and by tap, and both say where the other is', async ({
  guest,
}) => {
  const { page: joris } = await guest({ name: 'Joris' });
  const { page: amal } = await guest({ name: 'Amal', country: 'IQ', language: 'ar', device: PHONE });
  const { page: nour } = await guest({ name: 'Nour', country: 'MA' });
  for (const page of [joris, amal]) await openRoom(page, IRAQ);
  await openRoom(nour, MOROCCO);
  await amal.locator('.pane-switch button').nth(1).click();
  await addCard(amal, 0, 'بطاقة من العراق');

  // By keyboard.
  await cardOf(joris, 'العراق').focus();
  await cardOf(joris, 'العراق').getByRole('button').last().press('Enter');
  await joris.keyboard.press('e');
  await joris.keyboard.press('e');
  await expect(joris.getByRole('menuitem', { name: fr.decided.send.open })).toBeFocused();
  await joris.keyboard.press('Enter');
  const dialog = joris.getByRole('dialog', { name: fr.decided.send.title });
  await expect(dialog.getByLabel(fr.decided.send.room)).toBeVisible();
  await dialog.getByLabel(fr.decided.send.room).selectOption({ value: MOROCCO });
  const obstacles = await columnOf(joris, 1).locator('h3 > span').first().innerText();
  await dialog.getByLabel(fr.decided.send.column).selectOption({ label: obstacles });
  expect(await barriers(joris)).toEqual([]);
  await dialog.getByRole('button', { name: fr.decided.send.send }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(joris.getByText('Envoyée : ⁨Maroc⁩.')).toBeVisible();

  const copy = columnOf(nour, 1).locator('[data-card]', { hasText: 'العراق' });
  await expect(copy).toContainText('Amal');
  await expect(copy.locator('[data-ways]')).toContainText('envoyée par ⁨Joris⁩');
  await copy.getByRole('link', { name: 'vient de : ⁨Irak⁩' }).click();
  await nour.waitForURL(`**/room/${IRAQ}**`);
  await expect(cardOf(nour, 'العراق')).toBeFocused();
  const back = cardOf(nour, 'العراق').getByRole('link', { name: 'envoyée vers : ⁨Maroc⁩' });
  await expect(back).toBeVisible();

  // By tap, on a phone; the other board opens at the copy.
  await cardOf(amal, 'العراق').locator('.card-text').tap();
  await amal.getByRole('dialog').getByRole('button', { name: ar.decided.send.open }).tap();
  const sheet = amal.getByRole('dialog', { name: ar.decided.send.title });
  await expect(sheet.getByLabel(ar.decided.send.column)).not.toHaveValue('');
  expect(await barriers(amal)).toEqual([]);
  await sheet.getByRole('button', { name: ar.decided.send.send }).tap();
  await expect(sheet).toBeHidden();
  const way = cardOf(amal, 'العراق').getByRole('link').first();
  await expect(way).toBeVisible();
  expect((await way.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await way.tap();
  await expect(cardOf(amal, 'العراق').locator('[data-ways]')).toContainText(/^من/);
});

test('a facilitator locks a column: its cards stay for everybody, with the reason, and new ones are added', async ({
  guest,
  visitor,
  production,
}) => {
  const host = await visitor({ language: 'fr' });
  await enterBy(host, production.links.facilitator);
  const { page: amal } = await guest({ name: 'Amal', language: 'fr' });
  const { page: nour } = await guest({ name: 'Nour', language: 'ar', device: PHONE });
  for (const page of [host, amal, nour]) await openRoom(page, CAMEROON);
  await nour.locator('.pane-switch button').nth(1).click();
  await addCard(amal, 0, 'Une carte d’Amal');
  await addCard(amal, 1, 'Une autre');
  const column = await columnOf(host, 0).locator('h3 > span').first().innerText();
  const manage = async (label: string) => {
    await host.getByRole('button', { name: fr.decided.manage }).click();
    await host.getByRole('menuitemcheckbox', { name: label }).click();
  };
  await manage(`Colonne : ${column}`);

  await expect(columnOf(amal, 0).locator('[data-locked]')).toContainText(fr.decided.lock.columnIs);
  await expect(columnOf(amal, 1).locator('[data-locked]')).toHaveCount(0);
  const card = cardOf(amal, 'Une carte d’Amal');
  await card.focus();
  for (const key of ['Delete', 'Alt+ArrowRight']) {
    await card.press(key);
    await expect(amal.getByText(fr.decided.lock.why)).toBeVisible();
  }
  await card.getByRole('button').last().click();
  await expect(amal.getByRole('menuitem', { name: fr.board.edit })).toContainText(fr.decided.lock.why);
  await amal.keyboard.press('Escape');
  await expect(columnOf(amal, 0).locator('[data-card]')).toHaveCount(1);
  await addCard(nour, 0, 'بطاقة جديدة');
  await expect(columnOf(amal, 0).locator('[data-card]')).toHaveCount(2);
  await cardOf(nour, 'Une carte d’Amal').locator('.card-text').tap();
  await expect(nour.getByRole('dialog')).toContainText(ar.decided.lock.why);
  expect(await barriers(nour)).toEqual([]);
  await nour.getByRole('dialog').getByRole('button', { name: ar.board.done }).tap();

  // The whole board, and open again.
  await manage(fr.decided.lock.board);
  for (const page of [host, amal]) await expect(page.getByText(fr.decided.lock.boardIs)).toBeVisible();
  expect(await barriers(host)).toEqual([]);
  await manage(fr.decided.lock.board);
  await expect(amal.locator('[data-locked]')).toHaveCount(0);
  await card.focus();
  await card.press('Delete');
  await expect(card).toHaveCount(0);
});

test('a facilitator clears a column and puts cards back; cards without a name say so', async ({
  guest,
  visitor,
  production,
}) => {
  const host = await visitor({ language: 'fr' });
  await enterBy(host, production.links.facilitator);
  const { page: amal } = await guest({ name: 'Amal', organisation: 'caritas' });
  const { page: nour } = await guest({
    name: 'Nour',
    language: 'ar',
    organisation: 'caritas',
    device: PHONE,
  });
  for (const page of [host, amal, nour]) await openRoom(page, CHECHNYA);
  await nour.locator('.pane-switch button').nth(1).click();

  // Written for themselves, signed with the organisation alone, as everybody read before.
  await host.getByRole('button', { name: fr.writing.start }).click();
  const begin = host.getByRole('dialog', { name: fr.writing.beginTitle });
  await begin.getByRole('radio', { name: fr.writing.choice.organisation }).check();
  await begin.getByRole('button', { name: fr.writing.begin }).click();
  await expect(amal.getByText(fr.writing.signed.organisation)).toBeVisible();
  for (const [page, text] of [
    [amal, 'Dit par quelqu’un'],
    [nour, 'قيل هنا'],
  ] as const) {
    const field = columnOf(page, 0).locator('form textarea').first();
    await field.fill(text);
    await field.press('Enter');
    await expect(page.locator('[data-draft=saved]')).toBeVisible();
  }
  // Closed meanwhile, everybody is told what happens to their drafts; nothing of them is lost.
  await setSessionState(host, CHECHNYA, 'closed');
  await expect(amal.getByText('Votre brouillon est gardé et personne d’autre ne le voit.')).toBeVisible();
  await expect(host.getByText('avec 2 brouillons que personne n’a vus')).toBeVisible();
  expect(await barriers(amal)).toEqual([]);
  await setSessionState(host, CHECHNYA, 'open');
  await host.getByRole('button', { name: fr.writing.reveal, exact: true }).click();
  const reveal = host.getByRole('dialog', { name: fr.writing.revealTitle });
  await expect(reveal).toContainText(fr.writing.chosen.organisation);
  await reveal.getByRole('button', { name: fr.writing.revealNow }).click();
  for (const text of ['Dit par', 'قيل']) {
    const signed = cardOf(host, text).locator('[data-signed]');
    await expect(signed).toHaveText('\u2068Caritas International\u2069, sans nom de personne');
    await expect(cardOf(host, text)).not.toContainText(/Amal|Nour/);
  }

  // Clearing says how many of how many, and puts back what was chosen.
  await expect(amal.getByText(fr.writing.private)).toHaveCount(0);
  await addCard(amal, 0, 'Avec mon nom');
  const column = await columnOf(host, 0).locator('h3 > span').first().innerText();
  await expect(columnOf(host, 0).locator('[data-card]')).toHaveCount(3);
  await host.getByRole('button', { name: fr.decided.manage }).click();
  await host.getByRole('menuitem', { name: `Vider : ${column}` }).click();
  const clear = host.getByRole('dialog', { name: fr.decided.clear.title });
  await expect(clear).toContainText('3 cartes');
  await expect(clear).toContainText('1 personne y a écrit');
  expect(await barriers(host)).toEqual([]);
  await clear.getByRole('button', { name: fr.decided.clear.confirm }).click();
  for (const page of [host, amal]) await expect(columnOf(page, 0).locator('[data-card]')).toHaveCount(0);
  await expect(host.getByText('3 cartes sont dans la corbeille.')).toBeVisible();

  await host.getByRole('button', { name: fr.board.bin.open, exact: true }).click();
  const bin = host.getByRole('dialog', { name: fr.board.bin.title });
  await expect(bin.locator('[data-binned]')).toHaveCount(3);
  expect(await barriers(host)).toEqual([]);
  for (const text of ['Dit par', 'Avec mon nom']) {
    await bin.locator('[data-binned]', { hasText: text }).getByRole('checkbox').check();
  }
  await bin.getByRole('button', { name: 'Remettre 2 cartes' }).click();
  await expect(bin.locator('[data-binned]')).toHaveCount(1);
  await expect(columnOf(amal, 0).locator('[data-card]')).toHaveCount(2);
});
