import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { CARD_TEXT_MAX } from '#lib/board/schema.ts';
import { CLOSE, MESSAGE_PIECE } from '#lib/wire/collab.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { joinsAt } from '#test/support/processes.ts';
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
  isOffline,
  isSaved,
  MOROCCO,
  openRoom,
  setSessionState,
  WORKSHOP_IRAQ,
} from '#test/support/room.ts';
import { comes } from '#test/support/visits.ts';

test.use({ house: 'room' });

test.describe('writing together', () => {
  test('cards and notes of one appear at the other, with who wrote them', async ({ guest }) => {
    const amal = await guest({ name: 'Amal Al-Khatib', language: 'ar', country: 'IQ', organisation: 'iom' });
    const joris = await guest({
      name: 'Joris Peeters',
      language: 'nl',
      country: 'MA',
      organisation: 'caritas',
    });
    await openRoom(amal.page, IRAQ);
    await openRoom(joris.page, IRAQ);

    await addCard(amal.page, 0, 'ورشات مهنية في أربيل');
    const card = cardOf(joris.page, 'ورشات مهنية في أربيل');
    await expect(card.locator('[data-byline]')).toContainText('Amal Al-Khatib');
    await expect(card.locator('.card-text')).toHaveAttribute('dir', 'auto');
    await expect(card.getByRole('img', { name: 'Irak' })).toBeVisible();

    await caretIn(joris.page, 0);
    await joris.page.keyboard.type('We bellen na zes maanden');
    await expect(amal.page.locator('.notes-text')).toContainText('We bellen na zes maanden');
    await expect(amal.page.locator('.caret-name')).toHaveText('Joris Peeters');
    await isSaved(joris.page);

    await amal.page.getByRole('button', { name: /هنا/ }).click();
    const line = amal.page.locator('[data-presence]', { hasText: 'Joris Peeters' });
    await expect(line).toContainText('Caritas International');
    await expect(line).toHaveAttribute('data-presence', 'active');
    await joris.page.goto('/event');
    await expect(amal.page.getByRole('heading', { name: /في مكان آخر من اللقاء/ })).toBeVisible();
    await joris.page.close();
    await expect(line).toHaveAttribute('data-presence', 'gone');
  });

  test('opening a room writes nothing into it', async ({ guest }) => {
    const sent: number[] = [];
    const { page } = await guest({ name: 'Reader' });
    page.on('websocket', (socket) => {
      if (!socket.url().includes('/collab/')) return;
      socket.on('framesent', ({ payload }) => {
        // Sync updates are [0, 2, …]; an empty answer to the server's question is [0, 1, 2, 0, 0].
        if (typeof payload !== 'string' && payload[0] === 0 && payload[1] === 2) sent.push(payload.length);
      });
    });
    await openRoom(page, AFGHANISTAN);
    await page
      .getByRole('button', { name: 'Français' })
      .or(page.getByRole('button', { name: /Langue/ }))
      .first()
      .click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: 'Context' })).toBeVisible();
    expect(sent).toEqual([]);
    await addCard(page, 0, 'and this is seen');
    await isSaved(page);
    expect(sent.length).toBeGreaterThan(0);
  });

  test('one’s caret stays in the card while others write in it, move it and delete it', async ({
    guest,
    visitor,
    production,
  }) => {
    const zarema = await guest({ name: 'Zarema', language: 'en', country: 'RU-CE' });
    const facilitator = await visitor({ language: 'en' });
    await enterBy(facilitator, production.links.facilitator);
    await openRoom(zarema.page, CHECHNYA);
    await openRoom(facilitator, CHECHNYA);

    await addCard(zarema.page, 0, 'Workshop for sewing');
    await cardOf(zarema.page, 'Workshop').dblclick();
    const field = zarema.page.getByLabel('Text of the card');
    await expect(field).toBeFocused();
    await field.press('ArrowLeft');
    await field.press('ArrowLeft');

    const theirs = cardOf(facilitator, 'Workshop');
    await theirs.dblclick();
    await facilitator.keyboard.press('Home');
    await facilitator.keyboard.type('A ');
    await facilitator.keyboard.press('Escape');
    await expect(field).toHaveValue('A Workshop for sewing');
    expect(await field.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(
      'A Workshop for sewi'.length,
    );

    await theirs.focus();
    await facilitator.keyboard.press('Alt+ArrowRight');
    await expect(columnOf(facilitator, 1).locator('[data-card]')).toHaveCount(1);
    await zarema.page.keyboard.type('X');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('A Workshop for sewiXng');
    await expect(columnOf(zarema.page, 0).locator('[data-card]')).toHaveCount(1);
    await expect(cardOf(facilitator, 'sewiXng')).toBeVisible();

    await cardOf(facilitator, 'sewiXng').focus();
    await facilitator.keyboard.press('Delete');
    await expect(zarema.page.getByText('Somebody deleted this card')).toBeVisible();
    await expect(field).toHaveValue('A Workshop for sewiXng');
    await zarema.page.getByRole('button', { name: 'Put it back' }).click();
    await field.press('Escape');
    await expect(columnOf(zarema.page, 1).locator('[data-card]')).toHaveCount(1);
    await expect(columnOf(facilitator, 1).locator('[data-byline]')).toContainText('Zarema');
    await expect(columnOf(facilitator, 1).locator('[data-byline]')).toContainText(/with|avec/);
    await expect(columnOf(facilitator, 1).locator('[data-byline]')).toContainText('Facilitator');
  });
});

