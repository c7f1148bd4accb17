import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { notesOf } from '#lib/board/schema.ts';
import { compactUpdate } from '#lib/room/compact.ts';
import { mergeUpdates } from '#lib/room/update.ts';
import { openStore } from '#server/store/open.ts';
import { seededRandom } from '#test/support/chance.ts';
import { SEED, tells } from '#test/support/figures.ts';
import { Halls } from '#test/support/halls.ts';
import { comes, visits, wrongRooms } from '#test/support/visits.ts';
import type { Writer } from '#test/support/writer.ts';

const MB = 1e6;
/** Rooms that nobody is in are looked for every five seconds, and forgotten after thirty. */
const IDLE_MS = 31_000;
/** How long the session of twenty people lasts. */
const HOURS = Number(process.env.SOAK_HOURS ?? 0.05);

const tenth = (value: number) => Math.round(value * 10) / 10;

it('[43] five thousand rooms that come and go leave nothing behind while the store fails one time in ten', {
  timeout: 1_800_000,
}, async () => {
  const [halls, rooms] = [125, 40];
  const server = await Halls.start({ halls, rooms, people: 1, seed: SEED });
  onTestFinished(() => server.end());
  await server.restart();
  const visitors = server.halls.flatMap(({ cookies, rooms: ids }) =>
    ids.map((roomId) => ({ roomId, cookie: cookies[0] ?? '' })),
  );
  const lot = visitors.length / 5;
  const allGone = async () => {
    const order = { advance: IDLE_MS };
    await expect
      .poll(() => server.tell(order).then(() => server.metric('rencontre_rooms')), {
        timeout: 60_000,
        interval: 2000,
      })
      .toBe(0);
  };
  const heap: number[] = [];
  const resident: number[] = [];
  const handles: number[] = [];
  const files: number[] = [];
  let failures = 0;
  for (let n = 0; n < visitors.length; n += lot) {
    const some = visitors.slice(n, n + lot);
    await server.tell({ failing: 0.1 });
    await visits(server.url, some, 'one ');
    await server.tell({ advance: IDLE_MS });
    await visits(server.url, some, 'two ');
    await server.tell({ failing: 0 });
    await allGone();
    const weight = await server.weigh();
    heap.push(tenth(weight.heap / MB));
    resident.push(tenth(weight.resident / MB));
    handles.push(weight.handles);
    files.push(server.files());
    failures = weight.failures;
  }
  expect(await wrongRooms(server.url, visitors, 'one two ')).toEqual([]);
  await allGone();
  tells(43, { rooms: visitors.length, failures, heap, resident, handles, files });
  expect(failures).toBeGreaterThan(visitors.length / 5);
  // After the first fifth, 4,000 rooms later: less than two kilobytes each, files and sockets the same.
  expect((heap.at(-1) ?? 0) - (heap[0] ?? 0)).toBeLessThan(8);
  expect((handles.at(-1) ?? 0) - (handles[0] ?? 0)).toBeLessThanOrEqual(5);
  expect((files.at(-1) ?? 0) - (files[0] ?? 0)).toBeLessThanOrEqual(5);
});

const PEOPLE = 20;
/** Letters of a paragraph, and how many of these each leaves standing. */
const PARAGRAPH = 200;
const STANDING = 5;
/** As in the recording of real typing: after so many letters somebody takes so many back, one by one. */
const LETTERS_BETWEEN = 46;
const LETTERS_CORRECTED = 4.6;

