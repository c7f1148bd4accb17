import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ar } from '#lib/language/messages/ar/index.ts';
import { en } from '#lib/language/messages/en/index.ts';
import { fr } from '#lib/language/messages/fr/index.ts';
import { nl } from '#lib/language/messages/nl/index.ts';
import { expect, type Guest, PHONE, test } from '#test/support/browser.ts';
import {
  addCard,
  cardOf,
  columnOf,
  enterBy,
  IRAQ,
  isSaved,
  MOROCCO,
  openRoom,
  setSessionState,
} from '#test/support/room.ts';

test.use({ house: 'day' });

/** What each of six people writes for themselves in the morning. */
const WRITTEN = [
  { name: 'Amal Haddad', words: fr, language: 'fr', text: 'Un logement avant le départ' },
  { name: 'Nour', words: ar, language: 'ar', text: 'بيت قريب من العائلة', phone: true },
  { name: 'Joris', words: nl, language: 'nl', text: 'Een kamer bij de familie' },
  { name: 'Li', words: en, language: 'en', text: 'Rent for six months' },
  { name: 'Zana', words: fr, language: 'fr', text: 'Des papiers pour les enfants' },
  { name: 'Karim', words: fr, language: 'fr', text: 'Une école dès la première semaine' },
] as const;

const draftOf = (page: Page, text: string) => page.locator('[data-draft]', { hasText: text });

async function drag(page: Page, text: string, onto: string): Promise<void> {
  const from = await cardOf(page, text).boundingBox();
  const to = await cardOf(page, onto).boundingBox();
  if (from === null || to === null) throw new Error('not on the screen');
  await page.mouse.move(from.x + 40, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
}

test('a day: a facilitator and six people in the morning, staff in the evening', async ({
  guest,
  visitor,
  production,
}) => {
  test.setTimeout(300_000);
  const host = await visitor({ language: 'fr' });
  await enterBy(host, production.links.facilitator);
  const people: (Guest & (typeof WRITTEN)[number])[] = [];
  for (const one of WRITTEN) {
    const phone = 'phone' in one ? { device: PHONE } : {};
    const came = await guest({ name: one.name, language: one.language, country: 'IQ', ...phone });
    people.push({ ...came, ...one });
  }
  const [amal, nour, joris] = people as unknown as [Guest, Guest, Guest];

  await test.step('everybody writes for themselves', async () => {
    for (const page of [host, ...people.map((one) => one.page)]) await openRoom(page, IRAQ);
    await nour.page.getByRole('button', { name: ar.room.board }).tap();
    await host.getByRole('button', { name: fr.writing.start }).click();
    await host.getByRole('button', { name: fr.writing.begin, exact: true }).click();
    for (const { page, words, text } of people) {
      await expect(page.getByText(words.writing.private)).toBeVisible();
      const field = columnOf(page, 0).locator('form textarea').first();
      await field.fill(text);
      await field.press('Enter');
      await expect(draftOf(page, text)).toContainText(words.writing.state.saved);
    }
    await expect(host.getByText('6 brouillons en tout')).toBeVisible();
    for (const { text } of people) await expect(host.getByText(text)).toHaveCount(0);
  });

  await test.step('the facilitator reveals, and each card carries its name', async () => {
    await host.getByRole('button', { name: fr.writing.reveal, exact: true }).click();
    await host.getByRole('button', { name: fr.writing.revealNow }).click();
    for (const { text, name } of people) {
      await expect(cardOf(host, text)).toContainText(name);
      await expect(cardOf(nour.page, text)).toContainText(name);
    }
  });

  await test.step('two that say the same become a stack', async () => {
    await drag(amal.page, 'Een kamer bij de familie', 'بيت قريب من العائلة');
    for (const page of [host, joris.page, nour.page]) {
      await expect(page.locator('[data-stack]')).toHaveCount(1);
    }
    await isSaved(amal.page);
  });

  await test.step('the board is locked: cards stay as they are, a new one still comes', async () => {
    await host.getByRole('button', { name: fr.decided.manage }).click();
    await host.getByRole('menuitemcheckbox', { name: fr.decided.lock.board }).click();
    await expect(amal.page.getByText(fr.decided.lock.boardIs)).toBeVisible();
    const own = cardOf(amal.page, WRITTEN[0].text);
    await own.focus();
    await own.press('Delete');
    await expect(amal.page.getByText(fr.decided.lock.why)).toBeVisible();
    await addCard(amal.page, 1, 'Une idée encore');
    await expect(cardOf(host, 'Une idée encore')).toBeVisible();
    await expect(cardOf(host, WRITTEN[0].text)).toBeVisible();
  });

  await test.step('a card goes to another country’s board and says where it comes from', async () => {
    await cardOf(host, WRITTEN[3].text).focus();
    await cardOf(host, WRITTEN[3].text).getByRole('button').last().click();
    await host.getByRole('menuitem', { name: fr.decided.send.open }).click();
    const dialog = host.getByRole('dialog', { name: fr.decided.send.title });
    await dialog.getByLabel(fr.decided.send.room).selectOption({ value: MOROCCO });
    await dialog.getByRole('button', { name: fr.decided.send.send }).click();
    await expect(dialog).toBeHidden();
    await joris.page.goto(`/room/${MOROCCO}`);
    const copy = cardOf(joris.page, WRITTEN[3].text);
    await expect(copy).toContainText(WRITTEN[3].name);
    await expect(copy.getByRole('link')).toContainText('Irak');
  });

  await test.step('the session is closed: everybody reads it in words, nobody writes', async () => {
    await setSessionState(host, IRAQ, 'closed');
    for (const { page } of [amal, nour]) {
      await expect(columnOf(page, 0).locator('form textarea')).toHaveCount(0);
    }
  });

  const staff = await visitor({ language: 'fr' });
  await enterBy(staff, production.links.staff);
  const cell = staff.locator('.matrix-table [data-cell="IQ~-"]');

  await test.step('in the evening the matrix counts what was written, a search finds it', async () => {
    await staff.goto('/review/matrix');
    await expect(cell).toContainText('7');
    await staff.getByRole('searchbox').fill('ecole');
    await staff.getByRole('searchbox').press('Enter');
    await expect(staff.getByRole('link', { name: new RegExp(WRITTEN[5].text) })).toBeVisible();
  });

  await test.step('the event as a table holds every card once, and the copy', async () => {
    await staff.getByRole('button', { name: `Exporter : ${fr.review.export.event}` }).click();
    const [file] = await Promise.all([
      staff.waitForEvent('download'),
      staff.getByRole('dialog').getByRole('button', { name: /CSV/ }).click(),
    ]);
    const table = await readFile(await file.path(), 'utf8');
    for (const { text } of WRITTEN) {
      expect(table.split(text)).toHaveLength(text === WRITTEN[3].text ? 3 : 2);
    }
  });

  await test.step('one person is erased, and nobody else’s words with them', async () => {
    await staff.goto('/manage/keep');
    await staff.getByLabel(fr.keep.person.which, { exact: true }).selectOption({ label: WRITTEN[4].name });
    await expect(staff.getByText('1 carte', { exact: true })).toBeVisible();
    await staff.getByLabel(fr.keep.person.understood).check();
    await staff.getByRole('button', { name: `Effacer définitivement : ${WRITTEN[4].name}` }).click();
    await expect(staff.getByText(/Effacé\s: 1 carte/)).toBeVisible();
    await staff.goto(`/review/room/${IRAQ}`);
    await expect(staff.getByText(WRITTEN[0].text, { exact: true })).toBeVisible();
    await expect(staff.getByText(WRITTEN[4].text)).toHaveCount(0);
  });
});