test.describe('saved, sending, offline', () => {
  test('what two people write apart comes together, and nothing says saved before it is', async ({
    guest,
  }) => {
    const anna = await guest({ name: 'Anna', language: 'en' });
    const ben = await guest({ name: 'Ben', language: 'en' });
    await openRoom(anna.page, CAMEROON);
    await openRoom(ben.page, CAMEROON);
    await addCard(anna.page, 0, 'before');
    await expect(cardOf(ben.page, 'before')).toBeVisible();

    await anna.page.context().setOffline(true);
    await isOffline(anna.page, 0);
    await addCard(anna.page, 0, 'from Anna, offline');
    await isOffline(anna.page, 1);
    await expect(anna.page.getByRole('status').filter({ hasText: 'kept on this device' })).toBeVisible();
    await cardOf(anna.page, 'before').focus();
    await anna.page.keyboard.press('Delete');
    await isOffline(anna.page, 2);
    await addCard(ben.page, 0, 'from Ben, meanwhile');
    await expect(cardOf(ben.page, 'from Anna')).toHaveCount(0);

    await anna.page.context().setOffline(false);
    await isSaved(anna.page);
    await expect(cardOf(ben.page, 'from Anna, offline')).toBeVisible();
    await expect(cardOf(ben.page, 'before')).toHaveCount(0);
    await expect.poll(() => cardsOf(anna.page, 0)).toEqual(await cardsOf(ben.page, 0));
    expect((await cardsOf(ben.page, 0)).sort()).toEqual(['from Anna, offline', 'from Ben, meanwhile']);
  });

  test('[1] the server dies, writing goes on, the page is loaded anew: nothing is lost or doubled', async ({
    guest,
    production,
  }) => {
    const { page } = await guest({ name: 'Carla', language: 'en' });
    await openRoom(page, CAMEROON);
    await addCard(page, 1, 'called saved');
    await isSaved(page);
    await production.kill9();
    await isOffline(page, 0);
    await addCard(page, 1, 'kept on this device');
    await isOffline(page, 1);
    await caretIn(page, 1);
    await page.keyboard.type('ab');
    await isOffline(page, 3);

    let warned = false;
    page.on('dialog', (dialog) => {
      warned = dialog.type() === 'beforeunload';
      void dialog.accept();
    });
    // The page comes from the server again; its sockets, of before and after, are kept away until the count is seen.
    await page.routeWebSocket(/\/collab\//, (socket) => void socket.close());
    await production.restart();
    await page.reload();
    expect(warned, 'leaving with something unsaved warns').toBe(true);
    await expect(page.locator('[data-saving]')).toHaveAttribute('data-unsaved', '3');
    await expect(cardOf(page, 'kept on this device')).toBeAttached();

    await page.unrouteAll();
    warned = false;
    const again = await page.context().newPage();
    await page.close();
    await openRoom(again, CAMEROON);
    await expect(again.locator('[data-saving]')).toHaveAttribute('data-unsaved', '0');
    expect(await cardsOf(again, 1)).toEqual(['called saved', 'kept on this device']);
    await expect(again.locator('.notes-text > p').nth(1)).toHaveText('ab');
    await again.reload();
    await isSaved(again);
    expect(warned, 'leaving with everything saved does not').toBe(false);
    expect(await cardsOf(again, 1)).toEqual(['called saved', 'kept on this device']);
  });

  test('[9] a line that swallows everything is noticed, and what was written is not lost', async ({
    guest,
  }) => {
    const { page } = await guest({ name: 'Dora', language: 'en' });
    let swallow = false;
    await page.routeWebSocket(/\/collab\//, (socket) => {
      const server = socket.connectToServer();
      const swallowed = swallow;
      socket.onMessage((message) => {
        if (!swallow || !swallowed) if (!swallow) server.send(message);
      });
      server.onMessage((message) => {
        if (!swallow) socket.send(message);
      });
    });
    await openRoom(page, CAMEROON);
    swallow = true;
    await addCard(page, 2, 'into nowhere');
    await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'sending');
    await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'offline', {
      timeout: 30_000,
    });
    swallow = false;
    await isSaved(page);
    await page.unrouteAll();
    await page.reload();
    await isSaved(page);
    expect(await cardsOf(page, 2)).toEqual(['into nowhere']);
  });

  test('a large room on a thin line shows how far it has come, and comes', async ({ guest, production }) => {
    const { cookie } = await joinsAt(production, 'Writer');
    const writer = await comes(production.baseURL, { roomId: CHECHNYA, cookie });
    writer.writes('much of it '.repeat(20_000));
    await writer.isSaved();
    writer.leaves();
    const { page } = await guest({ name: 'Dora', language: 'en' });
    /** What the line has not brought yet; null: it brings all at once. */
    let held: (() => void)[] | null = [];
    await page.routeWebSocket(/\/collab\//, (socket) => {
      const server = socket.connectToServer();
      let pieces = 0;
      server.onMessage((message) => {
        if (message[0] === MESSAGE_PIECE) pieces += 1;
        if (pieces > 2 && held !== null) held.push(() => socket.send(message));
        else socket.send(message);
      });
    });
    await page.goto(`/room/${CHECHNYA}`);
    const progress = page.getByRole('progressbar', { name: 'Opening the room' });
    await expect(progress).toHaveAttribute('value', '0.5');
    for (const passes of held) passes();
    held = null;
    await expect(page.locator('.notes-text')).toBeVisible();
    await expect(progress).toHaveCount(0);
    await isSaved(page);
  });

  test('a session that closes while one types: a sentence, nothing lost, and on again when it reopens', async ({
    guest,
    visitor,
    production,
  }) => {
    const emma = await guest({ name: 'Emma', language: 'en' });
    const host = await visitor({ language: 'en' });
    await enterBy(host, production.links.facilitator);
    const setState = (state: 'open' | 'closed') => setSessionState(host, AFGHANISTAN, state);
    await openRoom(emma.page, AFGHANISTAN);
    await caretIn(emma.page, 1);
    await emma.page.keyboard.type('written before');
    await isSaved(emma.page);
    await columnOf(emma.page, 3).locator('form textarea').fill('half a card');
    await setState('closed');
    await expect(
      emma.page.getByText('This session is closed. You can read and copy everything'),
    ).toBeVisible();
    await expect(emma.page.locator('.notes-text')).toHaveAttribute('contenteditable', 'false');
    // Only the field with something in it stays, to be read.
    const draft = emma.page.locator('form textarea');
    await expect(draft).toHaveCount(1);
    await expect(draft).toHaveValue('half a card');
    await expect(draft).toHaveAttribute('readonly');
    await expect(draft).toHaveAccessibleDescription(/kept on this device and can be added if/);
    await draft.press('Enter');
    await expect(cardOf(emma.page, 'half a card')).toHaveCount(0);
    await expect(emma.page.locator('.notes-text')).toContainText('written before');
    await setState('open');
    await expect(columnOf(emma.page, 3).locator('form textarea')).toHaveValue('half a card');
    await columnOf(emma.page, 3).locator('form textarea').press('Enter');
    await expect(cardOf(emma.page, 'half a card')).toBeVisible();
    await expect(emma.page.locator('.notes-text')).toHaveAttribute('contenteditable', 'true');
    await addCard(emma.page, 3, 'written after');
    await isSaved(emma.page);
  });

  test('what one reads stays where it is when the connection goes and comes back', async ({ guest }) => {
    const { page } = await guest({ name: 'Reader', language: 'fr' });
    await openRoom(page, AFGHANISTAN);
    await page.setViewportSize({ width: 1000, height: 420 });
    const paper = page.locator('.notes-paper');
    await paper.evaluate((element) => element.scrollTo(0, 120));
    const line = page.locator('.template-heading').nth(1);
    const title = page.getByRole('heading', { level: 1 });
    const places = async () => ({
      // A pane scrolls by whole pixels.
      line: await line.boundingBox().then((box) => box?.y ?? 0),
      title: (await title.boundingBox())?.width,
    });
    const before = await places();
    await page.context().setOffline(true);
    await isOffline(page, 0);
    await expect(page.getByText('Pas de connexion.')).toBeVisible();
    const during = await places();
    expect(Math.abs(during.line - before.line)).toBeLessThanOrEqual(1);
    expect(during.title).toBe(before.title);
    await page.context().setOffline(false);
    await isSaved(page);
    await expect(page.getByText('Pas de connexion.')).toHaveCount(0);
    expect(Math.abs((await places()).line - before.line)).toBeLessThanOrEqual(1);
  });

  for (const language of ['fr', 'nl', 'ar'] as const) {
    test(`on a phone the words on saving fit beside who is here, ${language}`, async ({ guest }) => {
      const { page } = await guest({ name: 'Phone', language, device: PHONE });
      await openRoom(page, AFGHANISTAN);
      const mark = page.locator('[data-saving]');
      await expect(mark).toBeVisible();
      await page.locator('.notes-text').focus();
      await page.context().setOffline(true);
      await isOffline(page, 0);
      await page.keyboard.type('abc');
      await expect(mark).not.toHaveAttribute('data-unsaved', '0');
      await page.locator('.notes-text').blur();
      await expect(mark).toBeVisible();
      const row = await mark.locator('..').evaluate((element) => [element.scrollWidth, element.clientWidth]);
      expect(row[0]).toBeLessThanOrEqual(row[1] ?? 0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  }

  test('an observer reads along and cannot write', async ({ guest, visitor, production }) => {
    const writer = await guest({ name: 'Writer', language: 'en' });
    const observer = await visitor({ language: 'en' });
    await enterBy(observer, production.links.observer);
    await openRoom(observer, MOROCCO);
    await openRoom(writer.page, MOROCCO);
    await addCard(writer.page, 4, 'seen by the observer');
    await expect(cardOf(observer, 'seen by the observer')).toBeVisible();
    await expect(observer.getByText('You are here as an observer: you can read')).toBeVisible();
    await expect(observer.locator('textarea')).toHaveCount(0);
    await cardOf(observer, 'seen by the observer').dblclick();
    await expect(observer.locator('textarea')).toHaveCount(0);
    await expect(observer.locator('.notes-text')).toHaveAttribute('contenteditable', 'false');
  });
});

test.describe('trouble', () => {
  for (const [code, sentence, offers] of [
    [
      CLOSE.badFrame,
      'could not read what this page sent',
      ['Keep my text as a file', 'Start from the saved version'],
    ],
    [CLOSE.noPass, 'Your access to this meeting has ended', ['Join again']],
    [
      CLOSE.forged,
      'not written under your own name',
      ['Keep my text as a file', 'Start from the saved version'],
    ],
    [CLOSE.wrongEpoch, 'was replaced by the organisers', ['Keep my text as a file', 'Load the new document']],
    [
      CLOSE.frameTooBig,
      'too large to be sent in one piece',
      ['Keep my text as a file', 'Start from the saved version'],
    ],
    [CLOSE.roomFull, 'This room is full', ['Keep my text as a file', 'Start from the saved version']],
  ] as const) {
    test(`a final answer ${code} says what happened, what is safe and what to do, and keeps the text`, async ({
      guest,
    }) => {
      const { page } = await guest({ name: 'Trouble', language: 'en' });
      let refuses = false;
      await page.routeWebSocket(/\/collab\//, (socket) => {
        if (refuses) void socket.close({ code });
        else socket.connectToServer();
      });
      await openRoom(page, IRAQ);
      await page.context().setOffline(true);
      await addCard(page, 0, `unsent ${code}`);
      refuses = true;
      await page.context().setOffline(false);
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'refused');
      await expect(page.locator('[data-saving]')).toHaveAttribute('data-unsaved', '1');
      await expect(cardOf(page, `unsent ${code}`)).toBeVisible();
      await expect(page.locator('form textarea')).toHaveCount(0);
      for (const offer of offers) {
        await expect(
          page.getByRole('button', { name: offer }).or(page.getByRole('link', { name: offer })),
        ).toBeVisible();
      }
      const keep = page.getByRole('button', { name: 'Keep my text as a file' });
      if (await keep.isVisible()) {
        const [file] = await Promise.all([page.waitForEvent('download'), keep.click()]);
        expect(file.suggestedFilename()).toBe('my-text.txt');
        expect(await readFile(await file.path(), 'utf8')).toContain(`unsent ${code}`);
      }
    });
  }

  test('whoever finds no place is told so, keeps what they write, and comes in without doing anything', async ({
    guest,
  }) => {
    const { page } = await guest({ name: 'Waits', language: 'en' });
    let isCrowded = false;
    await page.routeWebSocket(/\/collab\//, (socket) => {
      if (isCrowded) void socket.close({ code: CLOSE.crowded });
      else socket.connectToServer();
    });
    await openRoom(page, IRAQ);
    await page.context().setOffline(true);
    isCrowded = true;
    await page.context().setOffline(false);
    const sentence = page.getByText('This room holds as many people as it can');
    await expect(sentence).toBeVisible();
    await addCard(page, 0, 'typed at the door');
    const mark = page.locator('[data-saving]');
    await expect(mark).toHaveAttribute('data-saving', 'waiting');
    await expect(mark).toHaveAttribute('data-unsaved', '1');
    isCrowded = false;
    await expect(mark).toHaveAttribute('data-saving', 'saved');
    await expect(sentence).toHaveCount(0);
    await expect(cardOf(page, 'typed at the door')).toBeVisible();
  });

  test('a card takes no more than fits and says so; nothing that was written goes', async ({ guest }) => {
    const { page } = await guest({ name: 'Long', language: 'en' });
    await openRoom(page, IRAQ);
    await addCard(page, 0, 'a long card');
    await cardOf(page, 'a long card').dblclick();
    const field = page.getByLabel('Text of the card');
    await field.fill('x'.repeat(CARD_TEXT_MAX - 10));
    await expect(page.getByText('10 characters left')).toBeVisible();
    await page.keyboard.type('0123456789abc');
    await expect(page.getByText('This card is full')).toBeVisible();
    await expect(field).toHaveValue(`${'x'.repeat(CARD_TEXT_MAX - 10)}0123456789`);
    await page.keyboard.press('Backspace');
    await expect(page.getByText('1 character left')).toBeVisible();
  });

  test('a device that others use keeps nothing, one’s own keeps the room', async ({
    visitor,
    production,
  }) => {
    for (const sharedDevice of [true, false]) {
      const page = await visitor({ language: 'en' });
      const joined = await page.request.post('/api/join', {
        headers: { origin: production.baseURL },
        data: { code: production.joinCode, name: 'Device', sharedDevice },
      });
      expect(joined.status()).toBe(200);
      await openRoom(page, IRAQ);
      await addCard(page, 1, `from a device ${sharedDevice}`);
      await columnOf(page, 1).locator('form textarea').fill('a draft');
      await isSaved(page);
      const kept = await page.evaluate(async () => ({
        rooms: (await indexedDB.databases()).filter(({ name }) => name?.startsWith('rencontre:')).length,
        drafts: Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')).length,
      }));
      expect(kept).toEqual(sharedDevice ? { rooms: 0, drafts: 0 } : { rooms: 1, drafts: 1 });
      await page.context().setOffline(true);
      await isOffline(page, 0);
      await addCard(page, 2, `offline ${sharedDevice}`);
      await expect(
        page.getByText(sharedDevice ? 'would be lost with this page' : 'is kept on this device'),
      ).toBeVisible();
      await page.context().setOffline(false);
      await isSaved(page);
    }
  });
});

