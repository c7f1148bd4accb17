import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, FRAME_MAX_BYTES } from '#lib/wire/collab.ts';
import { CountryRooms, STORES, type StoreKind } from '#test/support/country-room.ts';
import { awarenessMessage, forgedUpdate, openRaw, syncMessage } from '#test/support/raw-socket.ts';
import type { Writer } from '#test/support/writer.ts';

let rooms: CountryRooms;

/** Before each test of a part: the rooms on one kind of store. */
function roomsOn(kind: StoreKind): void {
  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
  });
  afterEach(() => rooms.close());
}

const opens = (name: string): Promise<Writer> => rooms.enters(name);

async function opensRaw(name: string) {
  return openRaw({
    url: rooms.server.url,
    roomId: rooms.roomId,
    epoch: rooms.epoch,
    cookie: await rooms.joins(name),
  });
}

describe.each(STORES)('[12] nobody writes in another’s name, on %s', (kind) => {
  roomsOn(kind);
  const victimsClock = (victim: Writer) => Y.getState(victim.doc.store, victim.doc.clientID);

  const attacks: Record<string, (victim: Writer) => Uint8Array> = {
    'a collected run that takes the victim’s next clocks': (victim) =>
      forgedUpdate({ client: victim.doc.clientID, clock: victimsClock(victim), length: 1_000 }),
    'the deletion of all that the victim will ever write': (victim) =>
      forgedUpdate(null, [{ client: victim.doc.clientID, clock: 0, length: 1_000_000 }]),
    'text under the victim’s client id': (victim) => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(victim.doc));
      copy.clientID = victim.doc.clientID;
      const before = Y.encodeStateVector(copy);
      copy.getText('line').insert(0, 'not the victim');
      return Y.encodeStateAsUpdate(copy, before);
    },
    'a jump of the clock': () => forgedUpdate({ client: 4242, clock: 1_000, length: 1 }),
  };

  it.each(Object.entries(attacks))(
    '%s costs the sender the connection, and the victim nothing',
    async (_, attack) => {
      const victim = await opens('Victim');
      const witness = await opens('Witness');
      victim.writes('start ');
      await witness.sees('start ');
      const mallory = await opensRaw('Mallory');
      // As after an honest arrival: the whole (empty) state was given, so no hole can be excused.
      mallory.send(syncMessage(0, new Uint8Array([0])));
      mallory.send(syncMessage(1, new Uint8Array([0, 0])));
      mallory.send(syncMessage(2, attack(victim)));
      const words: string[] = [];
      for (let i = 0; i < 200; i++) {
        words.push(`[${i}]`);
        victim.writes(`[${i}]`);
      }
      expect([CLOSE.forged, CLOSE.badFrame]).toContain(await mallory.closed);
      await victim.isSaved();
      await witness.sees(...words);
      victim.goesOffline();
      victim.comesBack();
      await victim.isSaved();
      const late = await opens('Late');
      for (const writer of [victim, witness, late]) {
        expect(words.filter((word) => !writer.text.includes(word))).toEqual([]);
        expect(writer.text).not.toContain('not the victim');
      }
    },
  );

  it('a client id belongs to who used it first, over connections and restarts of the room', async () => {
    const amal = await opens('Amal');
    amal.writes('mine');
    await amal.isSaved();
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(amal.doc));
    amal.leaves();
    const cookie = await rooms.joins('Mallory');
    copy.clientID = amal.doc.clientID;
    copy.getText('line').insert(0, 'not ');
    const mallory = rooms.opens(cookie, { epoch: rooms.epoch, doc: copy });
    await mallory.isClosedWith(CLOSE.forged);
    const late = await opens('Late');
    expect(late.text).toBe('mine');
  });
});

describe('frames that are not the protocol', () => {
  roomsOn('sqlite');
  const frames: Record<string, [Uint8Array | string, number]> = {
    'a text frame': ['hello', CLOSE.badFrame],
    'an unknown message': [new Uint8Array([9, 1, 2]), CLOSE.badFrame],
    'an unknown sync step': [new Uint8Array([0, 7, 0]), CLOSE.badFrame],
    'an update that ends too early': [new Uint8Array([0, 2, 200, 1]), CLOSE.badFrame],
    'an update of noise': [syncMessage(2, new Uint8Array([1, 9, 9, 9])), CLOSE.badFrame],
    'a frame above the bound': [new Uint8Array(FRAME_MAX_BYTES + 1), CLOSE.frameTooBig],
    'presence that is not JSON': [awarenessMessage([{ client: 1, clock: 1, json: '{' }]), CLOSE.badFrame],
    'presence above its bound': [
      awarenessMessage([{ client: 1, clock: 1, json: JSON.stringify({ x: 'x'.repeat(3000) }) }]),
      CLOSE.badFrame,
    ],
    'presence that would silence its owner for good': [
      awarenessMessage([{ client: 1, clock: Number.MAX_SAFE_INTEGER, json: '{}' }]),
      CLOSE.badFrame,
    ],
  };

  it.each(Object.entries(frames))(
    '%s costs its sender the connection, nobody else',
    async (_, [frame, code]) => {
      const neighbour = await opens('Neighbour');
      const mallory = await opensRaw('Mallory');
      mallory.send(syncMessage(0, new Uint8Array([0])));
      mallory.socket.send(frame);
      expect(await mallory.closed).toBe(code);
      neighbour.writes('still here');
      await neighbour.isSaved();
      expect(neighbour.closes).toEqual([]);
    },
  );
});

describe('[25] a caret carries the name of the pass', () => {
  roomsOn('sqlite');
  it('whatever the client claims, and nobody can take or remove another’s', async () => {
    const amal = await opens('Amal');
    const witness = await opens('Witness');
    const caretOf = (client: number) => witness.provider.awareness.getStates().get(client)?.user?.name;
    amal.provider.awareness.setLocalState({ user: { name: 'The minister', role: 'staff' }, extra: 'x' });
    await witness.until(() => caretOf(amal.doc.clientID) === 'Amal', 'the caret of Amal');
    expect(witness.provider.awareness.getStates().get(amal.doc.clientID)).not.toHaveProperty('extra');

    const mallory = await opensRaw('Mallory');
    mallory.send(syncMessage(0, new Uint8Array([0])));
    mallory.send(
      awarenessMessage([
        { client: 555, clock: 1, json: '{"user":{"name":"Amal"}}' },
        { client: amal.doc.clientID, clock: 1_000_000, json: 'null' },
        { client: witness.doc.clientID, clock: 1_000_000, json: '{"user":{"name":"Mallory"}}' },
      ]),
    );
    await witness.until(() => caretOf(555) === 'Mallory', 'the caret of Mallory');
    expect(caretOf(amal.doc.clientID)).toBe('Amal');
    mallory.socket.close();
    await witness.until(() => caretOf(555) === undefined, 'Mallory gone');
    expect(caretOf(amal.doc.clientID)).toBe('Amal');
  });
});
