import { setTimeout as pause } from 'node:timers/promises';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { addCard, textOf } from '#lib/board/edit.ts';
import { MESSAGE_SAVED } from '#lib/wire/collab.ts';
import { arrives, messageFrame, updateMessage } from '#test/bench/engine/guest.ts';
import type { Line } from '#test/bench/engine/line.ts';
import { shareOf } from './figures.ts';
import { madeId, PollPage, question } from './polls.ts';
import { Writer } from './writer.ts';

/** A server with people: what `Process` says of itself. */
export interface Place {
  url: string;
  roomId: string;
  epoch: string;
  /** Passes: the editors first, then the voters; none is used by two. */
  cookies: string[];
  host: string;
}

export interface Load {
  editors: number;
  voters: number;
  /** Edits of each editor per second. */
  rate: number;
  seconds: number;
}

export interface LoadFigures {
  /** Milliseconds from the key until others had it, from the key until it was called saved, and from the tap until it was counted. */
  edit: Times;
  saved: Times;
  vote: Times;
  /** Edits that did not reach those who were watched, or were not called saved; ballots that were not counted. */
  missing: number;
  unsaved: number;
  uncounted: number;
  /** Edits that whoever comes afterwards does not find once, each. */
  lost: number;
}
interface Times {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** So many readers, spread over all, look into what they get. */
const WATCHED = 12;
/** How long what was written may still take afterwards: a waiting limit, ten times what it should take. */
const LATE_MS = 20_000;
/** What is typed: found again in the bytes of whatever frame carries it. */
const tokenOf = (load: number, editor: number, edit: number) =>
  `~${load}.${editor.toString(36)}.${edit.toString(36)};`;
const tokens = (load: number) => new RegExp(`~${load}\\.([0-9a-z]+)\\.([0-9a-z]+);`, 'g');
/** Loads may follow each other in one room. */
let loads = 0;

/** Editors write on one board, each on a card of their own, while voters vote, all within the same seconds. */
export async function bearLoad(place: Place, load: Load): Promise<LoadFigures> {
  const { url, roomId, cookies } = place;
  const { editors, voters, rate, seconds } = load;
  const edits = rate * seconds;
  const id = ++loads;
  const reader = new Writer({ url, roomId, epoch: place.epoch, cookie: cookies[0] ?? null, own: true });
  const host = await PollPage.opens(url, place.host, [roomId], 'host');
  const lines: Line[] = [];
  const pages: PollPage[] = [];
  try {
    await reader.arrives();
    const before = Y.encodeStateAsUpdate(reader.doc);
    const server = { name: 'Rencontre' as const, url, cookies };
    for (let n = 0; n < editors; n += 25) {
      const some = Array.from({ length: Math.min(25, editors - n) }, (_, more) => n + more);
      lines.push(
        ...(await Promise.all(some.map((person) => arrives({ server, room: roomId, person, own: true })))),
      );
    }
    for (let n = 0; n < voters; n += 25) {
      const some = cookies.slice(editors + n, editors + Math.min(n + 25, voters));
      pages.push(...(await Promise.all(some.map((cookie) => PollPage.opens(url, cookie, [roomId])))));
    }
    const { roundId } = await host.puts(question());
    const writing = write({ lines, frames: framesOf(roomId, before, [id, editors, edits]), rate, id });
    const [written, votes] = await Promise.all([writing, vote(pages, roundId, seconds)]);
    const heard = await host.hears(roundId, ({ people }) => people >= voters).catch(() => null);
    const text = () => JSON.stringify(reader.doc.getMap('cards').toJSON());
    // Each once: a mark that was doubled is found twice.
    const found = () => [...text().matchAll(tokens(id))].map(([token]) => token);
    await until(() => new Set(found()).size >= editors * edits);
    const all = found();
    return {
      ...written,
      vote: timesOf(votes),
      uncounted: voters - (heard?.people ?? 0),
      lost: editors * edits - new Set(all).size + (all.length - new Set(all).size),
    };
  } finally {
    reader.leaves();
    host.closes();
    for (const line of lines) line.close();
    for (const page of pages) page.closes();
  }
}

/** What each editor sends, edit by edit: first the card, then a word more on it each time. */
function framesOf(
  roomId: string,
  before: Uint8Array,
  [load, editors, edits]: [number, number, number],
): Buffer[][] {
  return Array.from({ length: editors }, (_, editor) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, before);
    const frames: Buffer[] = [];
    doc.on('update', (update: Uint8Array) =>
      frames.push(messageFrame('Rencontre', roomId, updateMessage(update))),
    );
    const id = madeId(`card-${editor}`);
    const column = ['what-works', 'obstacles', 'what-we-do'][editor % 3] ?? '';
    for (let edit = 0; edit < edits; edit += 1) {
      if (edit === 0) addCard(doc, { id, column, text: tokenOf(load, editor, edit) });
      else textOf(doc, id)?.insert(textOf(doc, id)?.length ?? 0, tokenOf(load, editor, edit));
    }
    if (frames.length !== edits) throw new Error(`an edit is not one frame: ${frames.length} of ${edits}`);
    doc.destroy();
    return frames;
  });
}

