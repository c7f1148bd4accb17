import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { writesInto } from '#test/support/fill.ts';
import type { Host, Production } from '#test/support/production.ts';
import { CAMEROON, CHECHNYA, IRAQ, MOROCCO } from '#test/support/room.ts';

test.use({ house: 'review' });

/** Comes in by a personal link, in English. */
async function comesIn(page: Page, production: Production, host: Host): Promise<void> {
  await page.goto(production.links[host]);
  await page.waitForURL(/\/(event|room)/);
}

const cell = (page: Page, country: string, topic: string) =>
  page.locator(`.matrix-table [data-cell="${country}~${topic}"]`);

test('staff find what was said: from the day to a room, through the matrix, by comparing and by searching, and take it home', async ({
  guest,
  visitor,
  production,
}) => {
  const amal = await guest({ name: 'Amal', country: 'IQ', organisation: 'iom-iraq' });
  const joris = await guest({ name: 'Joris', country: 'MA' });
  await amal.page.goto('/event');
  await joris.page.goto('/event');
  await writesInto(amal.page, IRAQ, {
    cards: [
      {
        text: 'Find a flat before departure',
        kind: 'action',
        topics: ['housing'],
        owner: 'Amal',
        due: '2026-12-15',
      },
      { text: 'A card about nothing in particular' },
    ],
    notes: ['A **place** at school for every child'],
  });
  await writesInto(joris.page, MOROCCO, {
    cards: [{ text: 'La famille prête une chambre', kind: 'decision', topics: ['housing'] }],
  });

  const page = await visitor({ language: 'en' });
  await comesIn(page, production, 'staff');

  await test.step('the day as a grid: how much each room holds, each figure a way to it', async () => {
    await page.goto('/event');
    await page.getByRole('link', { name: 'Outputs' }).click();
    await expect(page.getByRole('columnheader', { name: /Iraq/ })).toBeVisible();
    const figure = page.getByRole('link', { name: /2 cards of: Iraq/ });
    await expect(figure).toBeVisible();
    await expect(page.getByRole('link', { name: /1 action of: Iraq/ })).toBeVisible();
    await figure.click();
  });

  await test.step('a room: decisions and actions with who and until when, the notes, the board', async () => {
    await expect(page.getByRole('heading', { level: 1, name: /Exchange per country/ })).toBeVisible();
    const action = page.getByRole('region', { name: 'Actions' }).getByRole('listitem');
    await expect(action).toContainText('Find a flat before departure');
    await expect(action).toContainText('Who: Amal');
    await expect(action).toContainText('15 December 2026');
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText(
      'A **place** at school for every child',
    );
    await expect(page.getByRole('region', { name: 'What we do' }).getByRole('article')).toHaveCount(2);
  });

  await test.step('from a card into the room itself, at that card', async () => {
    const card = page.getByRole('article').filter({ hasText: 'Find a flat before departure' });
    await card.getByRole('link', { name: /Open in the room/ }).click();
    await page.waitForURL(/\/room\//);
    await expect(page.locator('[data-card]', { hasText: 'Find a flat before departure' })).toBeFocused();
    // An address that was cut on its way opens the room all the same.
    await page.goto(`${page.url().split('#')[0]}#card-%`);
    await page.reload();
    await expect(page.locator('[data-card]', { hasText: 'Find a flat before departure' })).toBeVisible();
    await page.goBack();
    await page.goBack();
    await page.waitForURL(/\/review\/room\//);
  });

  await test.step('the matrix, narrowed down by an address that can be gone back from', async () => {
    await page.getByRole('link', { name: 'Countries and topics' }).click();
    await expect(cell(page, 'IQ', 'housing')).toContainText('Find a flat before departure');
    await expect(cell(page, 'IQ', '-')).toContainText('A card about nothing in particular');
    await page.getByLabel('Kind of card').selectOption('decision');
    await expect(cell(page, 'IQ', 'housing')).toHaveCount(0);
    await expect(cell(page, 'MA', 'housing')).toBeVisible();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('decision');
    await page.goBack();
    await expect(cell(page, 'IQ', 'housing')).toBeVisible();
    await expect(page.getByLabel('Kind of card')).toHaveValue('');
  });

  await test.step('one topic of all countries side by side, also after a reload', async () => {
    await page.getByRole('button', { name: /Compare all countries on: Housing/ }).click();
    await expect(page.getByRole('heading', { name: 'Cards side by side' })).toBeFocused();
    await page.reload();
    const iraq = page.getByRole('region', { name: /^Iraq · Housing/ });
    const morocco = page.getByRole('region', { name: /^Morocco · Housing/ });
    await expect(iraq).toContainText('Find a flat before departure');
    await expect(morocco).toContainText('La famille prête une chambre');
    // What comes in above after a reload may move them down between two looks.
    await expect
      .poll(async () => {
        const [one, other] = [await iraq.boundingBox(), await morocco.boundingBox()];
        return { beside: one?.x !== other?.x, level: one?.y === other?.y };
      })
      .toEqual({ beside: true, level: true });
    await page.getByRole('button', { name: 'Close: Morocco · Housing' }).click();
    await expect(morocco).toHaveCount(0);
    await page.getByRole('button', { name: 'Close all' }).click();
    await expect(cell(page, 'IQ', 'housing')).toBeFocused();
  });

  await test.step('what others write now appears by itself, and what is already there stays the same', async () => {
    const before = await cell(page, 'MA', 'housing').elementHandle();
    await writesInto(amal.page, IRAQ, { cards: [{ text: 'And a key for it', topics: ['housing'] }] });
    await expect(cell(page, 'IQ', 'housing')).toContainText('And a key for it');
    expect(await before?.evaluate((element) => element.isConnected)).toBe(true);
  });

  await test.step('one search, and one press to the place', async () => {
    const field = page.getByRole('searchbox');
    await field.fill('FAMILLE prete');
    await field.press('Enter');
    await page.getByRole('link', { name: /La famille prête une chambre/ }).click();
    await page.waitForURL(/\/review\/room\/.*#card-/);
    await expect(page.getByRole('article').filter({ hasText: 'La famille prête une chambre' })).toBeFocused();
    await page.getByRole('searchbox').fill('school');
    await page.getByRole('searchbox').press('Enter');
    const hit = page.getByRole('link', { name: /at school for every child/ });
    await expect(hit.locator('mark')).toHaveText('school');
    await hit.click();
    await expect(page.locator('[data-block][data-found]')).toContainText('at school for every child');
  });

  await test.step('the room as a file, with a sentence about what is in it', async () => {
    await page.getByRole('button', { name: /^Export: Exchange per country.*Iraq/ }).click();
    const sheet = page.getByRole('dialog');
    await expect(sheet).toContainText('leaves out deleted cards');
    await expect(sheet).toContainText('Names stay inside');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      sheet.getByRole('button', { name: /Table \(CSV\)/ }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('Find a flat before departure');
    expect(text).toContain('Amal');
    expect(text).not.toContain('La famille prête');
    await expect(sheet.getByRole('status')).toContainText(file.suggestedFilename());
  });

  await test.step('all of it as a file, which a server takes in again, and says where one is wrong', async () => {
    const sheet = page.getByRole('dialog');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      sheet.getByRole('button', { name: /Everything \(JSON\)/ }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    await sheet.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Take in a file' }).click();
    const choose = page.getByLabel('File (JSON)');
    const give = (content: string) =>
      choose.setInputFiles({
        name: 'outputs.json',
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      });
    await give(text.replace('"kind":"action"', '"kind":"wish"'));
    await page.getByRole('button', { name: 'Take it in' }).click();
    await expect(page.getByRole('dialog')).toContainText('sessions[0].rooms[0].cards[');
    await give(text);
    await page.getByRole('button', { name: 'Take it in' }).click();
    await page.getByRole('link', { name: /Open it as its staff/ }).click();
    await page.waitForURL(/\/event/);
    await page.goto('/review');
    await expect(page.getByRole('columnheader', { name: /Iraq/ })).toBeVisible();
  });
});

test('a participant reads a sentence in the place of the outputs, and an observer reads but takes nothing home', async ({
  guest,
  visitor,
  production,
}) => {
  const { page } = await guest({ name: 'Amal', language: 'en', country: 'IQ' });
  for (const path of ['/review', '/review/matrix', '/review/search?q=a', `/review/room/${IRAQ}`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'The outputs are not open to you here' })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Go to the programme' }).click();
  await expect(page.getByRole('heading', { name: 'The day' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Outputs' })).toHaveCount(0);

  const observer = await visitor({ language: 'en' });
  await comesIn(observer, production, 'observer');
  await observer.goto('/review');
  await expect(observer.getByRole('columnheader', { name: /Iraq/ })).toBeVisible();
  await expect(observer.getByRole('button', { name: /Export/ })).toHaveCount(0);
});

test('arrow keys go through the matrix as it is seen, in both directions of reading', async ({
  guest,
  visitor,
  production,
}) => {
  const { page: elsewhere } = await guest({ name: 'Aline', country: 'CM' });
  await elsewhere.goto('/event');
  await writesInto(elsewhere, CAMEROON, {
    cards: [
      { text: 'Before', topics: ['counselling'] },
      { text: 'After', topics: ['departure'] },
    ],
  });
  for (const [language, forward] of [
    ['en', 'ArrowRight'],
    ['ar', 'ArrowLeft'],
  ] as const) {
    const page = await visitor({ language });
    await comesIn(page, production, 'staff');
    await page.goto('/review/matrix');
    await cell(page, 'CM', 'counselling').focus();
    await page.keyboard.press(forward);
    await expect(cell(page, 'CM', 'departure')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#side')).toBeFocused();
    await expect(page.getByText('After').last()).toBeVisible();
  }
});

test('while the server is away the matrix stays, says so in one line, and comes up to date by itself', async ({
  guest,
  visitor,
  production,
}) => {
  const { page: elsewhere } = await guest({ name: 'Zarema', country: 'RU-CE' });
  await elsewhere.goto('/event');
  await writesInto(elsewhere, CHECHNYA, { cards: [{ text: 'A doctor who answers', topics: ['health'] }] });
  const page = await visitor({ language: 'en' });
  await comesIn(page, production, 'staff');
  await page.goto('/review/matrix');
  await expect(cell(page, 'RU-CE', 'health')).toContainText('A doctor who answers');
  await production.kill9();
  await page.getByLabel('Kind of card').selectOption('action');
  await expect(page.getByRole('status').filter({ hasText: 'No connection' })).toBeVisible();
  await expect(cell(page, 'RU-CE', 'health')).toContainText('A doctor who answers');
  await production.restart();
  await expect(cell(page, 'RU-CE', 'health')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText('No connection')).toHaveCount(0);
});

for (const language of ['fr', 'ar'] as const) {
  test(`on a phone the review needs no sideways scrolling, in ${language}`, async ({
    visitor,
    production,
  }) => {
    const page = await visitor({ language, device: PHONE });
    await comesIn(page, production, 'facilitator');
    for (const path of [
      '/review',
      '/review/matrix?cell=IQ~housing&cell=MA~housing',
      `/review/room/${IRAQ}`,
      '/review/search?q=a',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(needed, path).toBeLessThanOrEqual(there ?? 0);
    }
  });
}
