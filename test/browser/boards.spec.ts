import { expect, PHONE, test } from '#test/support/browser.ts';
import { addCard, cardOf, cardsOf, columnOf, IRAQ, openRoom } from '#test/support/room.ts';

test.describe('a phone in the hand', () => {
  test('two quick taps on a card open it, and press nothing of what comes up', async ({ guest }) => {
    const { page } = await guest({ name: 'Amal', language: 'ar', device: PHONE });
    await openRoom(page, IRAQ);
    await page.locator('.pane-switch button').last().click();
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six']) await addCard(page, 0, text);
    const before = await cardsOf(page, 0);
    for (const text of ['one', 'three', 'six']) {
      await cardOf(page, text).scrollIntoViewIfNeeded();
      const box = await cardOf(page, text).boundingBox();
      if (box === null) throw new Error('not on the screen');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.touchscreen.tap(x, y);
      await page.touchscreen.tap(x, y);
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.getByRole('dialog').getByRole('button', { name: 'تم' }).tap();
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    expect(await cardsOf(page, 0)).toEqual(before);
    // The twin: a press that is meant moves the card.
    await cardOf(page, 'one').locator('.card-text').tap();
    const other = await columnOf(page, 1).locator('h3 > span').first().textContent();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: other ?? '', exact: true })
      .tap();
    await expect.poll(() => cardsOf(page, 0)).not.toContain('one');
  });
});
