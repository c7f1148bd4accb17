import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
