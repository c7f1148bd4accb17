import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { addCard, deleteCard, moveCard, setText } from '#lib/board/edit.ts';
import type { Locks } from '#lib/board/locks.ts';
import { boardOf, type CardView } from '#lib/board/read.ts';
import { cardsOf } from '#lib/board/schema.ts';
import type { OwnWriting, Reply } from '#lib/wire/live.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import type { Guest } from '#test/support/server.ts';
import type { Writer } from '#test/support/writer.ts';

const COLUMN = 'what-works';
const OTHER = 'obstacles';

describe.each(STORES)('a locked board on %s', (kind) => {
  let rooms: CountryRooms;
  let guest: Guest;
  let amal: Writer;
  const pages: LivePage[] = [];

  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
    guest = await rooms.server.join({ name: 'Amal' });
    amal = await rooms.opens(guest.cookie, { epoch: rooms.epoch, own: true }).arrives();
    addCard(amal.doc, { id: 'one', column: COLUMN, text: 'Visits before departure' });
    addCard(amal.doc, { id: 'two', column: COLUMN, text: 'Housing' });
    addCard(amal.doc, { id: 'free', column: OTHER, text: 'Free to move' });
    await amal.isSaved();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.closes();
    await rooms.close();
  });

  const cardOf = ({ doc }: Writer, id: string): CardView | undefined =>
    boardOf(doc)
      .columns.flatMap(({ cards }) => cards)
      .find((card) => card.id === id);
  async function host(): Promise<LivePage> {
    const page = await openLive(rooms.server.url, (await rooms.server.as('facilitator')).cookie);
    pages.push(page);
    return page;
  }
  const locks = async (wanted: Partial<Locks>) =>
    (await host()).asks('board:lock', {
      roomId: rooms.roomId,
      locks: { board: false, columns: [], ...wanted },
    });
  /** The stock client of somebody who does not care for locks. */
  const comes = async (name: string): Promise<Writer> => rooms.opens(await rooms.joins(name)).arrives();

  it('stays as it is, whatever a stock client does; everybody is told, others write on, and cards are added', async () => {
    const [mallory, ben] = [await comes('Mallory'), await comes('Ben')];
    const told = (await host()).hears('writing:changed');
    expect(await locks({ columns: [COLUMN] })).toEqual({ ok: true, value: null });
    expect((await told).rules.locks).toEqual({ board: false, columns: [COLUMN] });

    setText(mallory.doc, 'one', 'Nothing works');
    cardsOf(mallory.doc).delete('two');
    addCard(mallory.doc, { id: 'added', column: COLUMN, text: 'A new card' });
    moveCard(ben.doc, 'free', COLUMN, 0);
    setText(ben.doc, 'free', 'Free to move, and moved');
    // Each of them, whoever had it wrong, sees the board as it was, with what may be done.
    for (const each of [amal, mallory, ben]) {
      await each.until(
        () =>
          cardOf(each, 'one')?.text === 'Visits before departure' &&
          cardOf(each, 'two')?.text === 'Housing' &&
          cardOf(each, 'added')?.text === 'A new card' &&
          cardOf(each, 'free')?.text === 'Free to move, and moved',
        'the board as it was',
      );
    }
    const late = await rooms.enters('Late');
    expect(late.authors.get(cardOf(late, 'two')?.author ?? 0)).toMatchObject({ name: 'Amal' });
    expect(mallory.closes).toEqual([]);

    // The twin: once it is unlocked the same change stays.
    expect(await locks({})).toEqual({ ok: true, value: null });
    deleteCard(mallory.doc, 'one');
    await amal.until(() => cardOf(amal, 'one') === undefined, 'the deletion');
    addCard(amal.doc, { id: 'after', column: OTHER, text: 'after' });
    await amal.isSaved();
    expect(await rooms.server.store.writing.locked(rooms.roomId)).toBeNull();
  });

  it('stays locked over a restart, and what was taken out of the document for good does not come back', async () => {
    await locks({ board: true });
    for (const page of pages.splice(0)) page.closes();
    await rooms.restart();
    const page = await openLive(rooms.server.url, guest.cookie);
    pages.push(page);
    const known = (await page.asks('writing:read', { roomId: rooms.roomId })) as Reply<OwnWriting>;
    expect(known.ok && known.value.rules.locks).toEqual({ board: true, columns: [] });
    const mallory = await comes('Mallory');
    deleteCard(mallory.doc, 'one');
    await mallory.until(() => cardOf(mallory, 'one') === undefined, 'the deletion');
    await mallory.until(() => cardOf(mallory, 'one') !== undefined, 'the card again');

    const staff = await rooms.server.as('staff');
    const body = { kind: 'erase' };
    expect((await staff.fetch(`/api/people/${guest.person.id}/erasure`, { method: 'POST', body })).ok).toBe(
      true,
    );
    const ben = await rooms.opens(await rooms.joins('Ben'), { own: true }).arrives();
    expect(boardOf(ben.doc).count).toBe(0);
    addCard(ben.doc, { id: 'later', column: COLUMN, text: 'written later' });
    await ben.isSaved();
    const stood = async () => (await rooms.server.store.writing.locked(rooms.roomId))?.stood?.frozen.cards;
    await expect.poll(stood, { timeout: 10_000 }).toMatchObject([{ id: 'later' }]);
    expect(JSON.stringify(await rooms.server.store.writing.locked(rooms.roomId))).not.toContain('Visits');
    expect(cardOf(ben, 'one')).toBeUndefined();
  });
});
