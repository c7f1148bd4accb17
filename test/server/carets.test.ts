import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readAwareness } from '#lib/room/caret.ts';
import { readCarets } from '#lib/wire/carets.ts';
import { MESSAGE_AWARENESS, MESSAGE_CARETS } from '#lib/wire/collab.ts';
import type { CaretNews } from '#server/bus/bus.ts';
import { type CaretHolder, Carets } from '#server/room/carets.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The carets of a room in one process, with one connection, and what it told the others. */
function room() {
  const told: CaretNews[][] = [];
  const holder: CaretHolder = {
    person: { id: 'joris' },
    caretUser: { name: 'Joris', country: null, color: '#000000' },
    own: false,
    sendDroppable: () => {},
  };
  const reader: CaretHolder = { ...holder, person: { id: 'reader' } };
  const carets = new Carets(new Set([holder, reader]), Date.now, (news) => told.push(news));
  const speaks = (client: number) =>
    carets.receive(holder, [{ client, clock: 1, state: { cursor: null } }], () => true);
  return { carets, holder, reader, told, speaks, isShown: () => carets.frameFor(reader) !== null };
}
const there = (state: unknown = { user: { name: 'Amal' } }): CaretNews[] => [
  { client: 7, personId: 'amal', state },
];

it('a caret of a process that has died is forgotten; one that is told again stays', async () => {
  const { carets, isShown } = room();
  carets.hear(there());
  for (let n = 0; n < 8; n++) {
    await vi.advanceTimersByTimeAsync(15_000);
    carets.hear(there());
  }
  expect(isShown()).toBe(true);
  await vi.advanceTimersByTimeAsync(70_000);
  expect(isShown()).toBe(false);
  carets.stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('what was heard is not told on, and what is here is told once', async () => {
  const { carets, told, speaks } = room();
  carets.hear(there());
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([]);
  speaks(8);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.map((news) => news.map(({ client, personId }) => [client, personId]))).toEqual([
    [[8, 'joris']],
  ]);
  expect(carets.own().map(({ client }) => client)).toEqual([8]);
  carets.stop();
});

it('whoever moves to another process is there; that the old line ends late takes nothing away', async () => {
  const { carets, holder, isShown, told, speaks } = room();
  speaks(8);
  await vi.advanceTimersByTimeAsync(1_000);
  carets.hear([{ client: 8, personId: 'joris', state: { user: { name: 'Joris' } } }]);
  told.length = 0;
  carets.leave(holder);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isShown()).toBe(true);
  expect(told).toEqual([]);
  // And back again: the late goodbye of the process in between is not heeded.
  speaks(8);
  carets.hear([{ client: 8, personId: 'joris', state: null }]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isShown()).toBe(true);
  carets.stop();
});

