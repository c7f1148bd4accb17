import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, MESSAGE_CARETS_WANTED } from '#lib/wire/collab.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import type { Writer } from '#test/support/writer.ts';

/** Waiting limit for what happens in the background. */
const PATIENCE = { timeout: 10_000 };

describe.each(STORES)('a room on %s', (kind) => {
  let rooms: CountryRooms;

  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
  });
  afterEach(() => rooms.close());

  it('shows to each what the other writes, and starts with its template', async () => {
    const amal = await rooms.opens(await rooms.joins('Amal')).arrives();
    const joris = await rooms.opens(await rooms.joins('Joris')).arrives();
    expect(amal.doc.getMap('columns').size).toBe(5);
    amal.writes('marhaban ');
    joris.writes('hallo ');
    await amal.sees('marhaban ', 'hallo ');
    await joris.sees('marhaban ', 'hallo ');
    expect(amal.text).toBe(joris.text);
  });

  it('keeps rooms apart', async () => {
    const amal = await rooms.opens(await rooms.joins('Amal')).arrives();
    const joris = await rooms.opens(await rooms.joins('Joris'), { roomId: rooms.otherRoomId }).arrives();
    amal.writes('for Iraq');
    await amal.until(() => amal.text === 'for Iraq', 'own words');
    const late = await rooms.opens(await rooms.joins('Late')).arrives();
    await late.sees('for Iraq');
    expect(joris.text).toBe('');
  });

  it('merges what both did while one was offline', async () => {
    const { epoch } = rooms;
    const amal = await rooms.opens(await rooms.joins('Amal'), { epoch }).arrives();
    const joris = await rooms.opens(await rooms.joins('Joris'), { epoch }).arrives();
    amal.writes('together ');
    await joris.sees('together ');
    joris.goesOffline();
    joris.writes('offline ');
    joris.deletes(0, 2);
    amal.writes('online ');
    joris.comesBack();
    await amal.sees('offline ', 'online ');
    await joris.sees('offline ', 'online ');
    expect(amal.text).toBe(joris.text);
    expect(amal.text).toContain('gether');
    expect(amal.text).not.toContain('together');
  });

  it('tells our own client when its changes are committed, a deletion too, and who the authors are', async () => {
    const amal = await rooms.enters('Amal');
    const joris = await rooms.enters('Joris');
    amal.writes('to be kept, to be deleted');
    await amal.isSaved();
    amal.deletes(10, 15);
    await amal.isSaved();
    const late = await rooms.enters('Late');
    expect(late.text).toBe('to be kept');
    expect(joris.authors.get(amal.doc.clientID)).toMatchObject({ name: 'Amal', own: false });
    expect(amal.authors.get(amal.doc.clientID)).toMatchObject({ name: 'Amal', own: true });
    expect(late.notice).toMatchObject({ access: 'write' });
  });

  it('shows a new name on what was written before, to everybody at once', async () => {
    const amal = await rooms.server.join({ name: 'Amal' });
    const writing = await rooms.opens(amal.cookie, { own: true, epoch: rooms.epoch }).arrives();
    const joris = await rooms.enters('Joris');
    writing.writes('mine');
    await joris.sees('mine');
    const nameOf = () => joris.authors.get(writing.doc.clientID)?.name;
    await joris.until(() => nameOf() === 'Amal', 'the first name');
    await amal.fetch('/api/me', { method: 'PATCH', body: { name: 'Amal Haddad' } });
    await joris.until(() => nameOf() === 'Amal Haddad', 'the new name');
    writing.provider.awareness.setLocalStateField('cursor', null);
    await joris.until(
      () => joris.provider.awareness.getStates().get(writing.doc.clientID)?.user?.name === 'Amal Haddad',
      'the new name at the caret',
    );
  });

  it('whoever does not show the carets of others is sent none, and all of them once they show them', async () => {
    // In the stock form, which tells everything each time.
    const { epoch } = rooms;
    const enters = async (name: string) => rooms.opens(await rooms.joins(name), { epoch }).arrives();
    const [amal, joris, mia] = [await enters('Amal'), await enters('Joris'), await enters('Mia')];
    const seenBy = (who: Writer): number | undefined =>
      who.provider.awareness.getStates().get(amal.doc.clientID)?.cursor?.head.item.clock;
    const goesTo = async (clock: number) => {
      const place = { item: { client: 1, clock } };
      amal.provider.awareness.setLocalStateField('cursor', { anchor: place, head: place });
      await mia.until(() => seenBy(mia) === clock, `Amal at ${clock}`);
      await joris.isHeard();
    };
    const says = (wanted: number) => joris.provider.ws?.send(Uint8Array.of(MESSAGE_CARETS_WANTED, wanted));
    await goesTo(1);
    expect(seenBy(joris)).toBe(1);
    says(0);
    await joris.isHeard();
    await goesTo(2);
    expect(seenBy(joris)).toBe(1);
    says(1);
    await joris.until(() => seenBy(joris) === 2, 'where Amal is now');
  });

  it('takes what a device brings back after a reload, under its earlier client id', async () => {
    const cookie = await rooms.joins('Amal');
    const { epoch } = rooms;
    const before = await rooms.opens(cookie, { epoch, own: true }).arrives();
    before.goesOffline();
    before.writes('written offline');
    const device = new Y.Doc();
    Y.applyUpdate(device, Y.encodeStateAsUpdate(before.doc));
    const after = await rooms.opens(cookie, { epoch, own: true, doc: device }).arrives();
    await after.isSaved();
    const joris = await rooms.opens(await rooms.joins('Joris')).arrives();
    expect(joris.text).toBe('written offline');
  });

  it('refuses the past of another epoch, and a past without one, and takes the right one', async () => {
    const cookie = await rooms.joins('Amal');
    const { epoch } = rooms;
    const stale = rooms.opens(cookie, { epoch: 'another' });
    await stale.isClosedWith(CLOSE.wrongEpoch);
    const past = new Y.Doc();
    past.getText('line').insert(0, 'from another past');
    const withoutEpoch = rooms.opens(cookie, { doc: past });
    await withoutEpoch.isClosedWith(CLOSE.wrongEpoch);
    const right = await rooms.opens(cookie, { epoch }).arrives();
    expect(right.text).toBe('');
    expect(stale.doc.getMap('columns').size).toBe(0);
  });

  it('becomes read-only for everybody when its session is closed, and takes the rest when it is opened again', async () => {
    const { epoch } = rooms;
    const amal = await rooms.enters('Amal');
    const joris = await rooms.enters('Joris');
    amal.writes('in time ');
    await amal.isSaved();
    await rooms.setSession('closed');
    await amal.until(() => amal.notice?.access === 'read', 'read-only');
    expect(amal.notice?.reason).toBe('session-closed');
    amal.writes('too late');
    const late = await rooms.opens(await rooms.joins('Late'), { epoch }).arrives();
    expect(late.text).toBe('in time ');
    expect(amal.confirmed).toBeLessThan(amal.sent);
    await rooms.setSession('open');
    await joris.sees('too late');
    await amal.isSaved();
  });

  it('[22] stays unchanged by somebody who only reads, whatever they send', async () => {
    const observer = await rooms.server.as('observer');
    const { epoch } = rooms;
    const reader = await rooms.opens(observer.cookie, { own: true, epoch }).arrives();
    const amal = await rooms.enters('Amal');
    expect(reader.notice).toMatchObject({ access: 'read', reason: 'observer' });
    for (let i = 0; i < 1000; i++) reader.writes(`${i} `);
    reader.goesOffline();
    reader.comesBack();
    await reader.until(() => reader.provider.synced, 'back');
    amal.writes('written by somebody who may');
    await reader.sees('written by somebody who may');
    const late = await rooms.opens(await rooms.joins('Late'), { epoch }).arrives();
    expect(late.text).toBe('written by somebody who may');
    expect(amal.text).toBe('written by somebody who may');
    expect(reader.confirmed).toBe(0);
  });

  it('[5] is compacted as it grows, and comes back the same from the snapshot', async () => {
    const amal = await rooms.enters('Amal');
    for (let i = 0; i < 510; i++) {
      amal.writes(`${i} `);
      if (i % 3 === 0) amal.deletes(0, 1);
      await amal.isSaved();
    }
    const { store } = rooms.server;
    await expect.poll(async () => (await store.rooms.load(rooms.roomId))?.snapshot, PATIENCE).toBeTruthy();
    const stored = await store.rooms.load(rooms.roomId);
    expect(stored?.entries.length).toBeLessThan(100);
    await rooms.restart();
    const late = await rooms.enters('Late');
    expect(late.text).toBe(amal.text);
    expect(late.doc.getMap('columns').size).toBe(5);
    await amal.arrives();
    amal.writes('and on');
    await late.sees('and on');
    expect(late.text).toBe(amal.text);
  });

  describe('[21] gives nothing, not one byte of content,', () => {
    it('without a pass, with a false one, from another origin, to somebody of another event; and all with', async () => {
      const cookie = await rooms.joins('Amal');
      const elsewhere = await rooms.server.joinOtherEvent('Mallory');
      const refused = [
        rooms.opens(null),
        rooms.opens(cookie.replace(/=.{8}/, '=AAAAAAAA')),
        rooms.opens(cookie, { origin: 'http://evil.example' }),
        rooms.opens(cookie, { origin: null }),
        rooms.opens(elsewhere.cookie),
      ];
      const admitted = await rooms.opens(cookie).arrives();
      for (const writer of refused) await writer.until(() => writer.closes.length > 0, 'refusal');
      expect(refused.map((writer) => writer.received)).toEqual([0, 0, 0, 0, 0]);
      expect(refused.map((writer) => writer.doc.store.clients.size)).toEqual([0, 0, 0, 0, 0]);
      expect(admitted.doc.getMap('columns').size).toBe(5);
    });
  });
});
