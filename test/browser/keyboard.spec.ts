import type { Page } from '@playwright/test';
import { ar } from '#lib/language/messages/ar/index.ts';
import type { Messages } from '#lib/language/messages/en/index.ts';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { cardsOf, isSaved } from '#test/support/room.ts';

/** More stops than any screen has before the thing one looks for. */
const STOPS_MAX = 60;

/** What a screen reader would say of the thing that has the focus: its kind and its name. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    if (element === document.body) return '';
    const label = element.labels?.[0]?.textContent ?? '';
    const named = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const byOthers = named.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    return [element.getAttribute('aria-label'), byOthers, label, element.placeholder, element.textContent]
      .filter(Boolean)
      .join(' | ');
  });
}

/** Presses Tab (or another key) until the focus is on something of this name; not at all when it is there already. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    const here = await focused(page);
    if (here.includes(name)) return;
    seen.push(here);
    await page.keyboard.press(key);
  }
  throw new Error(`no "${name}" among: ${seen.join(' / ')}`);
}

const CASES: [language: 'fr' | 'ar', words: Messages, country: string, forward: string][] = [
  ['fr', fr as Messages, 'Maroc', 'ArrowRight'],
  ['ar', ar as Messages, 'المغرب', 'ArrowLeft'],
];

for (const [language, words, country, forward] of CASES) {
  test(`join, write a card, move it and take a note by keyboard alone, ${language}`, async ({
    visitor,
    production,
  }) => {
    const page = await visitor({ language });
    await page.goto('/');
    await expect(page.getByRole('textbox')).toBeVisible();
    await tabTo(page, words.join.code);
    await page.keyboard.type(production.joinCode);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(words.join.name)).toBeVisible();
    await tabTo(page, words.join.name);
    await page.keyboard.type(`Clavier ${language}`);
    // A group of radio buttons is one stop; arrows choose within it.
    const choice = page.getByRole('radio', { name: country });
    while (!(await page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'radio'))) {
      await page.keyboard.press('Tab');
    }
    for (let press = 0; press < 12 && !(await choice.isChecked()); press++) {
      await page.keyboard.press('ArrowDown');
    }
    await expect(choice).toBeChecked();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/room\//);
    await isSaved(page);
    await expect(page.locator('.notes-text')).toBeAttached();

    const text = `au clavier ${language}`;
    await tabTo(page, words.board.add);
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await expect.poll(() => cardsOf(page, 0)).toContain(text);
    await tabTo(page, text);
    await page.keyboard.press(`Alt+${forward}`);
    await expect.poll(() => cardsOf(page, 1)).toContain(text);
    await expect.poll(() => cardsOf(page, 0)).not.toContain(text);
    // The card keeps the focus where it went, and Enter opens it.
    await expect.poll(() => focused(page)).toContain(text);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.type(' bis');
    await page.keyboard.press('Escape');
    await expect.poll(() => cardsOf(page, 1)).toContain(`${text} bis`);

    await page.reload();
    await expect(page.locator('.notes-text')).toBeAttached();
    await tabTo(page, words.notes.label);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(`note ${language}`);
    await expect(page.locator('.notes-text')).toContainText(`note ${language}`);
    await isSaved(page);
    // Tab leaves the notes again: nobody is caught in them.
    await page.keyboard.press('Tab');
    await expect(page.locator('.notes-text')).not.toBeFocused();
  });
}

test('two quick taps on a card open it and leave it where it is', async ({ guest }) => {
  const { page } = await guest({ name: 'Taps', language: 'ar', device: PHONE });
  await page.goto('/room/demo-exchange-iq');
  await isSaved(page);
  await page.locator('.pane-switch button').nth(1).tap();
  const field = page.getByPlaceholder(ar.board.add).first();
  await field.fill('نقرتان');
  await field.press('Enter');
  const card = page.locator('[data-card]', { hasText: 'نقرتان' });
  await expect(card).toBeVisible();
  const column = await card.evaluate((element) =>
    element.closest('[data-column]')?.getAttribute('data-column'),
  );
  await card.locator('.card-text').dblclick();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(
    await card.first().evaluate((element) => element.closest('[data-column]')?.getAttribute('data-column')),
  ).toBe(column);
});