test.describe('the board by every hand', () => {
  test('by keyboard alone: add, look around, move, edit, undo', async ({ guest }) => {
    const { page } = await guest({ name: 'Keys', language: 'en' });
    await openRoom(page, IRAQ);
    await columnOf(page, 3).locator('form textarea').focus();
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await expect(columnOf(page, 3).locator('form textarea')).toBeFocused();
    expect(await cardsOf(page, 3)).toEqual(['one', 'two']);

    await page.keyboard.press('Tab');
    await expect(cardOf(page, 'two')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await expect(cardOf(page, 'one')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(cardOf(page, 'two')).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => cardsOf(page, 3)).toEqual(['two', 'one']);
    await expect(cardOf(page, 'two')).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'place 1 of 2' })).toBeAttached();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => cardsOf(page, 4)).toEqual(['two']);
    await expect(cardOf(page, 'two')).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect.poll(() => cardsOf(page, 3)).toEqual(['two', 'one']);

    await cardOf(page, 'one').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' more');
    await page.keyboard.press('Escape');
    await expect(cardOf(page, 'one more')).toBeFocused();
    await page.keyboard.press('Delete');
    await expect.poll(() => cardsOf(page, 3)).toEqual(['two']);
    await expect(page.getByText('Card deleted.')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect.poll(() => cardsOf(page, 3)).toEqual(['two', 'one more']);
    await isSaved(page);
  });

  test('the only card of a column is deleted and comes back by keyboard alone', async ({ guest }) => {
    const { page } = await guest({ name: 'Alone', language: 'en' });
    await openRoom(page, CHECHNYA);
    await addCard(page, 3, 'the only one');
    await cardOf(page, 'the only one').focus();
    await page.keyboard.press('Delete');
    await expect(cardOf(page, 'the only one')).toHaveCount(0);
    const field = columnOf(page, 3).locator('form textarea');
    await expect(field).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(cardOf(page, 'the only one')).toBeFocused();
    // Undoing the adding as well takes the card away from under the focus.
    await page.keyboard.press('Control+z');
    await expect(cardOf(page, 'the only one')).toHaveCount(0);
    await expect(field).toBeFocused();
    // Where somebody writes, undoing is about letters.
    await page.keyboard.type('half a card');
    await page.keyboard.press('Control+Shift+z');
    await expect(cardOf(page, 'the only one')).toHaveCount(0);
  });

  test('by mouse: drag, press twice on empty paper, and the menu', async ({ guest }) => {
    const { page } = await guest({ name: 'Mouse', language: 'en' });
    await openRoom(page, AFGHANISTAN);
    await addCard(page, 0, 'dragged');
    await addCard(page, 1, 'above');
    await addCard(page, 1, 'below');
    await cardOf(page, 'dragged').scrollIntoViewIfNeeded();
    const from = await cardOf(page, 'dragged').boundingBox();
    const to = await cardOf(page, 'below').boundingBox();
    if (from === null || to === null) throw new Error('cards are not on the screen');
    await page.mouse.move(from.x + 30, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 50, from.y + 20, { steps: 4 });
    await page.mouse.move(to.x + 30, to.y + 4, { steps: 8 });
    await expect(page.locator('.drop-line')).toBeVisible();
    await page.mouse.up();
    await expect.poll(() => cardsOf(page, 1)).toEqual(['above', 'dragged', 'below']);

    const list = await columnOf(page, 2).locator('[data-cards]').boundingBox();
    if (list === null) throw new Error('no list');
    await page.mouse.dblclick(list.x + list.width / 2, list.y + list.height - 40);
    await page.keyboard.type('started by pressing twice');
    await page.keyboard.press('Escape');
    await expect.poll(() => cardsOf(page, 2)).toEqual(['started by pressing twice']);

    await cardOf(page, 'above').hover();
    await cardOf(page, 'above').getByRole('button').click();
    await page.getByRole('menuitem', { name: 'What we do' }).click();
    await expect.poll(() => cardsOf(page, 0)).toContain('above');
    await expect(cardOf(page, 'above')).toBeFocused();
  });

  test('one edits and deletes one’s own cards only, and undoes only one’s own doing', async ({ guest }) => {
    const anna = await guest({ name: 'Anna', language: 'en' });
    const ben = await guest({ name: 'Ben', language: 'en' });
    await openRoom(anna.page, MOROCCO);
    await openRoom(ben.page, MOROCCO);
    await addCard(anna.page, 0, 'Anna’s card');
    await addCard(ben.page, 0, 'Ben’s card');
    await cardOf(ben.page, 'Anna’s card').focus();
    await ben.page.keyboard.press('Enter');
    const refusal = ben.page.getByText('Only who wrote it can change this card');
    await expect(ben.page.getByRole('status').filter({ hasText: 'Only who wrote it' })).toBeAttached();
    await ben.page.keyboard.press('Delete');
    await expect(ben.page.getByLabel('Text of the card')).toHaveCount(0);
    await cardOf(ben.page, 'Anna’s card').getByRole('button').click();
    await expect(refusal.last()).toBeVisible();
    await ben.page.keyboard.press('Escape');
    // Ben's only own step is his card; undoing twice must not touch Anna's.
    await ben.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(cardOf(ben.page, 'Ben’s card')).toHaveCount(0);
    await ben.page.keyboard.press('Control+z');
    await expect(cardOf(anna.page, 'Ben’s card')).toHaveCount(0);
    await expect(cardOf(anna.page, 'Anna’s card')).toBeVisible();
  });

  test('by finger: a swipe scrolls and never drags, a hold drags, a tap opens', async ({ guest }) => {
    const { page } = await guest({ name: 'Finger', language: 'en', device: PHONE });
    await openRoom(page, CHECHNYA);
    await page.getByRole('button', { name: /^Board/ }).click();
    for (const text of ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh']) {
      await addCard(page, 4, text);
    }
    await page
      .getByRole('navigation', { name: 'Columns' })
      .getByRole('button', { name: /Next steps/ })
      .click();
    await expect(cardOf(page, 'seventh')).toBeInViewport();
    const touch = await page.context().newCDPSession(page);
    const at = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });

    const list = columnOf(page, 4).locator('[data-cards]');
    const before = await list.evaluate((element) => element.scrollTop);
    const box = await cardOf(page, 'sixth').boundingBox();
    if (box === null) throw new Error('not on the screen');
    const [x, y] = [box.x + 60, box.y + 20];
    await at('touchStart', [{ x, y }]);
    for (let step = 1; step <= 8; step++) await at('touchMove', [{ x, y: y + step * 20 }]);
    await at('touchEnd', []);
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeLessThan(before);
    expect(await cardsOf(page, 4)).toEqual([
      'first',
      'second',
      'third',
      'fourth',
      'fifth',
      'sixth',
      'seventh',
    ]);

    await cardOf(page, 'first').scrollIntoViewIfNeeded();
    const held = await cardOf(page, 'first').boundingBox();
    const target = await cardOf(page, 'third').boundingBox();
    if (held === null || target === null) throw new Error('not on the screen');
    await at('touchStart', [{ x: held.x + 60, y: held.y + 15 }]);
    await expect(page.locator('.card-copy')).toBeVisible();
    for (let step = 1; step <= 5; step++) {
      await at('touchMove', [
        { x: held.x + 60, y: held.y + 15 + ((target.y + 10 - held.y - 15) * step) / 5 },
      ]);
    }
    await expect(page.locator('.drop-line')).toBeVisible();
    await at('touchEnd', []);
    await expect
      .poll(() => cardsOf(page, 4))
      .toEqual(['second', 'first', 'third', 'fourth', 'fifth', 'sixth', 'seventh']);

    await cardOf(page, 'second').locator('.card-text').tap();
    const sheet = page.getByRole('dialog');
    await expect(sheet).toBeVisible();
    await sheet.getByLabel('Text of the card').fill('second, with more');
    await sheet.getByRole('button', { name: 'Question', exact: true }).tap();
    await sheet.getByRole('button', { name: 'Obstacles' }).tap();
    await expect(sheet).toHaveCount(0);
    await expect.poll(() => cardsOf(page, 2)).toEqual(['second, with more']);
    await expect(cardOf(page, 'second, with more')).toContainText('Question');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test.describe('the notes', () => {
  test('Markdown, the slash menu and links; headings of the template stay', async ({ guest }) => {
    const { page } = await guest({ name: 'Notes', language: 'nl' });
    // Markdown works at the beginning of a line only: a room in which nobody else has written.
    await openRoom(page, WORKSHOP_IRAQ);
    const headings = await page.locator('.template-heading').allInnerTexts();
    await caretIn(page, 0);
    await page.keyboard.type('## Tussentitel\n- een\ntwee\n\n[ ] doen\n\n> citaat');
    const text = page.locator('.notes-text');
    await expect(text.locator('h2:not(.template-heading)')).toHaveText('Tussentitel');
    await expect(text.locator('ul:not([data-type]) > li')).toHaveText(['een', 'twee']);
    await expect(text.locator('ul[data-type="taskList"] > li')).toContainText('doen');
    await expect(text.locator('blockquote')).toHaveText('citaat');

    await caretIn(page, 2);
    await page.keyboard.type('/tab');
    await expect(page.getByRole('option')).toHaveText(['Tabel']);
    await page.keyboard.press('Enter');
    await expect(text.locator('table th')).toHaveCount(3);
    await page.getByRole('button', { name: 'Ongedaan maken', exact: true }).first().click();

    await page.locator('.notes-text > p').last().click();
    await page.keyboard.press('Control+k');
    await page.getByLabel('Adres van de link').fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Dit adres kan niet gebruikt worden')).toBeVisible();
    await page.getByLabel('Adres van de link').fill('fedasil.be');
    await page.keyboard.press('Enter');
    await expect(text.locator('a')).toHaveAttribute('href', 'https://fedasil.be');
    await expect(text.locator('a')).toHaveAttribute('rel', /noopener/);

    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    expect(await page.locator('.template-heading').allInnerTexts()).toEqual(headings);
    await isSaved(page);
  });

  test('[28] hostile content in the document is shown as text or not at all', async ({ guest }) => {
    const victim = await guest({ name: 'Victim', language: 'en' });
    const attacker = await guest({ name: '<img src=x onerror=alert(1)>', language: 'en' });
    const dialogs: string[] = [];
    victim.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await openRoom(victim.page, AFGHANISTAN);
    await openRoom(attacker.page, AFGHANISTAN);
    await addCard(attacker.page, 4, '<script>alert(1)</script><img src=x onerror=alert(2)>');
    const hostile = cardOf(victim.page, '<script>alert(1)</script>');
    await expect(hostile).toBeVisible();
    await caretIn(attacker.page, 0);
    await attacker.page.evaluate(() => {
      const data = new DataTransfer();
      data.setData(
        'text/html',
        '<p>pasted <a href="javascript:alert(3)">link</a><img src=x onerror=alert(4)><svg onload=alert(5)></p><script>alert(6)</script><iframe src="javascript:alert(7)"></iframe>',
      );
      document
        .querySelector('.notes-text')
        ?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
    });
    await expect(victim.page.locator('.notes-text')).toContainText('pasted link');
    const dangerous = 'script, iframe, img[src], svg[onload], [onerror], a[href^="javascript"]';
    await expect(victim.page.locator('.notes-text').locator(dangerous)).toHaveCount(0);
    await expect(hostile.locator(dangerous)).toHaveCount(0);
    expect(dialogs).toEqual([]);
  });

  test('the language changes in place: headings and columns follow, the draft and the room stay', async ({
    guest,
  }) => {
    const { page } = await guest({ name: 'Polyglot', language: 'en' });
    await openRoom(page, IRAQ);
    await columnOf(page, 0).locator('form textarea').fill('not added yet');
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitemradio', { name: 'العربية' }).click();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('.template-heading').first()).toHaveText('السياق');
    await expect(columnOf(page, 0).locator('form textarea')).toHaveValue('not added yet');
    await page.reload();
    await expect(columnOf(page, 0).locator('form textarea')).toHaveValue('not added yet');
  });
});

for (const [language, device] of [
  ['fr', undefined],
  ['ar', PHONE],
] as const) {
  test(`axe finds nothing in a room with cards, an open card and trouble, ${language}`, async ({ guest }) => {
    const { page } = await guest({
      name: 'Axelle',
      language,
      country: 'MA',
      ...(device === undefined ? {} : { device }),
    });
    await openRoom(page, MOROCCO);
    if (device !== undefined) await page.locator('.pane-switch button').nth(1).click();
    await addCard(page, 0, `axe ${language}`);
    const look = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary]);
    };
    expect(await look()).toEqual([]);
    const text = cardOf(page, `axe ${language}`).locator('.card-text');
    await (device === undefined ? text.dblclick() : text.tap());
    await expect(page.locator('[data-still] textarea, dialog textarea')).toBeVisible();
    expect(await look()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.context().setOffline(true);
    await isOffline(page, 0);
    expect(await look()).toEqual([]);
  });
}
