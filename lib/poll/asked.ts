import type { AskedPoll, WatchedRound } from '#lib/wire/polls.ts';
import { stateOf, TAKE_BACK_MS } from './poll.ts';
import type { Results } from './results.ts';
import { maySeeTally } from './sight.ts';

/** The rounds that a page knows of its room, the newest first. Nothing in it ever becomes older. */
export type Asked = readonly WatchedRound[];

/** What the server answered, whole. Of what is known in a newer version already, that stays. */
export function withWatched(asked: Asked, watched: readonly WatchedRound[]): Asked {
  return inOrder(
    watched.map((one) => {
      const known = asked.find(({ round }) => round.id === one.round.id);
      if (known === undefined) return one;
      return {
        ...one,
        round: known.round.version > one.round.version ? known.round : one.round,
        results: known.results.version > one.results.version ? known.results : one.results,
        hasVoted: known.hasVoted || one.hasVoted,
        own: (known.own?.revision ?? 0) > (one.own?.revision ?? 0) ? known.own : one.own,
      };
    }),
  );
}

/** A round was opened, or something was decided about it. Rounds of other rooms are none of this page's. */
export function withChanged(asked: Asked, { poll, round }: AskedPoll, roomId: string): Asked {
  if (!round.roomIds.includes(roomId)) return asked;
  const known = asked.find((each) => each.round.id === round.id);
  if (known === undefined) {
    const results: Results = {
      roundId: round.id,
      version: 0,
      people: 0,
      total: null,
      rooms: [],
      parts: null,
    };
    return inOrder([...asked, { poll, round, hasVoted: false, own: null, results }]);
  }
  if (round.version < known.round.version) return asked;
  return asked.map((each) => (each === known ? { ...each, poll, round } : each));
}

export function withCounted(asked: Asked, results: Results): Asked {
  const known = asked.find(({ round }) => round.id === results.roundId);
  if (known === undefined || results.version < known.results.version) return asked;
  return asked.map((each) => (each === known ? { ...each, results } : each));
}

/** This device has voted in the round. */
export function withVoted(asked: Asked, roundId: string): Asked {
  return asked.map((each) => (each.round.id === roundId ? { ...each, hasVoted: true } : each));
}

export function withoutRound(asked: Asked, roundId: string): Asked {
  return asked.filter(({ round }) => round.id !== roundId);
}

function inOrder(rounds: WatchedRound[]): Asked {
  return rounds.sort((a, b) => b.round.openedAt - a.round.openedAt || b.round.number - a.round.number);
}

/**
 * What a participant sees of what was chosen: the tally; `coming`: they may see it, and it has not been told yet; or
 * for what it waits.
 */
export type Sight = 'tally' | 'coming' | 'hidden' | 'after-vote' | 'when-revealed';

/** @param now milliseconds since 1970, by the server's clock */
export function sightOf({ poll, round, hasVoted, results }: WatchedRound, now: number): Sight {
  const { participants } = poll.plan.seenBy;
  const seen = { state: stateOf(round, now), revealed: round.revealed, hasVoted };
  if (maySeeTally('participant', poll.plan, seen)) return results.total === null ? 'coming' : 'tally';
  if (participants === 'own-vote') return 'after-vote';
  return participants === 'reveal' ? 'when-revealed' : 'hidden';
}

/** Rounds that can be answered now, and those that are over: the rounds of one poll together, the first one first. */
export interface Arranged {
  open: WatchedRound[];
  over: WatchedRound[][];
}

export function arranged(asked: Asked, now: number): Arranged {
  const open: WatchedRound[] = [];
  const over = new Map<string, WatchedRound[]>();
  for (const one of asked) {
    if (stateOf(one.round, now) === 'open') {
      open.push(one);
      continue;
    }
    over.set(one.poll.id, [one, ...(over.get(one.poll.id) ?? [])]);
  }
  return { open, over: [...over.values()] };
}

/** Rounds that are open and wait for this person's answer. */
export function unanswered(asked: Asked, now: number): number {
  return asked.filter(({ round, hasVoted }) => !hasVoted && stateOf(round, now) === 'open').length;
}

/** The last part of a round with a deadline, of which people are told once. */
export const LAST_MINUTE_MS = 60_000;

/** Where the rounds of a room stand, for telling what has happened since. */
export type Standing = ReadonlyMap<
  string,
  { poll: string; isOpen: boolean; isSeen: boolean; isLastMinute: boolean }
>;

export function standingOf(asked: Asked, now: number): Standing {
  return new Map(
    asked.map((one) => {
      const { closesAt } = one.round;
      const isOpen = stateOf(one.round, now) === 'open';
      return [
        one.round.id,
        {
          poll: one.poll.id,
          isOpen,
          isSeen: sightOf(one, now) === 'tally',
          isLastMinute: isOpen && closesAt !== null && closesAt - now <= LAST_MINUTE_MS,
        },
      ];
    }),
  );
}

/** What people who listen instead of look are told. `again`: in the place of a round whose answers do not count. */
export interface Happening {
  is: 'opened' | 'again' | 'last-minute' | 'closed' | 'shown';
  roundId: string;
}

/** @param before null: the page has just come, and tells what is open */
export function happenedSince(before: Standing | null, now: Standing): Happening[] {
  const happened: Happening[] = [];
  const gone = new Set(
    [...(before ?? [])].filter(([id, { isOpen }]) => isOpen && !now.has(id)).map(([, { poll }]) => poll),
  );
  for (const [roundId, { poll, isOpen, isSeen, isLastMinute }] of now) {
    const was = before?.get(roundId);
    if (isOpen && !was?.isOpen) happened.push({ is: gone.has(poll) ? 'again' : 'opened', roundId });
    else if (isLastMinute && was?.isLastMinute === false) happened.push({ is: 'last-minute', roundId });
    else if (!isOpen && was?.isOpen) happened.push({ is: 'closed', roundId });
    // Whoever sees the bars grow while people vote is not told of each step.
    if (!isOpen && isSeen && was?.isSeen === false) happened.push({ is: 'shown', roundId });
  }
  return happened;
}

/** When time alone changes next what is shown of these rounds, milliseconds since 1970; null: it does not. */
export function nextMoment(asked: Asked, now: number): number | null {
  const moments = asked.flatMap(({ round: { closesAt } }) =>
    closesAt === null ? [] : [closesAt - LAST_MINUTE_MS, closesAt, closesAt + TAKE_BACK_MS],
  );
  const coming = moments.filter((moment) => moment > now);
  return coming.length === 0 ? null : Math.min(...coming);
}

/** What somebody did with the panel of polls last. */
export interface PanelChoice {
  open: boolean;
  /** When the newest round that they had before them then was opened; 0: there was none. */
  seen: number;
}

/** A round that one has not had before oneself brings the panel in; else it is as one left it. */
export function isPanelOpen(asked: Asked, choice: PanelChoice): boolean {
  return newestOf(asked) > choice.seen || choice.open;
}

/** When the newest round was opened; 0: there is none. */
export function newestOf(asked: Asked): number {
  return asked.reduce((newest, { round }) => Math.max(newest, round.openedAt), 0);
}