interface Writing {
  lines: Line[];
  frames: Buffer[][];
  rate: number;
  id: number;
}

async function write({ lines, frames, rate, id }: Writing) {
  const editors = lines.length;
  const token = tokens(id);
  const edits = frames[0]?.length ?? 0;
  const sentAt = Array.from({ length: editors }, () => new Float64Array(edits));
  const delays: number[] = [];
  const acknowledged: number[] = [];
  const saved = new Array<number>(editors).fill(0);
  const watched = new Set(
    Array.from({ length: Math.min(WATCHED, editors) }, (_, n) => Math.floor(((n + 0.5) * editors) / WATCHED)),
  );
  for (const [person, line] of lines.entries()) {
    line.onMessage = (payload) => {
      const now = performance.now();
      if (payload[0] === MESSAGE_SAVED) {
        // The first content frame was the empty answer of arriving.
        const number = decoding.readVarUint(decoding.createDecoder(payload.subarray(1))) - 1;
        for (let edit = saved[person] ?? 0; edit < number; edit += 1) {
          acknowledged.push(now - (sentAt[person]?.[edit] ?? Number.NaN));
        }
        saved[person] = Math.max(saved[person] ?? 0, number);
      } else if (watched.has(person)) {
        for (const [, by, edit] of payload.toString('latin1').matchAll(token)) {
          const editor = Number.parseInt(by ?? '', 36);
          if (editor === person) continue;
          delays.push(now - (sentAt[editor]?.[Number.parseInt(edit ?? '', 36)] ?? Number.NaN));
        }
      }
    };
  }
  const start = performance.now();
  // One clock for all: each has their own moment within the rhythm.
  const gap = 1000 / (rate * editors);
  for (let n = 0; n < edits * editors; ) {
    const due = Math.min(edits * editors, Math.floor((performance.now() - start) / gap) + 1);
    for (; n < due; n += 1) {
      const [editor, edit] = [n % editors, Math.floor(n / editors)];
      const at = sentAt[editor];
      const frame = frames[editor]?.[edit];
      if (at === undefined || frame === undefined) continue;
      at[edit] = performance.now();
      lines[editor]?.send(frame);
    }
    await pause(1);
  }
  const expected = watched.size * (editors - 1) * edits;
  await until(() => delays.length >= expected && acknowledged.length >= editors * edits);
  return {
    edit: timesOf(delays),
    saved: timesOf(acknowledged),
    missing: expected - delays.length,
    unsaved: editors * edits - acknowledged.length,
  };
}

/** Everybody votes once, spread evenly over the seconds. */
function vote(pages: PollPage[], roundId: string, seconds: number): Promise<number[]> {
  return Promise.all(
    pages.map(async (page, n) => {
      await pause((n / pages.length) * seconds * 1000);
      const start = performance.now();
      await page.casts(roundId, ['abc'[n % 3] ?? 'a']);
      return performance.now() - start;
    }),
  );
}

/** Waits, but not for ever: what is still missing then is what the figures say. */
async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + LATE_MS;
  while (!condition() && performance.now() < end) await pause(20);
}

function timesOf(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => shareOf(sorted, share);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
