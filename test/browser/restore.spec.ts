import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { addCard as addTo, deleteCard } from '#lib/board/edit.ts';
import { cardsOf, columnsOf } from '#lib/board/schema.ts';
import { ar } from '#lib/language/messages/ar/index.ts';
import type { Messages } from '#lib/language/messages/en/index.ts';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, LAPTOP, PHONE, test } from '#test/support/browser.ts';
import { CAMEROON, cardOf, enterBy, isSaved, MOROCCO, openRoom, programOf } from '#test/support/room.ts';

const CARDS = Array.from({ length: 8 }, (_, n) => `Une carte du groupe, numéro ${n}`);

/** Shows the board, where a phone has one pane at a time. */
async function showBoard(page: Page, words: Messages): Promise<void> {
  const pane = page.getByRole('button', { name: words.room.board });
  if (await pane.isVisible()) await pane.click();
}

/** What keeps somebody out, by the rule that says so. */
async function barriers(page: Page): Promise<string[]> {
  return (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
}

const HOSTS: [string, string, Messages, BrowserContextOptions, 'fr' | 'ar'][] = [
  ['in French on a laptop', CAMEROON, fr, LAPTOP, 'fr'],
  ['in Arabic on a phone', MOROCCO, ar, PHONE, 'ar'],
];

for (const [how, room, words, device, language] of HOSTS) {
  test(`[12] a facilitator ${how} restores what somebody deleted, and can undo that`, async ({
    guest,
    visitor,
    production,
  }) => {
    const t = words.history;
    const host = await visitor({ language, device });
    await enterBy(host, production.links.facilitator);
    // The link brings its own language along.
    await host.context().addCookies([{ name: 'language', value: language, url: production.baseURL }]);
    await openRoom(host, room);
    await showBoard(host, words);
    const amal = await guest({ name: 'Amal' });
    await openRoom(amal.page, room);
    const mallory = await guest({ name: 'Mallory' });
    await openRoom(mallory.page, room);

    const honest = await programOf(amal.page, room);
    const [column = ''] = columnsOf(honest.doc).keys();
    for (const text of CARDS) addTo(honest.doc, { id: text, column, text });
    await honest.isSaved();
    for (const text of CARDS) await expect(cardOf(host, text)).toBeAttached();

    const program = await programOf(mallory.page, room);
    await program.until(() => cardsOf(program.doc).size >= CARDS.length, 'the cards');
    for (const text of CARDS) deleteCard(program.doc, text);
    await expect(cardOf(host, CARDS[0] ?? '')).toHaveCount(0);

    const line = host.getByRole('status').filter({ hasText: 'Mallory' });
    await expect(line).toBeVisible();
    await expect(line.getByRole('button', { name: t.hide })).toBeVisible();
    expect(await barriers(host)).toEqual([]);
    await expect(amal.page.getByText('Mallory')).toHaveCount(0);
    // Who comes later is told as well.
    await host.reload();
    await isSaved(host);
    await showBoard(host, words);
    await expect(line).toBeVisible();
    await host.screenshot({ path: test.info().outputPath('line.png') });

    await line.getByRole('button', { name: t.restore }).click();
    const dialog = host.getByRole('dialog', { name: t.confirmTitle });
    await expect(dialog).toContainText(language === 'ar' ? 'شخصان آخران' : '2 autres personnes');
    expect(await barriers(host)).toEqual([]);
    await host.screenshot({ path: test.info().outputPath('dialog.png') });
    await dialog.getByRole('button', { name: t.confirm }).click();

    await expect(dialog).toBeHidden();
    await isSaved(host);
    await showBoard(host, words);
    for (const text of CARDS) await expect(cardOf(host, text)).toBeAttached();
    await expect(cardOf(host, CARDS[0] ?? '')).toBeVisible();
    await host.screenshot({ path: test.info().outputPath('restored.png') });
    await expect(amal.page.getByText(fr.saving.trouble['wrong-epoch'])).toBeVisible();
    await amal.page.getByRole('button', { name: fr.saving.reload }).click();
    for (const text of CARDS) await expect(cardOf(amal.page, text)).toBeAttached();

    await expect(host.getByRole('button', { name: t.restore, exact: true })).toHaveCount(0);
    await host.getByRole('button', { name: t.undo, exact: true }).click();
    await host.getByRole('dialog').getByRole('button', { name: t.confirm }).click();
    await expect(host.getByRole('dialog')).toBeHidden();
    await isSaved(host);
    await showBoard(host, words);
    await expect(cardOf(host, CARDS[0] ?? '')).toHaveCount(0);

    await host.getByRole('button', { name: t.hide }).click();
    await expect(host.getByRole('button', { name: t.undo, exact: true })).toHaveCount(0);
    await host.reload();
    await isSaved(host);
    await expect(host.getByRole('button', { name: t.undo, exact: true })).toHaveCount(0);
    honest.leaves();
    program.leaves();
  });
}
