import { expect, it } from 'vitest';
import { type HistoryReason, offered } from '#lib/room/history.ts';

const minutes = (count: number) => count * 60_000;
const NOW = minutes(1000);
/** The history of a room, newest first, as [reason, minutes ago]. */
const history = (...entries: [HistoryReason, number][]) =>
  entries.map(([reason, ago]) => ({ reason, madeAt: NOW - minutes(ago) }));
const ages = (...entries: [HistoryReason, number][]) =>
  offered(history(...entries), NOW).map(({ madeAt }) => (NOW - madeAt) / minutes(1));

it('what was deleted within the last hour is offered, the newest three', () => {
  expect(ages(['deletion', 5], ['deletion', 59], ['deletion', 60])).toEqual([5, 59]);
  expect(ages(['deletion', 1], ['deletion', 2], ['deletion', 3], ['deletion', 4])).toEqual([1, 2, 3]);
  expect(ages()).toEqual([]);
});

it('after restoring, undoing that is offered alone', () => {
  expect(ages(['before-restore', 1], ['deletion', 2], ['before-restore', 3])).toEqual([1]);
  expect(ages(['before-restore', 61], ['deletion', 62])).toEqual([]);
});

it('what is deleted after restoring is offered, and not what was deleted before', () => {
  expect(ages(['deletion', 1], ['before-restore', 2], ['deletion', 3])).toEqual([1]);
});
