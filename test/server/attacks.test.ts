import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#lib/wire/collab.ts';
import { endLapsed } from '#server/access/lapsed.ts';
import { createInProcessLine } from '#server/bus/in-process.ts';
import type { Store } from '#server/store/store.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { forgedUpdate, openRaw, type RawSocket, syncMessage } from '#test/support/raw-socket.ts';

const EMPTY_STATE = new Uint8Array([0]);
const EMPTY_UPDATE = new Uint8Array([0, 0]);

let rooms: CountryRooms;

/** A socket that has arrived as honest clients do. */
async function arrives(
  name: string,
  pass?: string,
): Promise<RawSocket & { saved: number[]; cookie: string }> {
  const cookie = pass ?? (await rooms.joins(name));
  const { roomId, epoch } = rooms;
  const raw = await openRaw({ url: rooms.server.url, roomId, epoch, cookie });
  const saved: number[] = [];
  raw.socket.on('message', (data: Buffer) => {
    if (data[0] === 100) saved.push(data[1] ?? 0);
  });
  raw.send(syncMessage(0, EMPTY_STATE));
  await raw.settled();
  return { ...raw, saved, cookie };
}

/** A first line of text under a client id. */
function line(client: number, text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText('line').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

async function storedText(store: Store): Promise<string> {
  const log = await store.rooms.load(rooms.roomId);
  const doc = new Y.Doc();
  if (log?.snapshot) Y.applyUpdate(doc, log.snapshot.update);
  for (const { update } of log?.entries ?? []) Y.applyUpdate(doc, update);
  return doc.getText('line').toString();
}

/** Structs by hand: `write` puts `count` of them under a client id. */
function structs(
  client: number,
  count: number,
  write: (encoder: encoding.Encoder, n: number) => void,
): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [1, count, client, 0]) encoding.writeVarUint(encoder, value);
  for (let n = 0; n < count; n++) write(encoder, n);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** A value `depth` lists deep. */
const deepValue = structs.bind(null, 70, 1, (encoder) => {
  encoding.writeUint8(encoder, 5);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, 'x');
  encoding.writeVarString(encoder, '['.repeat(20_000) + ']'.repeat(20_000));
});

const deepTypes = () =>
  structs(9, 5_000, (encoder, n) => {
    encoding.writeUint8(encoder, 7);
    encoding.writeVarUint(encoder, n === 0 ? 1 : 0);
    if (n === 0) encoding.writeVarString(encoder, 'x');
    else for (const value of [9, n - 1]) encoding.writeVarUint(encoder, value);
    encoding.writeVarUint(encoder, 0);
  });

function manyClients(): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 33_000);
  for (let client = 33_000; client > 0; client--) {
    for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value);
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, 1);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** One client id in two blocks: from clock 0 and again from `clock`. */
function twoBlocks(clock: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 2);
  for (const [from, text] of [
    [0, 'abc'],
    [clock, 'xyz'],
  ] as const) {
    for (const value of [1, 5, from]) encoding.writeVarUint(encoder, value);
    encoding.writeUint8(encoder, 4);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'line');
    encoding.writeVarString(encoder, text);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Letters from a clock on that all stand between the same two: every client walks over all of them. */
function crossed(count: number, from = 0, client = 6): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [1, count + (from === 0 ? 1 : 0), client, from]) encoding.writeVarUint(encoder, value);
  if (from === 0) {
    encoding.writeUint8(encoder, 4);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'line');
    encoding.writeVarString(encoder, 'ab');
  }
  for (let n = 0; n < count; n++) {
    encoding.writeUint8(encoder, 0b1100_0100);
    for (const value of [client, 0, client, 1]) encoding.writeVarUint(encoder, value);
    encoding.writeVarString(encoder, 'x');
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** One frame for each of so many lists, every one in the one before. */
function nestedFrames(depth: number): Uint8Array[] {
  const doc = new Y.Doc();
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => frames.push(update));
  let list: Y.XmlElement | Y.XmlFragment = doc.getXmlFragment('notes');
  for (let n = 0; n < depth; n++) {
    const inner = new Y.XmlElement('bulletList');
    list.push([inner]);
    list = inner;
  }
  return frames;
}

