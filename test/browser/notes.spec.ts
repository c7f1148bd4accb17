import type { Page } from '@playwright/test';
import { MESSAGE_AWARENESS, MESSAGE_CARETS } from '#lib/wire/collab.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { CaretCrowd } from '#test/support/caret-crowd.ts';
import {
  CAMEROON,
  CHECHNYA,
  caretIn,
  IRAQ,
  isSaved,
  MOROCCO,
  openRoom,
  WORKSHOP,
} from '#test/support/room.ts';

test.use({ house: 'notes' });

/** The blocks of the notes from top to bottom, each with its words. */
function blocksOf(page: Page): Promise<string[]> {
  return page
    .locator('.notes-text > *')
    .evaluateAll((blocks) =>
      blocks.map((block) => `${block.matches('.template-heading') ? '# ' : ''}${block.textContent}`),
    );
}

/** What a copy or a cut of the selection puts on the clipboard. */
function takes(page: Page, kind: 'copy' | 'cut'): Promise<{ text: string; html: string }> {
  return page.locator('.notes-text').evaluate((notes, type) => {
    const clipboardData = new DataTransfer();
    notes.dispatchEvent(new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }));
    return { text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html') };
  }, kind);
}

function pastes(page: Page, data: { text: string; html: string }): Promise<void> {
  return page.locator('.notes-text').evaluate((notes, { text, html }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    clipboardData.setData('text/html', html);
    notes.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** Writes a line under each of the first two headings and selects everything. */
async function writeAndSelectAll(page: Page): Promise<void> {
  await caretIn(page, 0);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await caretIn(page, 0);
  await page.keyboard.type('first words');
  await caretIn(page, 1);
  await page.keyboard.type('second words');
  await page.keyboard.press('Control+a');
}

test.describe('headings of the template', () => {
  for (const device of [undefined, PHONE]) {
    test(`writing after pressing a heading goes under it, ${device ? 'finger' : 'mouse'}`, async ({
      guest,
    }) => {
      const { page } = await guest({
        name: 'Presser',
        language: 'en',
        ...(device === undefined ? {} : { device }),
      });
      const warnings: string[] = [];
      page.on('console', (said) => said.type() === 'warning' && warnings.push(said.text()));
      await openRoom(page, MOROCCO);
      if (device !== undefined) await page.locator('.pane-switch button').first().click();
      const place = device === undefined ? 1 : 2;
      const heading = page.locator('.template-heading').nth(place);
      await (device === undefined ? heading.click() : heading.tap());
      await expect(page.locator('.notes-text')).toBeFocused();
      await page.keyboard.type(`under ${place}`);
      const title = await heading.innerText();
      const blocks = await blocksOf(page);
      expect(blocks[blocks.indexOf(`# ${title}`) + 1]).toBe(`under ${place}`);
      expect(warnings.filter((text) => text.includes('TextSelection'))).toEqual([]);
    });
  }

  test('stay when one writes, starts a line, pastes or cuts over them', async ({ guest }) => {
    const { page } = await guest({ name: 'Over', language: 'en' });
    await openRoom(page, CAMEROON);
    const headings = await page.locator('.template-heading').allInnerTexts();
    const isWritten = async (words: string, then: () => Promise<unknown>) => {
      await writeAndSelectAll(page);
      await then();
      await expect(page.locator('.notes-text > p').filter({ hasText: /\S/ })).toHaveText(
        words === '' ? [] : words.split('\n'),
      );
      expect(await page.locator('.template-heading').allInnerTexts()).toEqual(headings);
    };
    await isWritten('Xyz', () => page.keyboard.type('Xyz'));
    await isWritten('next', async () => {
      const lines = await page.locator('.notes-text > p').count();
      await page.keyboard.press('Enter');
      await expect(page.locator('.notes-text > p')).toHaveCount(lines + 1);
      await page.keyboard.type('next');
    });
    await isWritten('pasted', () => pastes(page, { text: 'pasted', html: '<p>pasted</p>' }));
    await isWritten('', async () => {
      expect((await takes(page, 'cut')).text).toContain('second words');
    });
    // Words dragged with a heading among them get nowhere without it, and none is lost; others go where one drops them.
    const line = (n: number) => page.locator('.notes-text > p').nth(n);
    const dragOnto = async (from: number, to: number, target: number) => {
      await line(from).click({ position: { x: 2, y: 10 } });
      await page.keyboard.press('Home');
      for (let step = from; step < to; step++) await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+End');
      const [start, end] = [await line(from).boundingBox(), await line(target).boundingBox()];
      if (start === null || end === null) throw new Error('not on the screen');
      await page.mouse.move(start.x + 20, start.y + 12);
      await page.mouse.down();
      await page.mouse.move(start.x + 30, start.y + 16, { steps: 4 });
      await page.mouse.move(end.x + 10, end.y + 10, { steps: 8 });
      await page.mouse.up();
    };
    const last = (await page.locator('.notes-text > p').count()) - 1;
    await isWritten('first words\nsecond words', () => dragOnto(0, 1, last));
    await isWritten('second words\nfirst words', () => dragOnto(0, 0, last));
    await isSaved(page);
  });

  test('leave the key that deletes forward to the line below them', async ({ guest }) => {
    const { page } = await guest({ name: 'Forward', language: 'en' });
    await openRoom(page, WORKSHOP);
    await caretIn(page, 2);
    await page.keyboard.type('xabc');
    await page.keyboard.press('Home');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Delete');
    await expect(page.locator('.notes-text > p').filter({ hasText: 'abc' })).toHaveText('abc');
  });

  test('are copied with their titles, and pasted as lines', async ({ guest }) => {
    const { page } = await guest({ name: 'Copier', language: 'nl' });
    await openRoom(page, CHECHNYA);
    const titles = await page.locator('.template-heading').allInnerTexts();
    await writeAndSelectAll(page);
    const copied = await takes(page, 'copy');
    for (const title of titles) {
      expect(copied.text).toContain(title);
      expect(copied.html).toContain(`>${title}</h2>`);
    }
    await page.keyboard.press('Delete');
    await caretIn(page, 0);
    await pastes(page, { text: '', html: `<h2></h2>${copied.html}<h2>Own title</h2>` });
    const text = page.locator('.notes-text');
    await expect(text.locator('h2:not(.template-heading), h3')).toHaveText(['Own title']);
    expect(await page.locator('.template-heading').allInnerTexts()).toEqual(titles);
    await expect(text.locator('> p').filter({ hasText: titles[0] ?? '' })).toHaveCount(1);
    await expect(text.locator('> p').filter({ hasText: 'second words' })).toHaveCount(1);
  });
});

test.describe('lines', () => {
  test('without letters keep the direction of the page; with letters they have their own', async ({
    guest,
  }) => {
    const { page } = await guest({ name: 'أمل', language: 'ar' });
    await openRoom(page, CAMEROON);
    await caretIn(page, 3);
    const line = page.locator('.notes-text > p').nth(3);
    /** On which half of the line its words stand. */
    const side = () =>
      line.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const words = range.getBoundingClientRect();
        const box = element.getBoundingClientRect();
        return (words.left + words.right) / 2 < (box.left + box.right) / 2 ? 'left' : 'right';
      });
    await page.keyboard.type('12 + ');
    expect(await side()).toBe('right');
    await page.keyboard.type('abc');
    // The digits are neutral, the first letter decides.
    expect(await side()).toBe('left');
  });

  for (const language of ['fr', 'nl', 'en', 'ar'] as const) {
    test(`the hint fits on one line at 360 px, ${language}`, async ({ guest }) => {
      const { page } = await guest({ name: 'Small', language, device: PHONE });
      await openRoom(page, MOROCCO);
      await page.locator('.pane-switch button').first().click();
      await page.locator('.notes-text > p').filter({ hasNotText: /\S/ }).first().click();
      const hint = page.locator('.notes-text .is-empty');
      await expect(hint).toHaveAttribute('data-placeholder', /\//);
      const [line, sentence] = await hint.evaluate((element) => {
        const ruler = document.createElement('span');
        ruler.textContent = element.getAttribute('data-placeholder');
        ruler.style.cssText = 'position:absolute; white-space:nowrap';
        element.closest('.notes-paper')?.append(ruler);
        const { width } = ruler.getBoundingClientRect();
        ruler.remove();
        return [element.getBoundingClientRect().width, width];
      });
      expect(sentence).toBeLessThanOrEqual(line ?? 0);
    });
  }
});

test('carets of others stand beside the text with their initials and cover none of it', async ({ guest }) => {
  const name = 'Maximiliana Alexandrina van den Broeck-Vandenberghe';
  const writer = await guest({ name, language: 'en' });
  const reader = await guest({ name: 'Reader', language: 'en', device: PHONE });
  await openRoom(writer.page, CHECHNYA);
  await openRoom(reader.page, CHECHNYA);
  await writer.page.locator('.notes-text > p').filter({ hasNotText: /\S/ }).last().click();
  await writer.page.keyboard.type('two lines long '.repeat(8));
  const label = reader.page.locator('.caret-name', { hasText: name });
  await expect(label).toBeVisible();
  await expect(label).toHaveAttribute('data-initials', 'M\u200cB');
  const beside = () =>
    label.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const line = element.closest('.caret')?.getBoundingClientRect();
      const text = element.closest('.notes-text')?.getBoundingClientRect();
      const paper = element.closest('.notes-paper')?.getBoundingClientRect();
      if (line === undefined || text === undefined || paper === undefined) throw new Error('no caret');
      const inMargin = box.right <= text.left && box.left >= paper.left;
      return { inMargin, sameLine: box.top >= line.top - 4 && box.bottom <= line.bottom + 4 };
    });
  expect(await beside()).toEqual({ inMargin: true, sameLine: true });

  // In a table too, whose own edges hide what stands outside of it.
  await writer.page.keyboard.press('Enter');
  await writer.page.keyboard.type('/tab');
  await writer.page.keyboard.press('Enter');
  await writer.page.keyboard.type('cell');
  await expect(reader.page.locator('.tableWrapper .caret-name', { hasText: name })).toBeVisible();
  await expect.poll(beside).toEqual({ inMargin: true, sameLine: true });
});

