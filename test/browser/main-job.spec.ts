import type { Page } from '@playwright/test';
import { ar } from '#lib/language/messages/ar/index.ts';
import type { Messages } from '#lib/language/messages/en/index.ts';
import { nl } from '#lib/language/messages/nl/index.ts';
import { expect, LAPTOP, PHONE, test } from '#test/support/browser.ts';

/** The words of somebody's interface. */
type Words = Messages;

/** Somebody who joins by hand, as people do: code, name, country. */
async function joins(page: Page, words: Words, code: string, name: string, country: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('textbox').fill(code);
  await page.getByRole('textbox').press('Enter');
  await page.getByLabel(words.join.name).fill(name);
  await page.getByRole('radio', { name: country }).check({ force: true });
  await page.getByRole('button', { name: words.join.join }).click();
  await page.waitForURL(/\/room\//);
}

/** Shows the board (a phone has one pane at a time). */
async function board(page: Page, words: Words): Promise<void> {
  const pane = page.getByRole('button', { name: words.room.board });
  if (await pane.isVisible()) await pane.click();
}

async function notes(page: Page, words: Words): Promise<void> {
  const pane = page.getByRole('button', { name: words.room.notes });
  if (await pane.isVisible()) await pane.click();
}

async function writesCard(page: Page, words: Words, text: string): Promise<void> {
  await board(page, words);
  const field = page.getByPlaceholder(words.board.add).first();
  await field.fill(text);
  await field.press('Enter');
}

async function writesNote(page: Page, words: Words, text: string): Promise<void> {
  await notes(page, words);
  const editor = page.getByRole('textbox', { name: words.notes.label });
  await editor.locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

const saved = (page: Page, words: Words) =>
  expect(page.getByText(words.saving.saved, { exact: true })).toBeVisible();

async function sees(page: Page, words: Words, texts: { cards?: string[]; notes?: string[] }): Promise<void> {
  await board(page, words);
  for (const text of texts.cards ?? []) await expect(page.getByText(text)).toBeVisible();
  await notes(page, words);
  const editor = page.getByRole('textbox', { name: words.notes.label });
  for (const text of texts.notes ?? []) await expect(editor).toContainText(text);
}

test('Amal on a phone in Arabic and Joris on a laptop in Dutch write in both countries’ rooms, through a lost network and a killed server', async ({
  visitor,
  production,
}) => {
  const amal = await visitor({ language: 'ar', device: PHONE });
  const joris = await visitor({ language: 'nl', device: LAPTOP });
  await joins(amal, ar, '2803 2019', 'Amal', 'العراق');
  await joins(joris, nl, production.joinCode.toLowerCase(), 'Joris', 'Marokko');
  await expect(amal.locator('html')).toHaveAttribute('dir', 'rtl');

  // Each writes in both rooms of the exchange, and sees the other.
  for (const country of ['iq', 'ma']) {
    await amal.goto(`/room/demo-exchange-${country}`);
    await joris.goto(`/room/demo-exchange-${country}`);
    await writesNote(amal, ar, `ملاحظة ${country} `);
    await saved(amal, ar);
    await writesNote(joris, nl, `nota ${country} `);
    await writesCard(amal, ar, `بطاقة ${country}`);
    await writesCard(joris, nl, `kaart ${country}`);
    const all = {
      cards: [`بطاقة ${country}`, `kaart ${country}`],
      notes: [`ملاحظة ${country}`, `nota ${country}`],
    };
    await sees(amal, ar, all);
    await sees(joris, nl, all);
    await saved(amal, ar);
    await saved(joris, nl);
  }

  // Amal loses the network; both go on; she comes back; both show the same.
  await amal.context().setOffline(true);
  await writesCard(amal, ar, 'بدون شبكة');
  await expect(amal.getByText(ar.saving.saved, { exact: true })).toBeHidden();
  await writesNote(joris, nl, 'ondertussen ');
  await writesCard(joris, nl, 'kaart ondertussen');
  await saved(joris, nl);
  await amal.context().setOffline(false);
  const both = { cards: ['بدون شبكة', 'kaart ondertussen'], notes: ['ondertussen'] };
  await sees(amal, ar, both);
  await sees(joris, nl, both);
  await saved(amal, ar);

  // kill -9: what is written meanwhile waits on the device, also over a reload once the server answers.
  await production.kill9();
  await writesCard(joris, nl, 'zonder server');
  await expect(joris.getByText(nl.saving.saved, { exact: true })).toBeHidden();
  await production.restart();
  await joris.reload();
  await saved(joris, nl);
  const everything = { cards: ['بدون شبكة', 'kaart ondertussen', 'kaart ma', 'بطاقة ma', 'zonder server'] };
  await sees(joris, nl, everything);
  await sees(amal, ar, everything);
  for (const text of everything.cards) await expect(joris.getByText(text, { exact: true })).toHaveCount(1);
});
