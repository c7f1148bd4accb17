import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { type Chance, chanceOf } from '#test/support/chance.ts';
import { SEED, SOAK, tells, times } from '#test/support/figures.ts';
import { Process } from '#test/support/killable.ts';
import { contentsOf } from '#test/support/page.ts';
import {
  awarenessMessage,
  openRaw,
  opensRaw,
  type RawSocket,
  syncMessage,
} from '#test/support/raw-socket.ts';
import { Writer } from '#test/support/writer.ts';

const FRAMES = times(50_000, 1_000_000);
/** How many are sent before the server is asked whether it has read them. */
const VOLLEY = 25;
/** What a server of tests may grow by, in megabytes, once it is warm; the figure itself is told by `npm run soak`. */
const GROWTH_MAX_MB = 200;

/** A socket that is opened again whenever the server has ended it. */
interface Line {
  sends(): Uint8Array | string;
  opens(): Promise<RawSocket>;
}

/** The frames of somebody's page, to be mutated: questions, states, updates and a caret. */
function pageFrames(client: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update) => updates.push(update));
  doc.getText('fuzz').insert(0, 'abcdef');
  doc.getText('fuzz').delete(1, 2);
  doc.getText('fuzz').format(0, 2, { bold: {} });
  doc.getMap('cards').set('x', new Y.Map<unknown>([['text', new Y.Text('card')]]));
  doc.getXmlFragment('notes').insert(0, [new Y.XmlElement('paragraph')]);
  return [
    syncMessage(0, Y.encodeStateVector(doc)),
    syncMessage(1, Y.encodeStateAsUpdate(doc)),
    ...updates.map((update) => syncMessage(2, update)),
    awarenessMessage([{ client, clock: 3, json: '{"cursor":null,"user":{"name":"x"}}' }]),
    Uint8Array.of(3),
  ];
}

/** What a page says on its live connection (engine.io 4, socket.io 5). */
const LIVE_FRAMES = [
  '2',
  '3',
  '40',
  '41',
  '42["presence:set",{"room":null}]',
  '421["writing:read",{"roomId":"demo-exchange-iq"}]',
  '422["draft:keep",{"roomId":"demo-exchange-iq","id":"x","text":"y"}]',
  '451-3["draft:keep",{"_placeholder":true,"num":0}]',
  '434[{"ok":true}]',
].map((text) => new TextEncoder().encode(text));

/** A frame with up to four bytes changed, and perhaps cut, doubled or lengthened. */
function mutated(frames: readonly Uint8Array[], chance: Chance): Uint8Array {
  const frame = Uint8Array.from(chance.of(frames) ?? []);
  for (let changes = 1 + chance.upTo(3); changes > 0; changes--) {
    frame[chance.upTo(frame.length - 1)] = chance.oneIn(4) ? 255 : chance.upTo(255);
  }
  switch (chance.upTo(5)) {
    case 0:
      return frame.subarray(0, 1 + chance.upTo(frame.length - 1));
    case 1:
      return Uint8Array.from([...frame, ...(chance.of(frames) ?? [])]);
    default:
      return frame;
  }
}

/** Sends so many frames, on as many sockets as the server wants; answers how many those were. */
async function storms(line: Line, count: number): Promise<number> {
  let sockets = 1;
  let raw = await line.opens();
  for (let n = 1; n <= count; n++) {
    if (raw.socket.readyState !== raw.socket.OPEN) {
      sockets += 1;
      raw = await line.opens();
    }
    raw.socket.send(line.sends());
    if (n % VOLLEY === 0) await raw.settled();
  }
  await raw.settled();
  raw.socket.terminate();
  return sockets;
}

