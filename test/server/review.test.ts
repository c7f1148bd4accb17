import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as Y from 'yjs';
import { addCard, deleteCard, toggleTag } from '#lib/board/edit.ts';
import { notesOf } from '#lib/board/schema.ts';
import type {
  CardsAnswer,
  MatrixAnswer,
  ReviewAnswer,
  RoomOutputsAnswer,
  SearchAnswer,
} from '#lib/wire/review.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { openLive } from '#test/support/live.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

/** Waiting limit for what is behind the rooms by seconds. */
const PATIENCE = { timeout: 15_000, interval: 100 };
const IRAQ = 'demo-exchange-iq';
const WORKSHOP = 'demo-workshop-iq';

describe.each(STORES)('the review on %s', (kind) => {
  let rooms: CountryRooms;
  let staff: Guest;

  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
    staff = await rooms.server.as('staff');
  });
  afterEach(() => rooms.close());

  const ask = async <Answer>(path: string, guest = staff): Promise<Answer> =>
    (await (await guest.fetch(path)).json()) as Answer;
  const outputs = (roomId = rooms.roomId) => ask<RoomOutputsAnswer>(`/api/review/rooms/${roomId}`);
  const cardsIn = async (roomId?: string) => (await outputs(roomId)).cards.map(({ text }) => text);

  /** Somebody of an organisation and a country, in a room with their own page. */
  async function enters(name: string, organisation: string, country: string, roomId = rooms.roomId) {
    const guest = await rooms.server.join({ name, organisation, country });
    const { epoch } = await ask<{ epoch: string }>(`/api/rooms/${roomId}`, guest);
    return rooms.opens(guest.cookie, { roomId, epoch, own: true }).arrives();
  }

  it('shows what people write, seconds after they wrote it', async () => {
    const amal = await enters('Amal', 'iom-iraq', 'IQ');
    const before = Date.now();
    addCard(amal.doc, { id: 'card-1', column: 'obstacles', text: 'Le logement à Bagdad', kind: 'question' });
    toggleTag(amal.doc, 'card-1', 'housing');
    const line = new Y.XmlElement('paragraph');
    notesOf(amal.doc).insert(1, [line]);
    line.insert(0, [new Y.XmlText('Les familles arrivent le jeudi')]);
    await amal.isSaved();
    await expect.poll(() => cardsIn(), PATIENCE).toEqual(['Le logement à Bagdad']);
    const room = await outputs();
    expect(room.totals).toMatchObject({ cards: 1, kinds: { question: 1 }, words: 5, writers: 1 });
    expect(room.totals.changedAt).toBeGreaterThanOrEqual(before);
    expect(room.cards[0]).toMatchObject({
      column: { id: 'obstacles', title: { nl: 'Hindernissen' } },
      topics: ['housing'],
      by: 'Amal',
      organisationId: 'iom-iraq',
      country: 'IQ',
    });
    expect(room.cards[0]?.createdAt).toBeGreaterThanOrEqual(before);
    expect(room.notes.slice(0, 2)).toEqual([
      { kind: 'template', markdown: 'Contexte' },
      { kind: 'paragraph', markdown: 'Les familles arrivent le jeudi' },
    ]);
    const path = `/api/review/rooms/${rooms.roomId}`;
    const arabic = await rooms.server.fetch(path, {}, `${staff.cookie}; language=ar`);
    expect(((await arabic.json()) as RoomOutputsAnswer).notes[0]?.markdown).toBe('السياق');
    const { cells } = await ask<MatrixAnswer>('/api/review/matrix');
    expect(cells).toMatchObject([
      { country: 'IQ', topic: 'housing', count: 1, newest: { text: 'Le logement à Bagdad', by: 'Amal' } },
    ]);
    const { hits } = await ask<SearchAnswer>(`/api/review/search?q=${encodeURIComponent('BAGDAD logement')}`);
    expect(hits).toMatchObject([
      {
        roomId: rooms.roomId,
        cardId: 'card-1',
        marks: [
          [3, 11],
          [14, 20],
        ],
      },
    ]);
    const { rooms: totals } = await ask<ReviewAnswer>('/api/review');
    expect(totals).toHaveLength(14);
    expect(totals.find(({ roomId }) => roomId === rooms.otherRoomId)).toMatchObject({
      cards: 0,
      changedAt: null,
    });
  });

  it('forgets cards that were taken off the board', async () => {
    const amal = await enters('Amal', 'iom', 'IQ');
    addCard(amal.doc, { id: 'stays', column: 'obstacles', text: 'stays' });
    addCard(amal.doc, { id: 'goes', column: 'obstacles', text: 'goes' });
    await expect.poll(() => cardsIn(), PATIENCE).toEqual(['stays', 'goes']);
    deleteCard(amal.doc, 'goes');
    await expect.poll(() => cardsIn(), PATIENCE).toEqual(['stays']);
  });

  it('names nobody where the session signs by organisation, in none of its answers', async () => {
    const amal = await enters('Amal Haddad', 'iom-iraq', 'IQ', WORKSHOP);
    addCard(amal.doc, { id: 'card-1', column: 'obstacles', text: 'unsigned words' });
    await expect.poll(() => cardsIn(WORKSHOP), PATIENCE).toEqual(['unsigned words']);
    for (const path of [
      `/api/review/rooms/${WORKSHOP}`,
      '/api/review/matrix',
      '/api/review/cards',
      '/api/review/search?q=unsigned',
    ]) {
      const text = await (await staff.fetch(path)).text();
      expect(text, path).toContain('IOM Iraq');
      expect(text, path).not.toContain('Haddad');
    }
    const open = await enters('Farid Haddad', 'iom-iraq', 'IQ');
    addCard(open.doc, { id: 'card-2', column: 'obstacles', text: 'signed words' });
    await expect.poll(() => cardsIn(), PATIENCE).toEqual(['signed words']);
    expect((await outputs()).cards[0]?.by).toBe('Farid Haddad');
  });

  it('catches up after a restart with what was written just before, though nobody opens the room', async () => {
    const amal = await enters('Amal', 'iom', 'IQ');
    addCard(amal.doc, { id: 'last', column: 'obstacles', text: 'last words' });
    await amal.isSaved();
    amal.leaves();
    await rooms.restart();
    staff = await rooms.server.as('staff');
    await expect.poll(() => cardsIn(), PATIENCE).toEqual(['last words']);
  });

  it('follows a room whose document was replaced by an earlier one', async () => {
    const amal = await enters('Amal', 'iom', 'IQ');
    addCard(amal.doc, { id: 'first', column: 'obstacles', text: 'first' });
    await amal.isSaved();
    const { store } = rooms.server;
    const log = await store.rooms.load(rooms.roomId);
    const kept = Y.mergeUpdates((log?.entries ?? []).map(({ update }) => update));
    const who = { roomId: rooms.roomId, personId: null, madeAt: 1 };
    await store.rooms.keepHistory({ ...who, id: 'kept', position: 2, reason: 'deletion', update: kept });
    addCard(amal.doc, { id: 'second', column: 'obstacles', text: 'second' });
    await expect.poll(() => cardsIn(), PATIENCE).toEqual(['first', 'second']);
    const [first] = (await outputs()).cards;
    const facilitator = await rooms.server.as('facilitator');
    const page = await openLive(rooms.server.url, facilitator.cookie);
    const order = { roomId: rooms.roomId, historyId: 'kept', epoch: rooms.epoch };
    expect(await page.asks('room:restore', order)).toMatchObject({ ok: true });
    page.closes();
    await expect.poll(() => cardsIn(), PATIENCE).toEqual(['first']);
    expect((await outputs()).cards[0]?.createdAt).toBe(first?.createdAt);
  });

  it('tells those who read it, and nobody else, that it has changed', async () => {
    const amal = await enters('Amal', 'iom', 'IQ');
    const observer = await openLive(rooms.server.url, (await rooms.server.as('observer')).cookie);
    const participant = await openLive(rooms.server.url, (await rooms.server.join({ name: 'Joris' })).cookie);
    let heardByOthers = 0;
    participant.socket.on('review:changed', () => {
      heardByOthers += 1;
    });
    const heard = observer.hears('review:changed');
    addCard(amal.doc, { id: 'card-1', column: 'obstacles', text: 'news' });
    await heard;
    // Whatever was sent to the other page before this answer has arrived there by then.
    expect((await participant.asks('presence:set', { roomId: null, state: 'active' })).ok).toBe(true);
    expect(heardByOthers).toBe(0);
    observer.closes();
    participant.closes();
  });

  it('refuses what it does not know, and says which field', async () => {
    const wrong = await staff.fetch('/api/review/cards?kind=poem');
    expect([wrong.status, await wrong.json()]).toMatchObject([
      422,
      { error: { code: 'invalid', field: 'kind' } },
    ]);
    expect((await staff.fetch('/api/review/cards?kind=action')).status).toBe(200);
    expect((await staff.fetch('/api/review/rooms/nowhere')).status).toBe(404);
    expect(await ask<CardsAnswer>('/api/review/cards?country=-&topic=-')).toEqual({ cards: [], total: 0 });
  });
});

