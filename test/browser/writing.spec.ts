import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ar } from '#lib/language/messages/ar/index.ts';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { cardOf, columnOf, enterBy, MOROCCO, openRoom } from '#test/support/room.ts';

test.use({ house: 'writing' });

const t = fr.writing;

/** Every word that comes over any socket of a page, as it was sent. */
function listensTo(page: Page): string[] {
  const heard: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(Buffer.from(payload).toString('utf8')));
  });
  return heard;
}

const draftOf = (page: Page, text: string) => page.locator('[data-draft]', { hasText: text });

async function showBoard(page: Page, name: string): Promise<void> {
  const pane = page.getByRole('button', { name });
  if (await pane.isVisible()) await pane.click();
}

/** Types into the field of a column and presses Enter. */
async function writesDraft(page: Page, column: number, text: string): Promise<void> {
  const field = columnOf(page, column).locator('form textarea').first();
  await field.fill(text);
  await field.press('Enter');
  await expect(draftOf(page, text)).toBeVisible();
}

async function barriers(page: Page): Promise<string[]> {
  return (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
}

test('everybody writes for themselves until a facilitator reveals the cards', async ({
  guest,
  visitor,
  production,
}) => {
  const host = await visitor({ language: 'fr' });
  await enterBy(host, production.links.facilitator);
  const { page: amal } = await guest({ name: 'Amal Haddad' });
  const { page: nour } = await guest({ name: 'Nour', language: 'ar', device: PHONE });
  const { page: joris } = await guest({ name: 'Joris' });
  const heard = listensTo(joris);
  for (const page of [host, amal, nour, joris]) await openRoom(page, MOROCCO);
  await showBoard(nour, ar.room.board);

  await host.getByRole('button', { name: t.start }).click();
  const dialog = host.getByRole('dialog', { name: t.beginTitle });
  await expect(dialog.getByRole('radio', { name: t.choice.named })).toBeChecked();
  expect(await barriers(host)).toEqual([]);
  await dialog.getByRole('button', { name: t.begin }).click();
  await expect(dialog).toBeHidden();
  for (const page of [host, amal, joris]) await expect(page.getByText(t.private)).toBeVisible();
  await expect(nour.getByText(ar.writing.private)).toBeVisible();

  await writesDraft(amal, 1, 'Le secret d’Amal');
  await writesDraft(nour, 0, 'سر نور');
  await writesDraft(nour, 0, 'خطأ');
  await expect(draftOf(amal, 'Le secret')).toContainText(t.state.saved);
  await expect(host.getByText('3 brouillons en tout')).toBeVisible();

  // On the way, changed and thrown away by keyboard and by touch.
  await draftOf(amal, 'Le secret').getByRole('button', { name: t.edit }).press('Enter');
  await amal.keyboard.press('End');
  await amal.keyboard.type(' et son idée');
  await amal.keyboard.press('Enter');
  await expect(draftOf(amal, 'Le secret d’Amal et son idée')).toContainText(t.state.saved);
  await draftOf(nour, 'خطأ').getByRole('button', { name: ar.writing.discard }).tap();
  await expect(draftOf(nour, 'خطأ')).toHaveCount(0);
  await expect(host.getByText('2 brouillons en tout')).toBeVisible();
  expect(await barriers(amal)).toEqual([]);
  expect(await barriers(nour)).toEqual([]);

  // A reload keeps it, and what is written without a connection stays on the device.
  await amal.reload();
  await expect(draftOf(amal, 'Le secret d’Amal et son idée')).toContainText(t.state.saved);
  await joris.context().setOffline(true);
  await writesDraft(joris, 1, 'Écrit hors ligne');
  await expect(draftOf(joris, 'hors ligne')).toContainText(t.state.offline);
  await joris.context().setOffline(false);
  await expect(draftOf(joris, 'hors ligne')).toContainText(t.state.saved);
  await expect(host.getByText('3 brouillons en tout')).toBeVisible();

  for (const word of ['secret', 'سر']) {
    expect(heard.join('\n')).not.toContain(word);
    for (const page of [host, joris]) await expect(page.getByText(word)).toHaveCount(0);
  }

  await host.getByRole('button', { name: t.reveal, exact: true }).click();
  const confirm = host.getByRole('dialog', { name: t.revealTitle });
  await expect(confirm).toContainText('3 brouillons deviennent des cartes');
  await confirm.getByRole('button', { name: t.revealNow }).click();
  for (const page of [host, amal, joris]) {
    await expect(cardOf(page, 'Le secret d’Amal et son idée')).toContainText('Amal Haddad');
    await expect(cardOf(page, 'سر نور')).toContainText('Nour');
    await expect(cardOf(page, 'Écrit hors ligne')).toContainText('Joris');
    await expect(page.locator('[data-draft]')).toHaveCount(0);
    await expect(page.getByText(t.private)).toHaveCount(0);
  }
  expect(heard.join('\n')).toContain('secret');
});

test('a draft that arrives after the cards were revealed stays with its writer, who adds it or not', async ({
  guest,
  visitor,
  production,
}) => {
  const host = await visitor({ language: 'fr' });
  await enterBy(host, production.links.facilitator);
  const { page: amal } = await guest({ name: 'Amal' });
  for (const page of [host, amal]) await openRoom(page, MOROCCO);
  await host.getByRole('button', { name: t.start }).click();
  await host.getByRole('button', { name: t.begin, exact: true }).click();
  await expect(amal.getByText(t.private)).toBeVisible();
  await amal.context().setOffline(true);
  await writesDraft(amal, 1, 'Venu trop tard');
  await host.getByRole('button', { name: t.reveal, exact: true }).click();
  await host.getByRole('button', { name: t.end, exact: true }).click();
  await expect(host.getByText(t.private)).toHaveCount(0);
  await amal.context().setOffline(false);
  await expect(draftOf(amal, 'Venu trop tard')).toContainText(t.late);
  await amal.getByRole('button', { name: t.addToBoard }).click();
  await expect(cardOf(host, 'Venu trop tard')).toContainText('Amal');
  await expect(draftOf(amal, 'Venu trop tard')).toHaveCount(0);
});