it(`[37] ${FRAMES} mutated frames neither stop the server nor change what was written; who only reads changes nothing at all`, {
  timeout: SOAK ? 7_200_000 : 180_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-mutated-'));
  const server = new Process({ store: 'sqlite', dataDir, databaseUrl: '', people: 4, port: 0 });
  const writers: Writer[] = [];
  onTestFinished(async () => {
    for (const writer of writers) writer.leaves();
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  });
  await server.start();
  const [mallory = '', carl = '', honest = '', late = ''] = server.cookies;
  const { url, observer, roomId, otherRoomId } = server;
  const epochOf = async (room: string): Promise<string> => {
    const answer = await fetch(`${url}/api/rooms/${room}`, { headers: { cookie: honest } });
    return (await answer.json()).epoch;
  };
  const epochs = { [roomId]: await epochOf(roomId), [otherRoomId]: await epochOf(otherRoomId) };
  const enters = async (cookie: string, room: string) => {
    const writer = new Writer({ url, roomId: room, cookie, own: true, epoch: epochs[room] ?? '' });
    writers.push(writer);
    return writer.arrives();
  };
  const amal = await enters(honest, roomId);
  const elsewhere = await enters(honest, otherRoomId);
  for (const writer of [amal, elsewhere]) {
    writer.writes('what was written');
    await writer.isSaved();
  }
  const before = contentsOf(elsewhere.doc);

  const chance = chanceOf(28_03_2019 + SEED);
  const inRoom = (cookie: string, room: string, client: number): Line => {
    const frames = pageFrames(client);
    return {
      sends: () => mutated(frames, chance),
      opens: () => openRaw({ url, roomId: room, cookie, epoch: epochs[room] ?? '' }),
    };
  };
  const lines: Line[] = [
    inRoom(mallory, roomId, 71),
    inRoom(observer, otherRoomId, 72),
    inRoom(carl, roomId, 73),
    {
      sends: () => {
        const frame = mutated(LIVE_FRAMES, chance);
        // Mostly text, as clients send it; sometimes bytes.
        return chance.oneIn(8) ? frame : new TextDecoder().decode(frame);
      },
      opens: () => openLiveRaw(url, mallory),
    },
  ];
  const each = Math.ceil(FRAMES / lines.length);
  const began = performance.now();
  const warmUp = Math.ceil(each / 10);
  const sockets: number[] = await Promise.all(lines.map((line) => storms(line, warmUp)));
  const warm = await server.memory();
  let longest = 0;
  let isOver = false;
  const storm = Promise.all(lines.map((line) => storms(line, each - warmUp))).finally(() => {
    isOver = true;
  });
  // A neighbour asks again and again; on a busy machine that says something about the machine too.
  while (!isOver) {
    const asked = performance.now();
    await amal.isHeard();
    longest = Math.max(longest, performance.now() - asked);
  }
  for (const count of await storm) sockets.push(count);
  const grown = (await server.memory()) - warm;
  tells(37, {
    frames: FRAMES,
    sockets: sockets.reduce((sum, count) => sum + count, 0),
    seconds: Math.round((performance.now() - began) / 1000),
    longestAnswerMs: Math.round(longest),
    warmMB: warm,
    grownMB: grown,
  });

  // Most of them did harm enough to be ended: otherwise nothing was tried.
  for (const [n, line] of lines.entries()) {
    const count = (sockets[n] ?? 0) + (sockets[lines.length + n] ?? 0);
    if (line !== lines[1]) expect(count).toBeGreaterThan(100);
  }
  expect(grown).toBeLessThan(GROWTH_MAX_MB);
  amal.writes(', and goes on');
  await amal.isSaved();
  const newcomer = await enters(late, roomId);
  expect(newcomer.text).toBe('what was written, and goes on');
  expect(newcomer.doc.store.pendingStructs).toBeNull();
  expect(newcomer.doc.getMap('columns').size).toBe(5);
  expect(newcomer.authors.size).toBeGreaterThan(0);
  const afterwards = await enters(late, otherRoomId);
  expect(contentsOf(afterwards.doc)).toBe(before);
  expect([...amal.closes, ...elsewhere.closes]).toEqual([]);
  // An error that nobody caught would have ended it with another code.
  expect(await server.stop()).toBe(0);
});

/** A live connection of which the test writes each packet. */
async function openLiveRaw(url: string, cookie: string): Promise<RawSocket> {
  const raw = await opensRaw(url, '/live/?EIO=4&transport=websocket', cookie);
  raw.socket.send('40');
  return raw;
}