describe.each(STORES)('a frame made to harm, on %s,', (kind) => {
  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
  });
  afterEach(() => rooms.close());

  it.each([
    ['with a value 20,000 lists deep', () => deepValue()],
    ['with types 5,000 deep', deepTypes],
    ['of 33,000 client ids', manyClients],
    ['with one client id in two blocks at the same clocks', () => twoBlocks(0)],
    ['with one client id in two blocks and a hole', () => twoBlocks(10)],
    ['of letters that all cross each other', () => crossed(2_000)],
  ])('[38] %s costs its sender the connection; the others write on and newcomers read', async (_, frame) => {
    const honest = await rooms.enters('Honest');
    honest.writes('before');
    await honest.isSaved();
    const mallory = await arrives('Mallory');
    mallory.send(syncMessage(1, EMPTY_UPDATE));
    for (let n = 0; n < 3; n++) mallory.send(syncMessage(2, frame()));
    expect(await mallory.closed).toBe(CLOSE.badFrame);
    honest.writes(', after');
    await honest.isSaved();
    const late = await rooms.enters('Late');
    expect(late.text).toBe('before, after');
    expect(late.doc.store.pendingStructs).toBeNull();
  });
});

describe.each(STORES)('what is built up over many frames, on %s,', (kind) => {
  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
  });
  afterEach(() => rooms.close());

  it('[38] lists ever deeper within each other: the one that is too deep costs its sender the connection', async () => {
    const honest = await arrives('Honest');
    honest.send(syncMessage(1, EMPTY_UPDATE));
    for (const frame of nestedFrames(100)) honest.send(syncMessage(2, frame));
    await honest.settled();
    expect(honest.socket.readyState).toBe(honest.socket.OPEN);
    const frames = nestedFrames(3_000);
    const mallory = await arrives('Mallory');
    mallory.send(syncMessage(1, EMPTY_UPDATE));
    for (const frame of frames.slice(0, 50)) mallory.send(syncMessage(2, frame));
    await mallory.settled();
    // What the room holds counts, wherever it came from: also after a restart.
    await rooms.restart();
    const cookie = mallory.cookie;
    const again = await arrives('Mallory', cookie);
    again.send(syncMessage(1, EMPTY_UPDATE));
    for (const frame of frames.slice(50)) again.send(syncMessage(2, frame));
    expect(await again.closed).toBe(CLOSE.badFrame);
    const late = await rooms.enters('Late');
    expect(deepest(late.doc.getXmlFragment('notes'))).toBe(100);
    late.writes('still here');
    await late.isSaved();
    honest.socket.terminate();
  });

  it('[38] letters that all cross each other, a few at a time: it ends before anybody feels it', async () => {
    const mallory = await arrives('Mallory');
    mallory.send(syncMessage(1, EMPTY_UPDATE));
    const few = 100;
    for (let n = 0; n < 10; n++) mallory.send(syncMessage(2, crossed(few, n === 0 ? 0 : n * few + 2)));
    await mallory.settled();
    expect(mallory.socket.readyState).toBe(mallory.socket.OPEN);
    await rooms.restart();
    const again = await arrives('Mallory', mallory.cookie);
    again.send(syncMessage(1, EMPTY_UPDATE));
    for (let n = 10; n < 30; n++) again.send(syncMessage(2, crossed(few, n * few + 2)));
    expect(await again.closed).toBe(CLOSE.badFrame);
    const late = await rooms.enters('Late');
    expect(late.text.length).toBeGreaterThan(1_000);
    expect(late.text.length).toBeLessThan(2_000);
    late.writes('still here');
    await late.isSaved();
  });
});

function deepest(list: Y.XmlFragment): number {
  return Math.max(
    0,
    ...list.toArray().map((inner) => (inner instanceof Y.XmlElement ? 1 + deepest(inner) : 0)),
  );
}

describe('what was left out is never called saved', () => {
  afterEach(() => rooms.close());

  /** The rooms with commits that wait for a gate, of all rooms or of one. */
  async function gated(of: (roomId: string) => boolean): Promise<() => void> {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    rooms = await CountryRooms.start('sqlite', inject('databaseUrl'), (store) => ({
      ...store,
      rooms: {
        ...store.rooms,
        async append(roomId, ...rest) {
          if (of(roomId)) await opened;
          return store.rooms.append(roomId, ...rest);
        },
      },
    }));
    return open;
  }

  it('[2] also by the twin of a frame whose commit is refused', async () => {
    const open = await gated(() => true);
    const cookie = await rooms.joins('Amal');
    const tab = await arrives('Amal', cookie);
    const reloaded = await arrives('Amal', cookie);
    tab.send(syncMessage(2, line(70, 'precious')));
    await tab.settled();
    reloaded.send(syncMessage(1, line(70, 'precious')));
    await reloaded.settled();
    const { store } = rooms.server;
    await store.events.setSessionState((await store.rooms.find(rooms.roomId))?.sessionId ?? '', 'closed');
    const refused = once(tab.socket, 'message');
    open();
    await refused;
    reloaded.send(syncMessage(2, EMPTY_UPDATE));
    await reloaded.settled();
    expect([...tab.saved, ...reloaded.saved]).toEqual([]);
    expect(await storedText(store)).toBe('');
    for (const socket of [tab, reloaded]) socket.socket.terminate();
  });

  it('[44] while the process stops, with another room’s commit under way', async () => {
    let other = '';
    const open = await gated((roomId) => roomId === other);
    other = rooms.otherRoomId;
    const cookie = await rooms.joins('Amal');
    const here = await arrives('Amal', cookie);
    const epoch = (await rooms.server.store.rooms.find(other))?.epoch ?? '';
    const there = await openRaw({ url: rooms.server.url, roomId: other, epoch, cookie });
    there.send(syncMessage(0, EMPTY_STATE));
    there.send(syncMessage(2, line(71, 'other')));
    await there.settled();
    const stopping = rooms.server.close();
    here.send(syncMessage(2, line(70, 'precious')));
    here.send(syncMessage(2, EMPTY_UPDATE));
    await here.settled();
    open();
    await stopping;
    await rooms.restart({ isClosed: true });
    const stored = await storedText(rooms.server.store);
    expect(stored === 'precious' || here.saved.length === 0).toBe(true);
  });
});