test('in a crowd only those who write stand with their names, and who wants none of it hides them all', async ({
  guest,
  production,
}) => {
  const names = Array.from({ length: 30 }, (_, n) => `Writer ${n}`);
  const crowd = await CaretCrowd.stands(production, IRAQ, names, Array(12).fill('what many people write '));
  const { page } = await guest({ name: 'Reader' });
  let frames = 0;
  let caretFrames = 0;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string') return;
      frames += 1;
      if (payload[0] === MESSAGE_AWARENESS || payload[0] === MESSAGE_CARETS) caretFrames += 1;
    }),
  );
  await openRoom(page, IRAQ);
  const carets = page.locator('.caret');
  const named = page.locator('.caret-name:visible');
  await expect(carets).toHaveCount(30);
  await expect(page.locator('.caret.is-thin')).toHaveCount(30);
  await expect(named).toHaveCount(0);
  for (const [person, paragraph] of [
    [4, 2],
    [9, 5],
  ] as const) {
    crowd.moves(person, paragraph, 6);
  }
  await expect(named).toHaveText(['Writer 4', 'Writer 9']);
  await expect(carets).toHaveCount(30);

  // By keyboard, kept on the device; the line carries none of it meanwhile.
  const shown = page.getByRole('button', { name: 'Curseurs des autres' });
  await expect(shown).toHaveAttribute('aria-pressed', 'true');
  await shown.focus();
  await page.keyboard.press('Enter');
  await expect(shown).toHaveAttribute('aria-pressed', 'false');
  await expect(carets).toHaveCount(0);
  await page.reload();
  await expect(shown).toHaveAttribute('aria-pressed', 'false');
  crowd.writes(1, 0, 'heard meanwhile');
  await expect(page.locator('.notes-text')).toContainText('heard meanwhile');
  const before = caretFrames;
  const framesBefore = frames;
  crowd.moves(5, 1, 9);
  crowd.writes(2, 0, 'heard later');
  await expect(page.locator('.notes-text')).toContainText('heard later');
  await expect.poll(() => frames).toBeGreaterThan(framesBefore);
  expect(caretFrames).toBe(before);
  await expect(carets).toHaveCount(0);
  await shown.focus();
  await page.keyboard.press('Space');
  await expect(carets).toHaveCount(30);
  await expect.poll(() => caretFrames).toBeGreaterThan(before);
  crowd.leaves();
  await expect(carets).toHaveCount(0);
});
