import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { arrives, messageFrame, updateMessage } from './guest.ts';
import type { Line } from './line.ts';
import type { Name, Server } from './servers.ts';

/** People in one room, some of whom type. */
export interface TypingLoad {
  room: string;
  people: number;
  writers: number;
  /** Edits of each writer per second. */
  rate: number;
  seconds: number;
  /** Through which address each comes, and to which of several processes; default: the server's own. */
  through?: (person: number) => string | undefined;
}

export interface TypingFigures {
  /** Microseconds of CPU per edit and reader. */
  perDelivery: number;
  /** Milliseconds from the keystroke until readers had it. */
  p50: number;
  p95: number;
  /** Bytes that a reader received per edit of somebody else; and with what TCP and IP add to each message. */
  bytes: number;
  bytesOnTheLine: number;
  /** Deliveries that never came to those who were watched. */
  missing: number;
  /** Share of the time that the process with the load was busy. */
  load: number;
}

/** So many readers, spread over all, look into what they get; the others count bytes. */
const WATCHED = 16;
/** What a message costs beside its bytes: headers of IP and TCP. */
const PACKET_BYTES = 52;
/** How long what was written may still take afterwards. */
const LATE_MS = 25_000;

/** The frames of one writer: a letter or two each, at the end of what they wrote. */
export function keystrokes(server: Name, room: string, writer: number, count: number): Buffer[] {
  const doc = new Y.Doc();
  doc.clientID = 1_000_000_000 + writer * 7919 + 1;
  const text = doc.getText('line');
  const made: Buffer[] = [];
  doc.on('update', (update: Uint8Array) => made.push(messageFrame(server, room, updateMessage(update))));
  for (let edit = 0; edit < count; edit += 1) text.insert(text.length, tokenOf(writer, edit));
  doc.destroy();
  return made;
}

/** What is typed: found again in the bytes of whatever frame carries it. */
const tokenOf = (writer: number, edit: number) => `~${writer.toString(36)}.${edit.toString(36)};`;
const TOKEN = /~([0-9a-z]+)\.([0-9a-z]+);/g;

/** @param cpu of all processes that serve the room */
export async function type(
  server: Pick<Server, 'name' | 'url' | 'cookies' | 'cpu'>,
  load: TypingLoad,
): Promise<TypingFigures> {
  const { room, people, writers, rate, seconds } = load;
  const edits = rate * seconds;
  const frames = Array.from({ length: writers }, (_, writer) => keystrokes(server.name, room, writer, edits));
  const lines: Line[] = [];
  for (let person = 0; person < people; person += 25) {
    const some = Array.from({ length: Math.min(25, people - person) }, (_, n) => person + n);
    const through = (n: number) => {
      const address = load.through?.(n);
      return address === undefined ? {} : { through: address };
    };
    lines.push(...(await Promise.all(some.map((n) => arrives({ server, room, person: n, ...through(n) })))));
  }
  await pause(500);

  const sentAt = Array.from({ length: writers }, () => new Float64Array(edits));
  const delays: number[] = [];
  const watched = new Set(
    Array.from({ length: WATCHED }, (_, n) => Math.floor(((n + 0.5) * people) / WATCHED)),
  );
  for (const person of watched) {
    const line = lines[person];
    if (line === undefined) continue;
    line.onMessage = (payload) => {
      const now = performance.now();
      for (const [, by, edit] of payload.toString('latin1').matchAll(TOKEN)) {
        const writer = Number.parseInt(by ?? '', 36);
        if (writer === person) continue;
        delays.push(now - (sentAt[writer]?.[Number.parseInt(edit ?? '', 36)] ?? Number.NaN));
      }
    };
  }
  const expected =
    [...watched].reduce((sum, person) => sum + (person < writers ? writers - 1 : writers), 0) * edits;

  const bytesBefore = lines.map(({ bytes }) => bytes);
  const framesBefore = lines.map((line) => line.frames);
  const cpuBefore = server.cpu();
  const own = process.cpuUsage();
  const start = performance.now();
  // One clock for all: each writer has its own moment within the rhythm.
  const gap = 1000 / (rate * writers);
  for (let n = 0; n < edits * writers; ) {
    const due = Math.min(edits * writers, Math.floor((performance.now() - start) / gap) + 1);
    for (; n < due; n += 1) {
      const writer = n % writers;
      const edit = Math.floor(n / writers);
      const frame = frames[writer]?.[edit];
      const at = sentAt[writer];
      if (frame === undefined || at === undefined) continue;
      at[edit] = performance.now();
      lines[writer]?.send(frame);
    }
    await pause(1);
  }
  const typed = performance.now() - start;
  const { user, system } = process.cpuUsage(own);
  for (let waited = 0; delays.length < expected && waited < LATE_MS; waited += 50) await pause(50);
  const spent = server.cpu() - cpuBefore;
  const readers = lines.slice(writers);
  const received = sum(readers.map((line, n) => line.bytes - (bytesBefore[n + writers] ?? 0)));
  const messages = sum(readers.map((line, n) => line.frames - (framesBefore[n + writers] ?? 0)));
  for (const line of lines) line.close();

  delays.sort((a, b) => a - b);
  const perReader = readers.length * edits * writers;
  return {
    perDelivery: spent / (edits * writers * (people - 1)),
    p50: delays[Math.floor(delays.length * 0.5)] ?? Number.NaN,
    p95: delays[Math.floor(delays.length * 0.95)] ?? Number.NaN,
    bytes: received / perReader,
    bytesOnTheLine: (received + messages * PACKET_BYTES) / perReader,
    missing: expected - delays.length,
    load: (user + system) / 1000 / typed,
  };
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
