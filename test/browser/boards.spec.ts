import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, PHONE, test } from '#test/support/browser.ts';
import {
  AFGHANISTAN,
  addCard,
  CAMEROON,
  CHECHNYA,
  cardOf,
  cardsOf,
  caretIn,
  columnOf,
  enterBy,
  IRAQ,
  isSaved,
  MOROCCO,
  openRoom,
  WORKSHOP,
  WORKSHOP_IRAQ,
} from '#test/support/room.ts';

test.use({ house: 'boards' });

test.describe('a phone in the hand', () => {
  test('two quick taps on a card open it, and press nothing of what comes up', async ({ guest }) => {
    const { page } = await guest({ name: 'Amal', language: 'ar', device: PHONE });
    await openRoom(page, IRAQ);
    await page.locator('.pane-switch button').nth(1).click();
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six']) await addCard(page, 0, text);
    const before = await cardsOf(page, 0);
    for (const text of ['one', 'three', 'six']) {
      await cardOf(page, text).scrollIntoViewIfNeeded();
      // Fingers wait until it stands still: after scrolling, or while a sheet goes, it may be on its way.
      await cardOf(page, text).tap({ trial: true });
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

test.describe('stacks', () => {
  test('by mouse: a card dropped on another lies on it for everybody, opens, has a title, moves, comes apart', async ({
    guest,
  }) => {
    const anna = await guest({ name: 'Anna', language: 'en' });
    const ben = await guest({ name: 'Ben', language: 'en' });
    await openRoom(anna.page, MOROCCO);
    await openRoom(ben.page, MOROCCO);
    for (const text of ['Housing first', 'A place to live', 'Papers']) await addCard(anna.page, 0, text);
    await drag(anna.page, cardOf(anna.page, 'A place to live'), cardOf(anna.page, 'Housing first'), 0.5);
    for (const page of [anna.page, ben.page]) {
      await expect(stackOf(page, 'Housing first')).toContainText('2 cards');
      await expect(cardOf(page, 'A place to live')).toHaveCount(0);
    }
    await expect(columnOf(ben.page, 0).locator('h3')).toContainText('3');

    await stackOf(ben.page, 'Housing first').locator('.stack-first').click();
    await expect(cardOf(ben.page, 'A place to live')).toBeVisible();
    await ben.page.getByLabel('Title of the stack').fill('Housing');
    await ben.page.getByLabel('Title of the stack').press('Enter');
    await expect(stackOf(anna.page, 'Housing')).toContainText('Housing');

    // The whole stack moves; between two cards a drop is a move.
    await drag(anna.page, stackOf(anna.page, 'Housing'), columnOf(anna.page, 1).locator('[data-cards]'), 0.8);
    await expect(columnOf(ben.page, 1).locator('[data-stack]')).toHaveCount(1);
    await expect(cardOf(ben.page, 'A place to live')).toBeVisible();
    // Ben undoes what he did, the title, and not what Anna did.
    await ben.page.keyboard.press('Control+z');
    await stackOf(ben.page, 'Housing').focus();
    await ben.page.keyboard.press('Control+z');
    await expect(stackOf(anna.page, 'Housing first')).toHaveAccessibleName('Housing first, 2 cards');
    await expect(columnOf(anna.page, 1).locator('[data-stack]')).toHaveCount(1);

    // One taken out, the other is a card again.
    await drag(ben.page, cardOf(ben.page, 'A place to live'), cardOf(ben.page, 'Papers'), 0.1);
    await expect.poll(() => cardsOf(anna.page, 0)).toEqual(['A place to live', 'Papers']);
    await expect.poll(() => cardsOf(anna.page, 1)).toEqual(['Housing first']);
    await expect(anna.page.locator('[data-stack]')).toHaveCount(0);
    await isSaved(ben.page);
  });

  test('by keyboard alone: S and Enter lay a card on another, Enter opens, Alt moves, undone by one step', async ({
    guest,
  }) => {
    const { page } = await guest({ name: 'Keys', language: 'en' });
    await openRoom(page, CAMEROON);
    for (const text of ['one', 'two', 'three']) await addCard(page, 0, text);
    await cardOf(page, 'three').focus();
    await page.keyboard.press('s');
    await expect(
      page.getByRole('status').filter({ hasText: 'Choose the card to lay it on: three' }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Choose the card to lay it on')).toHaveCount(0);
    await page.keyboard.press('s');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(stackOf(page, 'one')).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: '2 cards in the stack' })).toBeVisible();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => cardsOf(page, 0)).toEqual(['two', 'one', 'three']);
    await page.keyboard.press('ArrowDown');
    await expect(cardOf(page, 'one')).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => cardsOf(page, 0)).toEqual(['two', 'three', 'one']);
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => cardsOf(page, 1)).toEqual(['one']);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(page.locator('[data-stack]')).toHaveCount(0);
    expect(await cardsOf(page, 0)).toEqual(['one', 'two', 'three']);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.locator('[data-stack]')).toHaveCount(1);
    await page.locator('[data-stack]').getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Take the stack apart' }).click();
    await expect(page.locator('[data-stack]')).toHaveCount(0);
    expect((await cardsOf(page, 0)).sort()).toEqual(['one', 'three', 'two']);
  });

  test('by finger: from the menu of a card by choosing another, opened by a tap', async ({ guest }) => {
    const { page } = await guest({ name: 'Finger', language: 'ar', device: PHONE });
    await openRoom(page, AFGHANISTAN);
    await page.locator('.pane-switch button').nth(1).click();
    for (const text of ['one', 'two', 'three']) await addCard(page, 0, text);
    await cardOf(page, 'three').locator('.card-text').tap();
    await page.getByRole('dialog').getByRole('button', { name: 'على بطاقة أخرى' }).tap();
    await cardOf(page, 'one').locator('.card-text').tap();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(stackOf(page, 'one')).toContainText('بطاقتان');
    await stackOf(page, 'one').locator('.stack-first').tap();
    await expect(cardOf(page, 'three')).toBeVisible();
    await page.getByRole('button', { name: 'تفكيك الرزمة' }).tap();
    await expect.poll(() => cardsOf(page, 0)).toEqual(['one', 'three', 'two']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test.describe('cards that say more', () => {
  test('an action has somebody who sees to it and a day, for everybody in their own words', async ({
    guest,
  }) => {
    const anna = await guest({ name: 'Anna', language: 'en' });
    const ben = await guest({ name: 'Ben', language: 'fr' });
    await openRoom(anna.page, IRAQ);
    await openRoom(ben.page, IRAQ);
    await addCard(anna.page, 4, 'Call the centre');
    await cardOf(anna.page, 'Call the centre').focus();
    await anna.page.keyboard.press('Enter');
    const card = anna.page.locator('[data-still]');
    await expect(card.getByLabel('Who sees to it')).toHaveCount(0);
    await card.getByRole('button', { name: 'Action', exact: true }).click();
    const owner = card.getByLabel('Who sees to it');
    const offered = await owner.evaluate((input: HTMLInputElement) =>
      [...(input.list?.options ?? [])].map((option) => option.value),
    );
    expect(offered).toEqual(expect.arrayContaining(['Ben', 'Caritas International']));
    await owner.fill('x'.repeat(90));
    await expect(card.getByText('A name has at most 80 characters.')).toBeVisible();
    await owner.fill('Ben and the IOM');
    await card.getByLabel('Due on').fill('1999-12-31');
    await expect(card.getByText('This day cannot be used. Choose one between 1 Jan 2000')).toBeVisible();
    await card.getByLabel('Due on').fill('2019-04-30');
    await expect(card.getByText('This day cannot be used')).toHaveCount(0);
    await anna.page.keyboard.press('Escape');
    await expect(cardOf(anna.page, 'Call the centre').locator('[data-duty]')).toContainText(
      'Ben and the IOM',
    );
    await expect(cardOf(anna.page, 'Call the centre')).toContainText('due 30 Apr 2019');
    await expect(cardOf(ben.page, 'Call the centre')).toContainText('pour le 30 avr. 2019');
  });

  test('reactions count each person once, by menu and by press, on two devices and after a reload', async ({
    guest,
  }) => {
    const anna = await guest({ name: 'Anna', language: 'en' });
    const ben = await guest({ name: 'Ben', language: 'en' });
    await openRoom(anna.page, CHECHNYA);
    await openRoom(ben.page, CHECHNYA);
    await addCard(anna.page, 0, 'We listen first');
    const chip = (page: Page) => cardOf(page, 'We listen first').getByRole('button', { name: /^I agree/ });
    await cardOf(ben.page, 'We listen first').hover();
    await cardOf(ben.page, 'We listen first')
      .getByRole('button', { name: /What to do/ })
      .click();
    await ben.page.getByRole('menuitemcheckbox', { name: 'I agree' }).click();
    await expect(chip(anna.page)).toHaveAccessibleName('I agree: 1 (\u2068Ben\u2069)');
    await chip(anna.page).click();
    await expect(chip(ben.page)).toHaveAccessibleName('I agree: 2 (you and \u2068Anna\u2069)');

    const again = await anna.page.context().newPage();
    await openRoom(again, CHECHNYA);
    await expect(chip(again)).toHaveAttribute('aria-pressed', 'true');
    await chip(again).focus();
    await again.keyboard.press('Enter');
    await expect(chip(ben.page)).toHaveAccessibleName('I agree: 1 (you)');
    await expect(chip(anna.page)).toHaveAttribute('aria-pressed', 'false');
  });
});

test.describe('the bin', () => {
  test('a deleted card comes back by who deleted or wrote it and by who hosts, after a reload too', async ({
    guest,
    visitor,
    production,
  }) => {
    const anna = await guest({ name: 'Anna', language: 'en', device: PHONE });
    const ben = await guest({ name: 'Ben', language: 'en' });
    const host = await visitor({ language: 'en' });
    await enterBy(host, production.links.facilitator);
    await openRoom(anna.page, MOROCCO);
    await openRoom(ben.page, MOROCCO);
    await openRoom(host, MOROCCO);
    await anna.page.locator('.pane-switch button').nth(1).click();
    for (const text of ['Follow-up visits', 'A secret']) await addCard(anna.page, 2, text);
    for (const text of ['Follow-up visits', 'A secret']) {
      await cardOf(host, text).focus();
      await host.keyboard.press('Delete');
      await expect(cardOf(anna.page, text)).toHaveCount(0);
    }
    await isSaved(host);
    // Ben wrote nothing and deleted nothing.
    await ben.page.getByRole('button', { name: 'Bin' }).click();
    await expect(ben.page.getByText('There is nothing to put back.')).toBeVisible();

    await anna.page.reload();
    await isSaved(anna.page);
    await anna.page.locator('.pane-switch button').nth(1).click();
    await anna.page.getByRole('button', { name: 'Bin' }).tap();
    const entry = anna.page.locator('[data-binned]', { hasText: 'Follow-up visits' });
    await expect(entry).toContainText('deleted by');
    await entry.getByRole('button', { name: 'Put it back' }).tap();
    await expect(cardOf(host, 'Follow-up visits').locator('[data-byline]')).toContainText('Anna');

    await host.reload();
    await isSaved(host);
    await host.getByRole('button', { name: 'Bin' }).focus();
    await host.keyboard.press('Enter');
    const secret = host.locator('[data-binned]', { hasText: 'A secret' });
    await secret.getByRole('button', { name: 'Delete for good' }).press('Enter');
    await expect(host.getByText('These words will be gone for everybody.')).toBeVisible();
    await secret.getByRole('button', { name: 'Yes, delete for good' }).press('Enter');
    await expect(secret).toHaveCount(0);
    await expect(anna.page.locator('[data-binned]')).toHaveCount(0);
    expect(await anna.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

function stackOf(page: Page, text: string) {
  return page.locator('[data-stack]', { hasText: text });
}

/** Drags by mouse to a height of the other thing, 0 its top and 1 its foot. */
async function drag(page: Page, what: Locator, to: Locator, height: number): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const [from, goal] = [await what.boundingBox(), await to.boundingBox()];
  if (from === null || goal === null) throw new Error('not on the screen');
  const y = goal.y + goal.height * height;
  await page.mouse.move(from.x + 30, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 50, from.y + 20, { steps: 4 });
  await page.mouse.move(goal.x + 30, y, { steps: 8 });
  // Where it would go is drawn once per frame.
  await expect(page.locator('.drop-line:visible, .slot-below')).toHaveCount(1);
  // Before the release one is told when the card would be laid on another.
  const isOnto = (await page.locator('.slot-below').count()) === 1;
  await expect(page.locator('.card-copy[data-said="Lay it on this card"]')).toHaveCount(isOnto ? 1 : 0);
  await page.mouse.up();
}

test.describe('the board as a list', () => {
  test('the same cards below each other, with the same keys and menu, kept on this device', async ({
    guest,
  }) => {
    const { page } = await guest({ name: 'Listener', language: 'en', country: 'MA' });
    await openRoom(page, WORKSHOP);
    for (const text of ['one', 'two', 'three']) await addCard(page, 0, text);
    await addCard(page, 1, 'four');
    const draft = columnOf(page, 1).locator('form textarea');
    await draft.fill('not finished');

    await page.getByRole('button', { name: 'As a list' }).click();
    const heads = page.locator('[data-column] > h3');
    const [first, second] = [await heads.nth(0).boundingBox(), await heads.nth(1).boundingBox()];
    expect(first?.x).toBe(second?.x);
    expect(second?.y ?? 0).toBeGreaterThan(first?.y ?? 0);
    await expect(draft).toHaveValue('not finished');

    // Arrow keys go on where a column ends; with Alt the card goes along.
    await cardOf(page, 'three').focus();
    await page.keyboard.press('ArrowDown');
    await expect(cardOf(page, 'four')).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => cardsOf(page, 0)).toEqual(['one', 'two', 'three', 'four']);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => cardsOf(page, 1)).toEqual(['four']);

    // A stack shows all its cards; its title is written where it is asked for.
    await cardOf(page, 'two').focus();
    await page.keyboard.press('s');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(cardOf(page, 'two')).toBeVisible();
    await expect(page.getByLabel('Title of the stack')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Title of the stack')).toBeFocused();
    await page.keyboard.type('Both');
    await page.keyboard.press('Enter');
    await expect(stackOf(page, 'Both')).toBeFocused();
    await expect(page.getByLabel('Title of the stack')).toHaveCount(0);

    // What the menu of a card offers is what it offers on the board.
    await cardOf(page, 'three').hover();
    await cardOf(page, 'three').getByRole('button', { name: 'What to do with: three' }).click();
    const offered = await page.getByRole('menu').locator('[role^=menuitem]').allInnerTexts();
    await page
      .getByRole('menuitem', { name: 'Important' })
      .or(page.getByRole('menuitemcheckbox', { name: 'Important' }))
      .click();
    await expect(cardOf(page, 'three').getByRole('button', { name: 'Important: 1 (you)' })).toBeVisible();

    await page.reload();
    await expect(page.getByRole('button', { name: 'As a list' })).toHaveAttribute('aria-pressed', 'true');
    await isSaved(page);
    await expect(stackOf(page, 'Both')).toBeVisible();
    const found = await new AxeBuilder({ page }).include('.board').analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);

    await page.getByRole('button', { name: 'As a list' }).click();
    await cardOf(page, 'three').hover();
    await cardOf(page, 'three').getByRole('button', { name: 'What to do with: three' }).click();
    expect(await page.getByRole('menu').locator('[role^=menuitem]').allInnerTexts()).toEqual(
      offered.map((line) => (line === 'Important' ? 'Important: 1 (you)' : line)),
    );
  });

  test('on a phone, in Arabic: a tap opens a card, a name above leads to its cards', async ({ guest }) => {
    const { page } = await guest({ name: 'Phone', language: 'ar', device: PHONE });
    await openRoom(page, WORKSHOP_IRAQ);
    await page.locator('.pane-switch button').nth(1).click();
    await page.getByRole('button', { name: 'كقائمة' }).tap();
    for (let i = 0; i < 12; i++) await addCard(page, 0, `card ${i}`);
    const last = columnOf(page, 3);
    await page
      .locator('nav button', { hasText: (await last.locator('h3 > span').first().textContent()) ?? '' })
      .tap();
    await expect(last.locator('h3')).toBeInViewport();
    await cardOf(page, 'card 11').locator('.card-text').tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test('a passage of the notes becomes a card, and both lead to each other as long as they are there', async ({
  guest,
}) => {
  const anna = await guest({ name: 'Anna', language: 'en' });
  const ben = await guest({ name: 'Ben', language: 'en' });
  await openRoom(anna.page, AFGHANISTAN);
  await openRoom(ben.page, AFGHANISTAN);
  await caretIn(anna.page, 0);
  await anna.page.getByRole('button', { name: 'Card', exact: true }).click();
  await expect(anna.page.getByRole('menuitem', { name: /Put the caret into a line/ })).toBeVisible();
  await anna.page.keyboard.press('Escape');
  await anna.page.locator('.notes-text').focus();
  await anna.page.keyboard.type('Houses near the family');
  await anna.page.getByRole('button', { name: 'Card', exact: true }).click();
  await anna.page.getByRole('menuitem').nth(1).click();
  await expect(anna.page.getByRole('status').filter({ hasText: 'Card added to' })).toBeVisible();

  // Everybody sees both, the card as Anna's; the mark leads to it wherever it is.
  const mark = ben.page.getByRole('link', { name: 'Card: Houses near the family' });
  await expect(mark).toBeVisible();
  await expect(columnOf(ben.page, 1)).toContainText('Houses near the family');
  await expect(cardOf(ben.page, 'Houses near').locator('[data-byline]')).toContainText('Anna');
  await cardOf(ben.page, 'Houses near').focus();
  await ben.page.keyboard.press('Alt+ArrowRight');
  await mark.click();
  await expect(cardOf(ben.page, 'Houses near')).toBeFocused();
  await expect(columnOf(ben.page, 2)).toContainText('Houses near the family');
  await cardOf(ben.page, 'Houses near').getByRole('button', { name: 'From the notes' }).click();
  await expect(ben.page.locator('.card-mark.ProseMirror-selectednode')).toBeVisible();
  // By keyboard from the selected mark.
  await ben.page.keyboard.press('Enter');
  await expect(cardOf(ben.page, 'Houses near')).toBeFocused();

  // The card in the bin and back.
  await cardOf(anna.page, 'Houses near').focus();
  await anna.page.keyboard.press('Delete');
  await expect(ben.page.locator('.card-mark')).toHaveText('card in the bin');
  await anna.page.keyboard.press('Control+z');
  await expect(ben.page.locator('.card-mark')).toHaveText('card');

  // The passage gone; a line of its own instead, undone and done again as one step, still there after a reload.
  await anna.page.locator('.notes-text > p').first().click();
  await anna.page.keyboard.press('End');
  await anna.page.keyboard.press('Shift+Home');
  await anna.page.keyboard.press('Delete');
  await expect(cardOf(ben.page, 'Houses near')).toContainText('that passage is not there any more');
  await cardOf(ben.page, 'Houses near').hover();
  await cardOf(ben.page, 'Houses near')
    .getByRole('button', { name: /What to do/ })
    .click();
  await ben.page.getByRole('menuitem', { name: 'Put into the notes' }).click();
  await expect(anna.page.locator('.notes-text > p', { hasText: 'Houses near the family' })).toBeVisible();
  await ben.page.locator('.board').getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(anna.page.locator('.card-mark')).toHaveCount(0);
  await ben.page.locator('.board').getByRole('button', { name: 'Redo' }).click();
  await isSaved(ben.page);
  await anna.page.reload();
  await cardOf(anna.page, 'Houses near').getByRole('button', { name: 'From the notes' }).click();
  await expect(anna.page.locator('.card-mark.ProseMirror-selectednode')).toBeVisible();
  const found = await new AxeBuilder({ page: anna.page }).analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);
});
