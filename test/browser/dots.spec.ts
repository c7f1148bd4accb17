import { join } from 'node:path';
import type { Page } from '@playwright/test';
import BetterSqlite from 'better-sqlite3';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { DotPage } from '#test/support/dots.ts';
import { addCard, cardOf, cardsOf, enterBy, IRAQ, openRoom } from '#test/support/room.ts';

test.use({ house: 'dots' });

/** The connection of whoever sits at a page, without its screens. */
async function dotsOf(page: Page, url: string): Promise<DotPage> {
  const cookies = await page.context().cookies();
  return DotPage.opens(url, cookies.map(({ name, value }) => `${name}=${value}`).join('; '), [IRAQ]);
}

/** Lets the ten seconds in which closing can be taken back be over, without waiting for them. */
function passTakingBack(dataDir: string): void {
  const file = new BetterSqlite(join(dataDir, 'rencontre.sqlite'), { timeout: 5000 });
  file.prepare('UPDATE dot_round SET closes_at = closes_at - ? WHERE settled = 0').run(TAKE_BACK_MS);
  file.close();
}

test('people lay dots by mouse, key and thumb, also without a connection, and compare two rounds', async ({
  guest,
  visitor,
  production,
}) => {
  const anna = (await guest({ name: 'Anna', language: 'en' })).page;
  await openRoom(anna, IRAQ);
  for (const text of ['Visits', 'Calls', 'Delays']) await addCard(anna, 0, text);
  const amal = (await guest({ name: 'Amal', language: 'ar', device: PHONE })).page;
  await openRoom(amal, IRAQ);
  await amal.locator('.pane-switch button').nth(1).click();
  const desk = await visitor({ language: 'en' });
  await enterBy(desk, production.links.facilitator);
  const host = await dotsOf(desk, production.baseURL);
  const first = await host.starts({ about: 'What first?', dots: 3 });

  const bar = anna.locator('[data-dot-voting]');
  await expect(bar).toContainText('What first?');
  await expect(bar).toContainText('3 of 3 dots left');
  const onCard = (page: Page, text: string) => cardOf(page, text).locator('[data-own-dots]');
  await onCard(anna, 'Visits').getByRole('button', { name: 'Lay one of your dots here' }).click();
  await cardOf(anna, 'Calls').focus();
  await anna.keyboard.press('+');
  await anna.keyboard.press('+');
  await anna.keyboard.press('+');
  await expect(anna.locator('[data-polite]')).toContainText('You have no dots left');
  await anna.keyboard.press('-');
  await expect(onCard(anna, 'Calls')).toContainText('1 dot of yours');
  await expect(bar).toContainText('1 of 3 dots left');
  await expect(bar).toContainText('Counted');

  // Without a connection dots stay where they are laid, and count as soon as there is one again.
  await amal.context().setOffline(true);
  await expect(amal.locator('[data-saving]')).toHaveAttribute('data-saving', 'offline');
  await onCard(amal, 'Visits').getByRole('button', { name: 'وضع نقطة' }).tap();
  await expect(onCard(amal, 'Visits')).toHaveAttribute('data-own-dots', '1');
  await expect(amal.locator('[data-dot-voting]')).toContainText('نقاطكم محفوظة هنا');
  await amal.context().setOffline(false);
  await expect(amal.locator('[data-dot-voting]')).toContainText('احتُسبت');
  await host.hears(first, ({ people }) => people === 2);

  // Nobody sees where the others' dots lie until it is closed; then everybody does.
  await expect(onCard(anna, 'Delays')).toContainText('None of your dots');
  await host.asks('dots:close', { roundId: first });
  await expect(bar).toContainText('The totals come');
  passTakingBack(production.dataDir);
  await expect(cardOf(anna, 'Visits').locator('[data-dots]')).toHaveText('2 dots');
  await expect(cardOf(amal, 'Visits').locator('[data-dots]')).toHaveAttribute('data-dots', '2');

  const second = await host.starts({ dots: 1 });
  await onCard(anna, 'Delays').getByRole('button', { name: 'Lay one of your dots here' }).click();
  await onCard(amal, 'Delays').getByRole('button', { name: 'وضع نقطة' }).tap();
  await host.hears(second, ({ people }) => people === 2);
  await host.asks('dots:close', { roundId: second });
  passTakingBack(production.dataDir);
  await expect(cardOf(anna, 'Delays').locator('[data-dots]')).toHaveText('2 dots');
  await anna.getByRole('button', { name: 'Sort by dots' }).click();
  expect((await cardsOf(anna, 0))[0]).toBe('Delays');
  expect((await cardsOf(amal, 0))[0], 'for oneself alone').toBe('Visits');
  await anna.getByRole('button', { name: 'Compare rounds' }).click();
  const rows = anna.getByRole('dialog').getByRole('row');
  await expect(rows).toHaveText([/Round 2.*What first\?/, /Delays.*20$/, /Visits.*02$/, /Calls.*01$/]);
  host.page.closes();
});
