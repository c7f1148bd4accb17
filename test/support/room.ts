import { expect, type Locator, type Page } from '@playwright/test';
import type { EventAnswer } from '#lib/wire/api.ts';
import { openLive } from './live.ts';
import { Writer } from './writer.ts';

/** The country exchange rooms of the demonstration event. */
export const IRAQ = 'demo-exchange-iq';
export const MOROCCO = 'demo-exchange-ma';
export const CAMEROON = 'demo-exchange-cm';
export const CHECHNYA = 'demo-exchange-ru-ce';
export const AFGHANISTAN = 'demo-exchange-af';
/** Rooms of the workshop, each for the one test that needs notes nobody else has written in. */
export const WORKSHOP = 'demo-workshop-all';
export const WORKSHOP_IRAQ = 'demo-workshop-iq';
/** For the screens with polls. */
export const CHECHNYA_WORKSHOP = 'demo-workshop-ru-ce';

/** Opens a room and waits until one can write in its notes and on its board. */
export async function openRoom(page: Page, room: string): Promise<void> {
  await page.goto(`/room/${room}`);
  await expect(page.locator('.notes-text')).toBeAttached();
  await isSaved(page);
}

/** The screen says that everything is saved. */
export async function isSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'saved');
}

/** The screen says that this many changes are not saved while there is no connection. */
export async function isOffline(page: Page, unsaved: number): Promise<void> {
  await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'offline');
  await expect(page.locator('[data-saving]')).toHaveAttribute('data-unsaved', String(unsaved));
}

export function columnOf(page: Page, place: number): Locator {
  return page.locator('[data-column]').nth(place);
}

export function cardOf(page: Page, text: string): Locator {
  return page.locator('[data-card]', { hasText: text });
}

/** Writes a card into a column by its field: type and Enter. */
export async function addCard(page: Page, column: number, text: string): Promise<void> {
  const field = columnOf(page, column).locator('form textarea').first();
  await field.fill(text);
  await field.press('Enter');
  await expect(cardOf(page, text)).toBeAttached();
}

/** Texts of the cards of a column, from top to bottom. */
export async function cardsOf(page: Page, column: number): Promise<string[]> {
  return columnOf(page, column).locator('[data-card] .card-text').allInnerTexts();
}

/** Puts the caret into an empty paragraph of the notes (the n-th line to write in). */
export async function caretIn(page: Page, paragraph: number): Promise<void> {
  await page.locator('.notes-text > p').nth(paragraph).click();
  await expect(page.locator('.notes-text')).toBeFocused();
}

/** Comes in by a personal link, as facilitators and observers do. */
export async function enterBy(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.waitForURL(/\/(event|room)/);
}

/** Closes or reopens the session of a room, in the name of whoever sits at the page. */
export async function setSessionState(page: Page, room: string, state: 'open' | 'closed'): Promise<void> {
  const programme: EventAnswer = await (await page.request.get('/api/event')).json();
  const session = programme.sessions.find(({ rooms }) => rooms.some(({ id }) => id === room));
  const cookies = await page.context().cookies();
  const live = await openLive(
    new URL(page.url()).origin,
    cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
  );
  const reply = await live.asks('session:set-state', { sessionId: session?.id, state });
  live.closes();
  expect(reply).toMatchObject({ ok: true });
}

/** Somebody with a program of their own in a room, under the pass of their page. */
export async function programOf(page: Page, room: string): Promise<Writer> {
  const url = new URL(page.url()).origin;
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { epoch } = await (await page.request.get(`/api/rooms/${room}`)).json();
  return new Writer({ url, roomId: room, cookie, epoch, own: true }).arrives();
}
