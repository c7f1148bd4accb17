import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { EpochsAnswer } from '#lib/wire/api.ts';
import { seededRandom } from '#test/support/chance.ts';
import { arrives, messageFrame, updateMessage } from './guest.ts';
import type { Line } from './line.ts';
import type { Server, Weight } from './servers.ts';

/** A document as it is typed: so many letters and deletions by one person, at places that move about. */
export interface Typed {
  whole: Uint8Array;
  /** State vectors of devices that left a little earlier: they lack the last few edits. */
  almost: Uint8Array[];
}

export function typedDocument(edits: number): Typed {
  const chance = chanceFrom(7);
  const doc = new Y.Doc();
  doc.clientID = 777_777;
  const text = doc.getText('line');
  const almost: Uint8Array[] = [];
  let at = 0;
  for (let done = 0; done < edits; done += 1) {
    if (done % 40 === 0) at = Math.floor(chance() * (text.length + 1));
    if (done % 40 >= 34 && at > 0) {
      at -= 1;
      text.delete(at, 1);
    } else {
      text.insert(at, 'abcdefghijklmnopqrstuvwxyz '[Math.floor(chance() * 27)] ?? ' ');
      at += 1;
    }
    if (done >= edits - 10) almost.push(Y.encodeStateVector(doc));
  }
  const whole = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { whole, almost };
}

/** Puts a document into a room and waits until it is there. */
async function fill(server: Server, room: string, { whole }: Typed): Promise<Line> {
  const line = await arrives({ server, room, person: 0 });
  line.send(messageFrame(server.name, room, updateMessage(whole)));
  for (let tries = 0; ; tries += 1) {
    const other = await arrives({ server, room, person: 0 });
    const isThere = other.bytes > whole.byteLength;
    other.close();
    if (isThere) return line;
    if (tries === 100) throw new Error(`${server.name} did not take the document`);
    await pause(100);
  }
}

/** Microseconds of CPU per opening, when so many open a document at the same moment. */
export async function openTogether(server: Server, people: number, document: Typed): Promise<number> {
  const first = await fill(server, 'room-0', document);
  await warm(server);
  const before = server.cpu();
  const lines = await Promise.all(
    Array.from({ length: people }, (_, n) => arrives({ server, room: 'room-0', person: n + 1 })),
  );
  for (let waited = 0; lines.some(({ bytes }) => bytes < document.whole.byteLength); waited += 1) {
    if (waited === 200) throw new Error('not everybody got the document');
    await pause(50);
  }
  const spent = server.cpu() - before;
  for (const line of [first, ...lines]) line.close();
  return spent / people;
}

/** Microseconds of CPU per person who comes back with nearly everything, all at the same moment. */
export async function comeBack(server: Server, people: number, document: Typed): Promise<number> {
  const first = await fill(server, 'room-0', document);
  await warm(server);
  const epoch = await epochOf(server);
  const before = server.cpu();
  const lines = await Promise.all(
    Array.from({ length: people }, (_, n) => {
      const stateVector = document.almost[n % document.almost.length];
      return arrives({
        server,
        room: 'room-0',
        person: n + 1,
        ...(stateVector === undefined ? {} : { stateVector }),
        ...(epoch === undefined ? {} : { epoch }),
      });
    }),
  );
  const spent = server.cpu() - before;
  for (const line of [first, ...lines]) line.close();
  return spent / people;
}

/** The first openings of a process are not those to measure. */
async function warm(server: Server): Promise<void> {
  for (let n = 0; n < 30; n += 1) {
    (await arrives({ server, room: 'room-0', person: 0 })).close();
  }
  await pause(1000);
}

/** Of the document in the first room, as our own client is told it. */
async function epochOf(server: Server): Promise<string | undefined> {
  if (server.name !== 'Rencontre') return undefined;
  const response = await fetch(`${server.url}/api/epochs`, { headers: { cookie: server.cookies[0] ?? '' } });
  return ((await response.json()) as EpochsAnswer).rooms['room-0'];
}

/** A number from 0 to 1, the same at every run. */
function chanceFrom(seed: number): () => number {
  const random = seededRandom(seed);
  return () => random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
}

/**
 * Bytes of memory per open room, each with one person and a document. It is one that was typed: one that is pasted in a
 * piece is a single struct, and weighs next to nothing as a live document.
 */
export async function weighRooms(server: Server, rooms: number, { whole }: Typed): Promise<Weight> {
  const open = async (from: number, to: number) => {
    const lines: Line[] = [];
    for (let n = from; n < to; n += 1) {
      const room = `room-${n}`;
      const line = await arrives({ server, room, person: n });
      line.send(messageFrame(server.name, room, updateMessage(whole)));
      lines.push(line);
    }
    // Until what was written is stored, by the slowest of them.
    await pause(3000);
    return lines;
  };
  // What a process loads for its first rooms is not what a room weighs.
  const first = await open(0, 30);
  const before = await server.weight();
  const lines = await open(30, 30 + rooms);
  const after = await server.weight();
  for (const line of [...first, ...lines]) line.close();
  return {
    heap: (after.heap - before.heap) / rooms,
    resident: (after.resident - before.resident) / rooms,
  };
}

/** Microseconds of CPU for one more edit in a document, with one reader beside its writer. */
export async function oneMoreEdit(server: Server, document: Typed, edits: number): Promise<number> {
  const writer = await fill(server, 'room-0', document);
  const reader = await arrives({ server, room: 'room-0', person: 1 });
  const chance = chanceFrom(11);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, document.whole);
  doc.clientID = 888_888;
  const frames: Buffer[] = [];
  doc.on('update', (update: Uint8Array) =>
    frames.push(messageFrame(server.name, 'room-0', updateMessage(update))),
  );
  const text = doc.getText('line');
  for (let n = 0; n < edits; n += 1) text.insert(Math.floor(chance() * text.length), 'x');
  doc.destroy();
  await pause(1000);
  const framesBefore = reader.frames;
  const before = server.cpu();
  for (const frame of frames) {
    writer.send(frame);
    await pause(4);
  }
  await pause(500);
  const spent = server.cpu() - before;
  if (reader.frames === framesBefore) throw new Error(`${server.name} delivered nothing`);
  for (const line of [writer, reader]) line.close();
  return spent / edits;
}
