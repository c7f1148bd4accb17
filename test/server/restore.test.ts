import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as Y from 'yjs';
import { addCard, deleteCard, textOf } from '#lib/board/edit.ts';
import { boardOf } from '#lib/board/read.ts';
import { cardsOf } from '#lib/board/schema.ts';
import { DeleteRanges } from '#lib/room/delete-ranges.ts';
import { decodeUpdate, encodeUpdate } from '#lib/room/update.ts';
import { CLOSE } from '#lib/wire/collab.ts';
import type { Reply, RoomVersion } from '#lib/wire/live.ts';
import { CountryRooms, exchangeOf, STORES } from '#test/support/country-room.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { forgedUpdate, openRaw, syncMessage } from '#test/support/raw-socket.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

/** Words that are all different: about 800 letters. */
const words = (name: string) => Array.from({ length: 80 }, (_, n) => `${name}-${n}`);

describe.each(STORES)('[12] who deletes a large part of a room, on %s,', (kind) => {
  let rooms: CountryRooms;
  let host: LivePage;
  const pages: LivePage[] = [];

  async function opens(cookie: string): Promise<LivePage> {
    const page = await openLive(rooms.server.url, cookie);
    pages.push(page);
    return page;
  }
  async function history(): Promise<RoomVersion[]> {
    const reply = (await host.asks('room:history', { roomId: rooms.roomId })) as Reply<RoomVersion[]>;
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  }
  const presentEpoch = async () => (await rooms.server.store.rooms.find(rooms.roomId))?.epoch ?? '';
  const restore = async (page: LivePage, historyId: string, epoch?: string) =>
    page.asks('room:restore', { roomId: rooms.roomId, historyId, epoch: epoch ?? (await presentEpoch()) });
  const entersAnew = async (name: string) => rooms.enters(name, { epoch: await presentEpoch() });

  /** Amal and Joris have written, each a text. */
  async function written(): Promise<{ amal: Writer; joris: Writer; all: string[] }> {
    const amal = await rooms.enters('Amal');
    const joris = await rooms.enters('Joris');
    amal.writes(`${words('amal').join(' ')} `);
    await amal.isSaved();
    await joris.sees('amal-79');
    joris.writes(`${words('joris').join(' ')} `);
    await joris.isSaved();
    return { amal, joris, all: [...words('amal'), ...words('joris')] };
  }

  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
    host = await opens((await rooms.server.as('facilitator')).cookie);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.closes();
    await rooms.close();
  });

  it('leaves behind all that stood there: hosts hear it, and bring every word back with its author', async () => {
    const { amal, joris, all } = await written();
    const mallory = await rooms.enters('Mallory');
    await mallory.sees(...all);
    const told = host.hears('room:much-deleted');
    mallory.deletes(0, Math.round(mallory.line.length * 0.4));
    const news = await told;
    expect(news.roomId).toBe(rooms.roomId);
    expect(await history()).toMatchObject([{ id: news.historyId, reason: 'deletion', by: 'Mallory' }]);
    await amal.until(() => !amal.text.includes('amal-0'), 'the deletion');
    // What is written after the deletion is kept as well, for whoever wants it back in turn.
    joris.writes('written-since');
    await joris.isSaved();

    expect(await restore(host, news.historyId)).toEqual({ ok: true, value: null });
    for (const writer of [amal, joris, mallory]) await writer.isClosedWith(CLOSE.wrongEpoch);
    const late = await entersAnew('Late');
    await late.sees(...all);
    expect(late.text).not.toContain('written-since');
    expect(late.authors.get(amal.doc.clientID)).toMatchObject({ name: 'Amal' });
    expect(late.authors.get(joris.doc.clientID)).toMatchObject({ name: 'Joris' });
    expect(late.doc.getMap('columns').size).toBe(5);
    late.writes('and on');
    await late.isSaved();

    const [before] = await history();
    expect(before).toMatchObject({ reason: 'before-restore' });
    expect((await restore(host, before?.id ?? '')).ok).toBe(true);
    const later = await entersAnew('Later');
    await later.sees('written-since');
    expect(later.text).not.toContain('amal-0 ');
  });

  it('bit by bit, within seconds, leaves behind what stood before the first bit', async () => {
    const { all } = await written();
    const mallory = await rooms.enters('Mallory');
    await mallory.sees(...all);
    const told = host.hears('room:much-deleted');
    for (let n = 0; n < 30; n++) {
      mallory.deletes(0, 30);
      await mallory.isSaved();
    }
    const { historyId } = await told;
    expect(await history()).toHaveLength(1);
    await restore(host, historyId);
    await (await entersAnew('Late')).sees(...all);
  });

  it('by taking cards off the board, which leaves their words in the document, is noticed as well', async () => {
    const amal = await rooms.enters('Amal');
    const cards = Array.from({ length: 10 }, (_, n) => `card-${n}`);
    for (const id of cards) addCard(amal.doc, { id, column: 'works', text: `what ${id} says` });
    await amal.isSaved();
    const mallory = await rooms.enters('Mallory');
    await mallory.until(() => cardsOf(mallory.doc).size === 10, 'the cards');
    for (const id of cards.slice(0, 3)) {
      deleteCard(mallory.doc, id);
      await mallory.isSaved();
    }
    const told = host.hears('room:much-deleted');
    deleteCard(mallory.doc, 'card-3');
    const { historyId } = await told;
    expect(await history()).toHaveLength(1);
    expect(boardOf(mallory.doc).count).toBe(6);
    await restore(host, historyId);
    const late = await entersAnew('Late');
    await late.until(() => boardOf(late.doc).count === 10, 'the cards on the board');
  });

  /** What a client of its own making sends: new values in the places of others, and not a word of what is deleted. */
  function overwriting(seen: Y.Doc, work: (doc: Y.Doc) => void): Uint8Array {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seen));
    const before = Y.encodeStateVector(doc);
    work(doc);
    const { structs } = decodeUpdate(Y.encodeStateAsUpdate(doc, before));
    return encodeUpdate(structs, () => 0, new DeleteRanges());
  }

  it('by putting something empty in the place of each card’s text is noticed, and nobody else is blamed', async () => {
    const amal = await rooms.enters('Amal');
    const cards = Array.from({ length: 40 }, (_, n) => `card-${n}`);
    for (const id of cards) addCard(amal.doc, { id, column: 'works', text: `what ${id} says to all` });
    await amal.isSaved();
    const cookie = await rooms.joins('Mallory');
    const { roomId, epoch } = rooms;
    const mallory = await openRaw({ url: rooms.server.url, roomId, epoch, cookie });
    mallory.send(syncMessage(0, Uint8Array.of(0)));
    mallory.send(syncMessage(1, Uint8Array.of(0, 0)));
    // Amal corrects a word just before: what is deleted within seconds is taken together.
    textOf(amal.doc, 'card-0')?.delete(0, 1);
    await amal.isSaved();
    const told = host.hears('room:much-deleted');
    const empties = overwriting(amal.doc, (doc) => {
      for (const id of cards) cardsOf(doc).get(id)?.set('text', new Y.Text(''));
    });
    mallory.send(syncMessage(2, empties));
    await amal.until(() => textOf(amal.doc, 'card-39')?.length === 0, 'the emptied cards');
    const { historyId } = await told;
    // Amal’s whole state tells of every deletion that anybody made.
    amal.goesOffline();
    amal.comesBack();
    await amal.isSaved();
    const joris = await rooms.enters('Joris');
    joris.writes(words('joris').join(' '));
    await joris.isSaved();
    const toldAgain = host.hears('room:much-deleted');
    const second = await rooms.enters('Second');
    await second.sees('joris-79');
    second.deletes(0, second.line.length);
    await toldAgain;
    expect((await history()).map(({ by }) => by)).toEqual(['Second', 'Mallory']);
    await restore(host, historyId);
    const late = await entersAnew('Late');
    await late.until(
      () => textOf(late.doc, 'card-39')?.toString() === 'what card-39 says to all',
      'the texts',
    );
    mallory.socket.terminate();
  });

  it('cannot hide it behind a million collected letters, which make the room look large', async () => {
    const { all } = await written();
    const cookie = await rooms.joins('Mallory');
    const { roomId, epoch } = rooms;
    const padding = await openRaw({ url: rooms.server.url, roomId, epoch, cookie });
    padding.send(syncMessage(0, Uint8Array.of(0)));
    padding.send(syncMessage(1, forgedUpdate({ client: 4242, clock: 0, length: 1_000_000 })));
    await padding.settled();
    expect(padding.socket.readyState).toBe(padding.socket.OPEN);
    const mallory = await rooms.opens(cookie, { own: true, epoch }).arrives();
    await mallory.sees(...all);
    const told = host.hears('room:much-deleted');
    mallory.deletes(0, Math.round(mallory.line.length * 0.4));
    await restore(host, (await told).historyId);
    await (await entersAnew('Late')).sees(...all);
    padding.socket.terminate();
  });

  it('cannot hide it by making the room compact itself', async () => {
    const { all } = await written();
    const epoch = await otherEpoch();
    const neighbour = await rooms.enters('Neighbour', { roomId: rooms.otherRoomId, epoch });
    await growsUntilCompacted(neighbour, rooms.otherRoomId);
    const mallory = await rooms.enters('Mallory');
    await mallory.sees(...all);
    const told = host.hears('room:much-deleted');
    const quarter = Math.round(mallory.line.length / 4);
    mallory.deletes(0, quarter);
    await grows(mallory);
    // Rooms are compacted one after the other: Mallory's would have been before this one.
    await growsUntilCompacted(neighbour, rooms.otherRoomId);
    mallory.deletes(0, quarter);
    await restore(host, (await told).historyId);
    await (await entersAnew('Late')).sees(...all);
  });

  it('and then writes as much of something else is noticed; who makes a list of a text is not', async () => {
    const { amal, all } = await written();
    const told = host.hears('room:much-deleted');
    const list = await rooms.enters('Scribe');
    await list.sees(...all);
    list.doc.transact(() => {
      const { text } = list;
      list.deletes(0, text.length);
      list.writes(text.split(' ').reverse().join(' '));
    });
    await list.isSaved();
    await amal.sees('joris-79 joris-78');
    const mallory = await rooms.enters('Mallory');
    await mallory.sees('joris-79 joris-78');
    mallory.doc.transact(() => {
      const { length } = mallory.text;
      mallory.deletes(0, length);
      mallory.writes('nonsense '.repeat(length / 9));
    });
    await told;
    expect(await history()).toMatchObject([{ by: 'Mallory' }]);
  });

  it('is not who deletes a little, or their own few words', async () => {
    const { amal, joris, all } = await written();
    const small = await rooms.enters('Small', { roomId: rooms.otherRoomId, epoch: await otherEpoch() });
    small.writes('my own few words, nearly all that stands in this room');
    await small.isSaved();
    small.deletes(0, small.line.length);
    await small.isSaved();
    joris.deletes(0, Math.round(joris.line.length * 0.2));
    await joris.isSaved();
    await amal.until(() => !amal.text.includes('amal-0 '), 'the deletion');
    // Had there been anything to keep, it would come before this.
    const told = host.hears('room:much-deleted');
    amal.deletes(0, Math.round(amal.line.length * 0.6));
    const { historyId } = await told;
    expect((await history()).map(({ id, by }) => [id, by])).toEqual([[historyId, 'Amal']]);
    expect(await rooms.server.store.rooms.history(rooms.otherRoomId)).toEqual([]);
    await restore(host, historyId);
    const late = await entersAnew('Late');
    await late.sees('joris-79');
    expect(late.text).not.toContain(all[0]);
  });

  it('is told to hosts alone, who alone may restore, and only once from what they saw', async () => {
    const { all } = await written();
    const mallory = await rooms.enters('Mallory');
    await mallory.sees(...all);
    const participant = await opens(await rooms.joins('Participant'));
    const observer = await opens((await rooms.server.as('observer')).cookie);
    let overheard = 0;
    for (const page of [participant, observer]) {
      page.socket.on('room:much-deleted', () => {
        overheard += 1;
      });
    }
    const staff = await opens((await rooms.server.as('staff')).cookie);
    const told = [host, staff].map((page) => page.hears('room:much-deleted'));
    mallory.deletes(0, mallory.line.length);
    const [news, same] = await Promise.all(told);
    expect(same).toEqual(news);
    const id = news?.historyId ?? '';
    const epoch = await presentEpoch();
    for (const page of [participant, observer]) {
      expect(await restore(page, id)).toEqual({ ok: false, error: { code: 'forbidden' } });
    }
    expect(await presentEpoch()).toBe(epoch);
    expect(overheard).toBe(0);
    const both = await Promise.all([restore(host, id, epoch), restore(staff, id, epoch)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, error: { code: 'room-replaced' } });
    expect(await restore(host, 'nothing')).toEqual({ ok: false, error: { code: 'not-found' } });
    expect(await history()).toHaveLength(2);
  });

  it('loses nobody’s words when it is restored while everybody writes: each is called saved and kept, or neither', async () => {
    const { amal, joris, all } = await written();
    const mallory = await rooms.enters('Mallory');
    await mallory.sees(...all);
    const told = host.hears('room:much-deleted');
    mallory.deletes(0, mallory.line.length);
    const { historyId } = await told;
    const restoring = restore(host, historyId);
    const saved: string[] = [];
    const writes = async (writer: Writer, name: string) => {
      for (let n = 0; writer.closes.length === 0 && n < 1000; n++) {
        const word = `${name}:${n};`;
        writer.writes(word);
        const { sent } = writer;
        await writer.until(() => writer.confirmed >= sent || writer.closes.length > 0, 'an answer');
        if (writer.confirmed >= sent && writer.closes.length === 0) saved.push(word);
      }
    };
    await Promise.all([writes(amal, 'a'), writes(joris, 'j'), restoring]);
    expect((await restoring).ok).toBe(true);
    const [before] = await history();
    expect((await restore(host, before?.id ?? '')).ok).toBe(true);
    const late = await entersAnew('Late');
    expect(saved.filter((word) => !late.text.includes(word))).toEqual([]);
  });

  it('finds the restored room again after a restart, and devices of before still know that it is another one', async () => {
    const { amal, all } = await written();
    const past = new Y.Doc();
    Y.applyUpdate(past, Y.encodeStateAsUpdate(amal.doc));
    const mallory = await rooms.enters('Mallory');
    await mallory.sees(...all);
    const told = host.hears('room:much-deleted');
    mallory.deletes(0, mallory.line.length);
    await restore(host, (await told).historyId);
    await rooms.restart();
    const stale = rooms.opens(await rooms.joins('Amal'), { epoch: rooms.epoch, doc: past });
    await stale.isClosedWith(CLOSE.wrongEpoch);
    await (await entersAnew('Late')).sees(...all);
  });

  /** More than a megabyte, after which a room is compacted as soon as that may be. */
  async function grows(writer: Writer): Promise<void> {
    for (let n = 0; n < 2; n++) {
      writer.writes('x'.repeat(600_000));
      await writer.isSaved();
    }
  }
  async function growsUntilCompacted(writer: Writer, roomId: string): Promise<void> {
    const snapshot = async () => (await rooms.server.store.rooms.load(roomId))?.snapshot?.position ?? 0;
    const before = await snapshot();
    await grows(writer);
    await expect.poll(snapshot, { timeout: 40_000, interval: 10 }).toBeGreaterThan(before);
  }

  async function otherEpoch(): Promise<string> {
    return (await rooms.server.store.rooms.find(rooms.otherRoomId))?.epoch ?? '';
  }
});