it('nobody takes the caret of another person by telling it in their own name', async () => {
  const { carets, isShown, speaks } = room();
  speaks(8);
  carets.hear([{ client: 8, personId: 'mallory', state: null }]);
  carets.hear([{ client: 8, personId: 'mallory', state: { user: { name: 'Mallory' } } }]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(carets.personOf(8)).toBe('joris');
  expect(isShown()).toBe(true);
  carets.stop();
});

/** A frame comes with the header that it has on the line (RFC 6455, 5.2). */
const messageIn = (frame: Uint8Array) => frame.subarray((frame[1] ?? 0) < 126 ? 2 : 4);

/** A room with a mover and a reader of each kind; what each was sent, in order. */
function readers() {
  const sent = { own: [] as Uint8Array[], stock: [] as Uint8Array[], mover: [] as Uint8Array[] };
  const holderOf = (id: keyof typeof sent, own: boolean): CaretHolder => ({
    person: { id },
    caretUser: { name: id, country: null, color: '#000000' },
    own,
    sendDroppable: (frame) => sent[id].push(messageIn(frame)),
  });
  const mover = holderOf('mover', true);
  const carets = new Carets(new Set([mover, holderOf('own', true), holderOf('stock', false)]), Date.now);
  const goesTo = async (clock: number) => {
    const place = { type: { client: 9, clock: 0 }, tname: null, item: { client: 9, clock }, assoc: 0 };
    const state = { cursor: { anchor: place, head: place } };
    carets.receive(mover, [{ client: 8, clock: 1, state }], () => true);
    await vi.advanceTimersByTimeAsync(1_000);
  };
  const kinds = (frames: Uint8Array[]) => frames.map(([message]) => message);
  return { carets, mover, sent, goesTo, kinds };
}

it('our own client hears who somebody is once, and then only where they are; a stock client always hears both', async () => {
  const { carets, sent, goesTo, kinds } = readers();
  await goesTo(1);
  await goesTo(2);
  await goesTo(3);
  expect(kinds(sent.own)).toEqual([MESSAGE_AWARENESS, MESSAGE_CARETS, MESSAGE_CARETS]);
  expect(readCarets((sent.own[2] ?? new Uint8Array()).subarray(1))).toMatchObject([
    { client: 8, cursor: { anchor: { item: { clock: 3 } }, head: { item: { clock: 3 } } } },
  ]);
  expect(kinds(sent.stock)).toEqual([MESSAGE_AWARENESS, MESSAGE_AWARENESS, MESSAGE_AWARENESS]);
  expect((sent.own[2]?.byteLength ?? 0) * 5).toBeLessThan(sent.stock[2]?.byteLength ?? 0);
  // The mover hears at most the short form of itself, which its page passes over.
  expect(kinds(sent.mover)).toEqual([MESSAGE_CARETS, MESSAGE_CARETS]);
  carets.stop();
});

it('who says again where they are, and who has another name or goes, is told whole', async () => {
  const { carets, mover, sent, goesTo, kinds } = readers();
  await goesTo(1);
  await goesTo(1);
  expect(kinds(sent.own)).toEqual([MESSAGE_AWARENESS, MESSAGE_AWARENESS]);
  Object.assign(mover, { caretUser: { name: 'Other', country: null, color: '#000000' } });
  await goesTo(2);
  carets.leave(mover);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(kinds(sent.own)).toEqual(Array(4).fill(MESSAGE_AWARENESS));
  expect(Buffer.from(sent.own[2] ?? []).toString()).toContain('Other');
  expect(Buffer.from(sent.own[3] ?? []).toString()).toContain('null');
  carets.stop();
});

it.each([3, 129, 400])(
  'of %i people who move together each stock client hears all but itself',
  async (count) => {
    const heard = new Map<CaretHolder, number[]>();
    const holders = Array.from({ length: count }, (_, n): CaretHolder => {
      const holder: CaretHolder = {
        person: { id: `person ${n}` },
        caretUser: { name: `Person ${n}`, country: null, color: '#000000' },
        own: false,
        sendDroppable: (...pieces) => {
          const frame = Buffer.concat(pieces);
          const long = frame[1] === 127;
          const start = long ? 10 : frame[1] === 126 ? 4 : 2;
          expect(long ? frame.readUIntBE(4, 6) : frame[1] === 126 ? frame.readUInt16BE(2) : frame[1]).toBe(
            frame.byteLength - start,
          );
          const message = decoding.createDecoder(frame.subarray(start));
          expect(decoding.readVarUint(message)).toBe(MESSAGE_AWARENESS);
          const entries = readAwareness(decoding.readVarUint8Array(message));
          expect(decoding.hasContent(message)).toBe(false);
          heard.set(holder, [...(heard.get(holder) ?? []), ...entries.map(({ client }) => client)]);
        },
      };
      return holder;
    });
    const carets = new Carets(new Set(holders), Date.now);
    for (const [n, holder] of holders.entries()) {
      carets.receive(holder, [{ client: n, clock: 1, state: { cursor: null } }], () => true);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    const all = [...holders.keys()];
    for (const [n, holder] of holders.entries()) expect(heard.get(holder)).toEqual(all.toSpliced(n, 1));
    carets.stop();
  },
);
