import { describe, expect, it } from 'vitest';
import {
  type Asked,
  arranged,
  happenedSince,
  isPanelOpen,
  nextMoment,
  sightOf,
  standingOf,
  unanswered,
  withChanged,
  withCounted,
  withoutRound,
  withVoted,
  withWatched,
} from '#lib/poll/asked.ts';
import { type ParticipantSight, TAKE_BACK_MS } from '#lib/poll/poll.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';

const ROOM = 'iraq';
const NOW = 1_000_000;

function watched(id: string, more: { pollId?: string; openedAt?: number; sight?: ParticipantSight } = {}) {
  const { pollId = `poll of ${id}`, openedAt = 0, sight = 'live' } = more;
  const one: WatchedRound = {
    poll: {
      id: pollId,
      eventId: 'event',
      sessionId: null,
      version: 1,
      plan: {
        kind: 'single',
        question: { fr: 'Quoi ?' },
        options: [],
        min: 1,
        max: 1,
        ends: { low: {}, high: {} },
        signing: 'named',
        split: 'none',
        seenBy: { participants: sight, projector: 'live' },
      },
    },
    round: {
      id,
      pollId,
      number: 1,
      roomIds: [ROOM],
      openedAt,
      closesAt: null,
      revealed: false,
      version: 1,
    },
    hasVoted: false,
    own: null,
    results: { roundId: id, version: 1, people: 0, total: null, rooms: [], parts: null },
  };
  return one;
}
const closing = (one: WatchedRound, closesAt: number): WatchedRound => ({
  ...one,
  round: { ...one.round, closesAt, version: one.round.version + 1 },
});
const tally = (people: number) => ({ people, byHand: 0, counts: [people], handCounts: [], entries: [] });
const counted = (one: WatchedRound, version: number, people: number) => ({
  ...one.results,
  version,
  people,
  total: tally(people),
});
const ids = (asked: Asked) => asked.map(({ round }) => round.id);
const people = (asked: Asked) => asked.map(({ results }) => results.people);

describe('what is asked in a room', () => {
  it('is told by news, the newest first, and never becomes older', () => {
    const [first, second] = [watched('1', { openedAt: 1 }), watched('2', { openedAt: 2 })];
    let asked = withChanged([], first, ROOM);
    asked = withChanged(asked, second, ROOM);
    expect(ids(asked)).toEqual(['2', '1']);
    asked = withCounted(asked, counted(first, 7, 3));
    asked = withCounted(asked, counted(first, 6, 2));
    expect(people(asked)).toEqual([0, 3]);
    asked = withChanged(asked, closing(first, 5), ROOM);
    asked = withChanged(asked, first, ROOM);
    expect(asked[1]?.round.closesAt).toBe(5);
    expect(ids(withoutRound(asked, '2'))).toEqual(['1']);
  });

  it('is not mixed with what is asked in other rooms, or counted in rounds that are not known', () => {
    const elsewhere = watched('1');
    elsewhere.round.roomIds = ['morocco'];
    expect(withChanged([], elsewhere, ROOM)).toEqual([]);
    expect(withCounted([], counted(elsewhere, 2, 1))).toEqual([]);
  });

  it('is what the server answers, but for what was heard in a newer version', () => {
    const one = watched('1');
    const heard = withVoted(withCounted([closing(one, 9)], counted(one, 5, 4)), '1');
    const asked = withWatched(heard, [{ ...one, own: { revision: 1, choice: ['a'] } }]);
    expect(asked[0]).toMatchObject({ hasVoted: true, own: { revision: 1 }, round: { closesAt: 9 } });
    expect(people(asked)).toEqual([4]);
    expect(withWatched(heard, [])).toEqual([]);
  });
});