it('[14] two processes on one database project the same rooms without harm, and one goes on for the other', async () => {
  const databaseUrl = await freshDatabase(inject('databaseUrl'));
  const one = await startTestServer({ store: 'postgres', databaseUrl });
  const two = await startTestServer({ store: 'postgres', databaseUrl });
  const staff = await two.as('staff');
  const reader = await openLive(two.url, staff.cookie);
  const writers: Writer[] = [];
  const enters = async (server: TestServer, name: string) => {
    const { cookie } = await server.join({ name });
    const writer = new Writer({ url: server.url, roomId: IRAQ, cookie });
    writers.push(writer);
    return writer.arrives();
  };
  const count = async () =>
    ((await (await staff.fetch(`/api/review/rooms/${IRAQ}`)).json()) as RoomOutputsAnswer).cards.length;
  try {
    const amal = await enters(one, 'Amal');
    const heard = reader.hears('review:changed');
    for (let n = 0; n < 20; n += 1)
      addCard(amal.doc, { id: `c${n}`, column: 'obstacles', text: `card ${n}` });
    await heard;
    await expect.poll(count, PATIENCE).toBe(20);
    const late = await enters(two, 'Late');
    await one.close();
    addCard(late.doc, { id: 'late', column: 'obstacles', text: 'late' });
    await expect.poll(count, PATIENCE).toBe(21);
  } finally {
    for (const writer of writers) writer.leaves();
    reader.closes();
    await one.close();
    await two.close();
  }
});
