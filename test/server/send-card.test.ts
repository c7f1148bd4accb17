import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isServerIn } from '#lib/board/authors.ts';
import { addCard } from '#lib/board/edit.ts';
import { boardOf, type CardView } from '#lib/board/read.ts';
import { cardsOf } from '#lib/board/schema.ts';
import { serverMarks } from '#lib/board/server-marks.ts';
import { CountryRooms } from '#test/support/country-room.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import type { Guest } from '#test/support/server.ts';
import type { Writer } from '#test/support/writer.ts';

describe('a card is sent to another country’s board', () => {
  let rooms: CountryRooms;
  let joris: Guest;
  const pages: LivePage[] = [];

  beforeEach(async () => {
    rooms = await CountryRooms.start('sqlite', '');
    joris = await rooms.server.join({ name: 'Joris', organisation: 'fedasil' });
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.closes();
    await rooms.close();
  });

  async function opens({ cookie }: { cookie: string }): Promise<LivePage> {
    const page = await openLive(rooms.server.url, cookie);
    pages.push(page);
    return page;
  }
  const sends = async (who: { cookie: string }, more = {}) =>
    (await opens(who)).asks('card:send', {
      roomId: rooms.roomId,
      cardId: 'the-card',
      toRoomId: rooms.otherRoomId,
      column: 'what-works',
      id: 'the-copy-of-the-card',
      ...more,
    });
  /** Somebody with our own client in a room, arrived. */
  const enters = (cookie: string, roomId: string): Promise<Writer> =>
    rooms.opens(cookie, { own: true, roomId }).arrives();
  const cardOf = ({ doc }: Writer, id: string): CardView | undefined =>
    boardOf(doc)
      .columns.flatMap(({ cards }) => cards)
      .find((card) => card.id === id);
  const marksOf = (writer: Writer, id: string) => {
    const card = cardOf(writer, id);
    return card === undefined ? null : serverMarks(card, isServerIn(writer.authors));
  };

  /** Amal's card on the board of Iraq, saved. */
  async function written(): Promise<{ guest: Guest; amal: Writer }> {
    const guest = await rooms.server.join({ name: 'Amal', organisation: 'caritas', country: 'IQ' });
    const amal = await enters(guest.cookie, rooms.roomId);
    addCard(amal.doc, { id: 'the-card', column: 'what-works', text: 'Visits before departure' });
    await amal.isSaved();
    return { guest, amal };
  }

  it('and is there, by its author, with where it comes from; the card says where it went', async () => {
    const { amal } = await written();
    const nour = await enters(await rooms.joins('Nour'), rooms.otherRoomId);
    expect(await sends(joris)).toEqual({ ok: true, value: null });
    await nour.until(() => cardOf(nour, 'the-copy-of-the-card') !== undefined, 'the copy');
    const copy = cardOf(nour, 'the-copy-of-the-card');
    expect(copy).toMatchObject({ text: 'Visits before departure', column: 'what-works' });
    expect(nour.authors.get(copy?.author ?? 0)).toMatchObject({ name: 'Amal', country: 'IQ' });
    expect(nour.authors.get(copy?.sender ?? 0)).toMatchObject({ name: 'Joris' });
    expect(marksOf(nour, 'the-copy-of-the-card')?.from).toMatchObject({
      room: rooms.roomId,
      card: 'the-card',
    });
    await amal.until(() => (marksOf(amal, 'the-card')?.sentTo.length ?? 0) > 0, 'the note on the card');
    expect(marksOf(amal, 'the-card')?.sentTo).toMatchObject([
      { room: rooms.otherRoomId, card: 'the-copy-of-the-card' },
    ]);
    expect(rooms.server.logged.join('\n')).not.toContain('Visits');
  });

  it('once, however often it is asked for at the same time', async () => {
    await written();
    const answers = await Promise.all([sends(joris), sends(joris), sends(joris)]);
    for (const answer of answers) expect(answer).toEqual({ ok: true, value: null });
    const late = await enters(await rooms.joins('Late'), rooms.otherRoomId);
    expect(boardOf(late.doc).count).toBe(1);
  });

  it('not where one may not write, not what is not there; and from a closed session to an open one', async () => {
    await written();
    expect(await sends(joris, { cardId: 'none' })).toEqual({ ok: false, error: { code: 'card-gone' } });
    expect(await sends(joris, { toRoomId: rooms.roomId })).toEqual({ ok: false, error: { code: 'invalid' } });
    expect(await sends(joris, { toRoomId: 'nowhere' })).toEqual({ ok: false, error: { code: 'not-found' } });
    const sessions = await rooms.server.store.events.sessions('demo');
    const plenary = sessions.find(({ kind }) => kind === 'plenary')?.rooms[0]?.id ?? '';
    await rooms.setSession('closed');
    expect(await sends(joris)).toEqual({ ok: false, error: { code: 'session-closed' } });
    expect(await sends(joris, { toRoomId: plenary })).toEqual({ ok: true, value: null });
    const late = await enters(await rooms.joins('Late'), plenary);
    expect(marksOf(late, 'the-copy-of-the-card')?.from?.room).toBe(rooms.roomId);
  });

  it('a name stays out of the sessions in which only organisations are named', async () => {
    await written();
    const sessions = await rooms.server.store.events.sessions('demo');
    const named = sessions.find(({ attribution }) => attribution === 'person');
    const unnamed = sessions.find(({ attribution }) => attribution === 'organisation');
    if (named === undefined || unnamed === undefined) throw new Error('the demonstration has both kinds');
    const from = unnamed.rooms[0]?.id ?? '';
    const to = named.rooms[0]?.id ?? '';
    const guest = await rooms.server.join({ name: 'Ben', organisation: 'iom' });
    const ben = await enters(guest.cookie, from);
    addCard(ben.doc, { id: 'quiet-card', column: 'what-works', text: 'Said for the organisation' });
    await ben.isSaved();
    const order = { roomId: from, cardId: 'quiet-card', toRoomId: to };
    expect(await sends(joris, order)).toEqual({ ok: false, error: { code: 'signs-otherwise' } });
    const back = { roomId: rooms.roomId, toRoomId: from };
    expect(await sends(joris, back)).toEqual({ ok: true, value: null });
  });

  it('what somebody forges is not taken for it, and whoever is erased is erased from the copy as well', async () => {
    const { guest } = await written();
    const mallory = await enters(await rooms.joins('Mallory'), rooms.otherRoomId);
    addCard(mallory.doc, { id: 'forged', column: 'what-works', text: 'never said in Iraq' });
    cardsOf(mallory.doc).get('forged')?.set('from', { room: rooms.roomId, card: 'the-card' });
    await mallory.isSaved();
    expect((await sends(joris)).ok).toBe(true);
    const nour = await enters(await rooms.joins('Nour'), rooms.otherRoomId);
    expect(cardOf(nour, 'forged')?.from).toMatchObject({ room: rooms.roomId });
    expect(marksOf(nour, 'forged')?.from).toBeNull();
    expect(marksOf(nour, 'the-copy-of-the-card')?.from).not.toBeNull();

    const staff = await rooms.server.as('staff');
    const erased = await staff.fetch(`/api/people/${guest.person.id}/erasure`, {
      method: 'POST',
      body: { kind: 'erase' },
    });
    expect(await erased.json()).toMatchObject({ rooms: 2, cards: 2 });
    const late = await enters(await rooms.joins('Late'), rooms.otherRoomId);
    expect(
      boardOf(late.doc)
        .columns.flatMap(({ cards }) => cards)
        .map(({ id }) => id),
    ).toEqual(['forged']);
  });
});