it('another process, which still has the document of before, takes whoever comes with the new one', async () => {
  const databaseUrl = await freshDatabase(inject('databaseUrl'));
  const one = await startTestServer({ store: 'postgres', databaseUrl });
  const other = await startTestServer({ store: 'postgres', databaseUrl });
  const { roomId, epoch } = await exchangeOf(one.store);
  const cookie = (await one.join({ name: 'Amal' })).cookie;
  const opens = (server: TestServer, known: string) =>
    new Writer({ url: server.url, roomId, cookie, epoch: known, own: true }).arrives();

  const there = await opens(other, epoch);
  there.writes(words('amal').join(' '));
  await there.isSaved();
  const kept = { roomId, position: 2, reason: 'deletion', personId: null, madeAt: 0 } as const;
  const update = Y.encodeStateAsUpdate(there.doc);
  await one.store.rooms.keepHistory({ ...kept, id: 'kept', update });
  const host = await openLive(one.url, (await one.as('facilitator')).cookie);
  expect(await host.asks('room:restore', { roomId, historyId: 'kept', epoch })).toMatchObject({ ok: true });

  const newer = (await other.store.rooms.find(roomId))?.epoch ?? '';
  expect(newer).not.toBe(epoch);
  const late = await opens(other, newer);
  await late.sees('amal-79');
  await there.isClosedWith(CLOSE.wrongEpoch);
  const stale = new Writer({ url: other.url, roomId, cookie, epoch });
  await stale.isClosedWith(CLOSE.wrongEpoch);

  for (const writer of [there, late, stale]) writer.leaves();
  host.closes();
  await one.close();
  await other.close();
});
