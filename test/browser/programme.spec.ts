import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, LAPTOP, PHONE, test } from '#test/support/browser.ts';

async function findsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('my room is one press away, every other room two at most', async ({ guest }) => {
  const { page, roomId } = await guest({ name: 'Joris', language: 'nl', country: 'MA', device: PHONE });
  await page.goto('/event');
  await expect(page.getByRole('heading', { name: 'De dag' })).toBeVisible();
  await findsNothing(page);
  const mine = page.getByRole('link', { name: 'Naar mijn zaal' });
  await expect(mine).toHaveAttribute('href', `/room/${roomId}`);
  const other = page.getByRole('link', { name: /Irak/ }).first();
  const address = await other.getAttribute('href');
  await other.click();
  await page.waitForURL(`**${address}`);
});

test('who is in which room is seen without a reload, and so is who has left it', async ({ guest }) => {
  const { page } = await guest({ name: 'Anna', language: 'en', country: 'IQ' });
  await page.goto('/event');
  const amal = await guest({ name: 'Amal', language: 'ar', country: 'IQ', device: PHONE });
  await amal.page.goto(`/room/${amal.roomId}`);
  const room = page.getByRole('listitem').getByRole('link', { name: /My room/ });
  await expect(room).toContainText('1 person here');
  await amal.page.goto('/event');
  await expect(room).not.toContainText('person here');
});

test('a facilitator closes a session, everybody reads it in words; others have no such button', async ({
  guest,
  visitor,
  production,
}) => {
  const { page } = await guest({ name: 'Anna', language: 'en', country: 'IQ' });
  await page.goto('/event');
  await expect(
    page.getByText('people are connected').or(page.getByText('person is connected')),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close the session' })).toHaveCount(0);

  const facilitator = await visitor({ language: 'en', device: LAPTOP });
  await facilitator.goto(production.links.facilitator);
  await facilitator.waitForURL(/\/room\/|\/event/);
  await facilitator.goto('/event');
  const close = facilitator.getByRole('button', { name: /^(Close|Fermer|Clôturer|Sluit)/ }).last();
  await findsNothing(facilitator);
  const last = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
    .last();
  await expect(last).not.toContainText('Closed, to read only');
  await close.click();
  await expect(last).toContainText('Closed, to read only');
  await facilitator
    .getByRole('button', { name: /again|Rouvrir/ })
    .last()
    .click();
  await expect(last).not.toContainText('Closed, to read only');
});

test('the menus and sheets of the programme work by keyboard alone', async ({ guest }) => {
  const { page } = await guest({ name: 'Anna', language: 'en', country: 'IQ' });
  await page.goto('/event');
  const menu = page.getByRole('button', { name: /^You: Anna/ });
  await menu.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('i');
  await expect(page.getByRole('menuitem', { name: 'Invite others to join' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('2803-2019');
  await findsNothing(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(menu).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const contrast of ['no-preference', 'more'] as const) {
    test(`axe finds nothing on the programme: ${colorScheme}, contrast ${contrast}, in Arabic`, async ({
      guest,
    }) => {
      const { page } = await guest({ name: 'أمل الجبوري', language: 'ar', country: 'IQ', device: PHONE });
      await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' });
      await page.goto('/event');
      await expect(page.getByRole('link', { name: 'إلى قاعتي' })).toBeVisible();
      await findsNothing(page);
      const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(needed).toBeLessThanOrEqual(there ?? 0);
    });
  }
}