describe('what a participant sees of what was chosen', () => {
  it.each<[ParticipantSight, Partial<WatchedRound>, boolean, string]>([
    ['live', {}, false, 'coming'],
    ['hidden', { hasVoted: true }, true, 'hidden'],
    ['own-vote', {}, false, 'after-vote'],
    ['own-vote', { hasVoted: true }, false, 'coming'],
    ['reveal', { hasVoted: true }, false, 'when-revealed'],
    ['reveal', {}, true, 'coming'],
  ])('%s: %j, revealed %s: %s', (sight, more, revealed, seen) => {
    const one = { ...watched('1', { sight }), ...more };
    const round = { ...one.round, revealed };
    expect(sightOf({ ...one, round }, NOW)).toBe(seen);
    const results = counted(one, 2, 1);
    expect(sightOf({ ...one, round, results }, NOW)).toBe(seen === 'coming' ? 'tally' : seen);
  });

  it('is the tally for all who wait with looking once nothing can be influenced any more', () => {
    const one = closing(watched('1', { sight: 'own-vote' }), NOW);
    expect(sightOf(one, NOW + TAKE_BACK_MS - 1)).toBe('after-vote');
    expect(sightOf(one, NOW + TAKE_BACK_MS)).toBe('coming');
  });
});

describe('rounds', () => {
  it('can be answered until their time is over; those of one poll then stand together, the first one first', () => {
    const before = closing(watched('before', { pollId: 'p', openedAt: 1 }), 10);
    const other = closing(watched('other', { openedAt: 2 }), 10);
    const after = { ...watched('after', { pollId: 'p', openedAt: 3 }) };
    after.round = { ...after.round, number: 2, closesAt: 20 };
    const asked = withWatched([], [before, other, after]);
    expect(ids(arranged(asked, 15).open)).toEqual(['after']);
    expect(arranged(asked, 15).over.map(ids)).toEqual([['other'], ['before']]);
    expect(arranged(asked, 20).over.map(ids)).toEqual([['before', 'after'], ['other']]);
    expect([unanswered(asked, 15), unanswered(withVoted(asked, 'after'), 15), unanswered(asked, 20)]).toEqual(
      [1, 0, 0],
    );
  });

  it('tell when time alone changes them next: a minute before they close, then, and when they are final', () => {
    const asked = [closing(watched('1'), NOW + 90_000), watched('2')];
    expect(nextMoment(asked, NOW)).toBe(NOW + 30_000);
    expect(nextMoment(asked, NOW + 30_000)).toBe(NOW + 90_000);
    expect(nextMoment(asked, NOW + 90_000)).toBe(NOW + 90_000 + TAKE_BACK_MS);
    expect(nextMoment(asked, NOW + 90_000 + TAKE_BACK_MS)).toBeNull();
  });

  it('are told once each: opened, one minute left, closed, their result shown', () => {
    const one = watched('1', { sight: 'reveal' });
    const timed = closing(one, NOW + 90_000);
    const steps: [Asked, number][] = [
      [[timed], NOW],
      [[timed], NOW + 1],
      [[timed], NOW + 30_000],
      [[timed], NOW + 31_000],
      [[timed], NOW + 90_000],
      [
        [{ ...timed, round: { ...timed.round, revealed: true }, results: counted(timed, 9, 1) }],
        NOW + 91_000,
      ],
    ];
    let before = null;
    const told: string[][] = [];
    for (const [asked, now] of steps) {
      const standing = standingOf(asked, now);
      told.push(happenedSince(before, standing).map(({ is }) => is));
      before = standing;
    }
    expect(told).toEqual([['opened'], [], ['last-minute'], [], ['closed'], ['shown']]);
  });

  it('that are started again are told as such, and growing bars are not told', () => {
    const one = watched('1', { pollId: 'p' });
    const again = watched('2', { pollId: 'p' });
    const before = standingOf([one], NOW);
    expect(happenedSince(before, standingOf([again], NOW))).toEqual([{ is: 'again', roundId: '2' }]);
    const grown = withCounted([one], counted(one, 3, 2));
    expect(happenedSince(before, standingOf(grown, NOW))).toEqual([]);
  });
});

it('the panel comes in with something new, and stays closed over what one has closed it over', () => {
  const asked = [watched('1', { openedAt: 5 })];
  expect(isPanelOpen([], { open: false, seen: 0 })).toBe(false);
  expect(isPanelOpen(asked, { open: false, seen: 0 })).toBe(true);
  expect(isPanelOpen(asked, { open: false, seen: 5 })).toBe(false);
  expect(isPanelOpen([watched('2', { openedAt: 6 }), ...asked], { open: false, seen: 5 })).toBe(true);
  expect(isPanelOpen(asked, { open: true, seen: 5 })).toBe(true);
});