describe('somebody’s place is theirs', () => {
  beforeEach(async () => {
    rooms = await CountryRooms.start('sqlite', inject('databaseUrl'));
  });
  afterEach(() => rooms.close());

  it('[22] what an observer sends costs no work: the frame that ends a participant is not even judged', async () => {
    const hostile = syncMessage(2, crossed(5_000));
    const observer = await arrives('Observer', (await rooms.server.as('observer')).cookie);
    for (let n = 0; n < 20; n++) observer.send(hostile);
    await observer.settled();
    expect(observer.socket.readyState).toBe(observer.socket.OPEN);
    expect(observer.saved).toEqual([]);
    const mallory = await arrives('Mallory');
    mallory.send(syncMessage(1, EMPTY_UPDATE));
    mallory.send(hostile);
    expect(await mallory.closed).toBe(CLOSE.badFrame);
    expect(await storedText(rooms.server.store)).toBe('');
    observer.socket.terminate();
  });

  it('[12] the client id of a caret, also before its first letter and while its person is offline', async () => {
    const witness = await rooms.enters('Witness');
    const carl = await rooms.enters('Carl');
    carl.provider.awareness.setLocalStateField('cursor', null);
    const { clientID } = carl.doc;
    await witness.until(() => witness.provider.awareness.getStates().has(clientID), 'the caret of Carl');
    carl.goesOffline();
    carl.writes('an hour of work on the train');
    const mallory = await arrives('Mallory');
    mallory.send(syncMessage(1, EMPTY_UPDATE));
    mallory.send(syncMessage(2, forgedUpdate({ client: clientID, clock: 0, length: 1 })));
    expect(await mallory.closed).toBe(CLOSE.forged);
    carl.comesBack();
    await carl.isSaved();
    await witness.sees('an hour of work on the train');
    await witness.until(() => witness.authors.get(clientID)?.name === 'Carl', 'Carl as author');
  });

  it('[31] a socket is deaf once its person has left, even when it does not hang up', async () => {
    const guest = await rooms.server.join({ name: 'Mallory' });
    const stubborn = await arrives('Mallory', guest.cookie);
    const receiver = (stubborn.socket as unknown as { _receiver: NodeJS.EventEmitter })._receiver;
    receiver.removeAllListeners('conclude');
    const told = once(receiver, 'conclude');
    await guest.fetch('/api/leave', { method: 'POST' });
    await told;
    stubborn.send(syncMessage(2, line(72, 'written after leaving')));
    const gone = once(stubborn.socket, 'close');
    const honest = await rooms.enters('Honest');
    await gone;
    honest.writes('still here');
    await honest.isSaved();
    expect(honest.text).toBe('still here');
    expect(await storedText(rooms.server.store)).toBe('still here');
  });

  it('[23] a socket ends when its pass has lapsed, or was ended elsewhere; another stays', async () => {
    const ended: string[] = [];
    const lapsed = new Promise<void>((resolve) => {
      const stop = endLapsed(
        {
          connections: {
            passes: () => ['kept', 'lapsed'],
            endPass(passHash) {
              ended.push(passHash);
              stop();
              resolve();
            },
          },
          bus: createInProcessLine()(),
          passes: {
            holder: async (passHash) =>
              passHash === 'lapsed' ? null : (await rooms.server.join({ name: 'Kept' })).person,
          },
        },
        1,
      );
    });
    await lapsed;
    expect(ended).toEqual(['lapsed']);
  });
});