it(`[43] a session of twenty people over ${HOURS} hours takes no more room than what stands there`, {
  timeout: HOURS * 3_600_000 + 300_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-session-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const server = await Halls.start({ dataDir, people: PEOPLE, seed: SEED });
  onTestFinished(() => server.end());
  const [hall] = server.halls;
  const roomId = hall?.rooms[0] ?? '';
  const chance = seededRandom(430 + SEED);
  const below = (count: number) => (chance(2).reduce((sum, byte) => sum * 256 + byte, 0) / 65_536) * count;
  // A short session at a pace that no hand has, so that as much is written as in a long one.
  const everyMs = HOURS < 1 ? 40 : 300;
  const stayMs = HOURS < 1 ? 20_000 : 600_000;
  const end = performance.now() + HOURS * 3_600_000;
  let sessions = 0;
  let edits = 0;

  /** One person: types, corrects, begins paragraphs, takes old ones out, and comes back with a new device now and then. */
  async function takesPart(cookie: string): Promise<void> {
    while (performance.now() < end) {
      const writer = await comes(server.url, { roomId, cookie });
      sessions += 1;
      const leaves = Math.min(end, performance.now() + stayMs * (0.5 + below(1)));
      const own: Y.XmlElement[] = [];
      while (performance.now() < leaves) {
        types(writer, own);
        edits += 1;
        await pause(everyMs * (0.5 + below(1)));
      }
      // What one leaves behind oneself is little, or what stands would grow with every device.
      writer.doc.transact(() => {
        for (const paragraph of own.splice(1)) remove(writer, paragraph);
      });
      await writer.isSaved();
      writer.leaves();
    }
  }
  function types(writer: Writer, own: Y.XmlElement[]): void {
    const text = own.at(-1)?.get(0);
    if (!(text instanceof Y.XmlText) || text.length >= PARAGRAPH) {
      writer.doc.transact(() => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText('§')]);
        const notes = notesOf(writer.doc);
        notes.insert(notes.length, [paragraph]);
        own.push(paragraph);
        if (own.length > STANDING) remove(writer, own.shift());
      });
    } else if (below(LETTERS_BETWEEN) < 1) {
      const letters = Math.min(text.length - 1, Math.floor(1 + below(2 * LETTERS_CORRECTED - 1)));
      for (let n = 0; n < letters; n += 1) text.delete(text.length - 1, 1);
    } else text.insert(text.length, 'abcdefghijklmnopqrstuvwxyz '[Math.floor(below(27))] ?? ' ');
  }
  function remove(writer: Writer, paragraph: Y.XmlElement | undefined): void {
    const notes = notesOf(writer.doc);
    const place = (notes.toArray() as unknown[]).indexOf(paragraph);
    if (place !== -1) notes.delete(place, 1);
  }

  const weights: { minutes: number; heap: number; resident: number; handles: number }[] = [];
  const start = performance.now();
  const weighing = (async () => {
    while (performance.now() < end) {
      await pause((HOURS * 3_600_000) / 12);
      const { heap, resident, handles } = await server.weigh();
      const minutes = tenth((performance.now() - start) / 60_000);
      weights.push({ minutes, heap: tenth(heap / MB), resident: tenth(resident / MB), handles });
    }
  })();
  await Promise.all([weighing, ...(hall?.cookies ?? []).map(takesPart)]);
  const late = await comes(server.url, { roomId, cookie: hall?.cookies[0] ?? '' });
  const visible = Buffer.byteLength(notesOf(late.doc).toString());
  late.leaves();
  await server.kill();

  const store = await openStore({ dataDir });
  const log = await store.rooms.load(roomId);
  await store.close();
  const updates = [log?.snapshot, ...(log?.entries ?? [])].flatMap((each) => (each ? [each.update] : []));
  const stored = updates.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const compacted = compactUpdate(mergeUpdates(updates)).byteLength;
  // The first third is what a process takes for itself.
  const settled = weights.slice(4);
  const [first, last] = [settled[0], settled.at(-1)];
  if (first === undefined || last === undefined) throw new Error('never weighed');
  const hours = (last.minutes - first.minutes) / 60;
  tells(43, {
    hours: HOURS,
    people: PEOPLE,
    edits,
    sessions,
    // Bytes: what people read, what the store holds at that moment, and the same compacted.
    visible,
    stored,
    compacted,
    heapMbPerHour: tenth((last.heap - first.heap) / hours),
    residentMbPerHour: tenth((last.resident - first.resident) / hours),
    heap: weights.map(({ heap }) => heap),
    handles: [first.handles, last.handles],
  });
  expect(compacted).toBeLessThanOrEqual(3 * visible + 16 * sessions);
  expect(last.handles).toBeLessThanOrEqual(first.handles + 5);
  if (HOURS >= 2) expect((last.heap - first.heap) / hours).toBeLessThan(1);
});
