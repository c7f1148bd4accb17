import type { DotRound } from '#lib/dots/round.ts';
import { stateOf } from '#lib/poll/poll.ts';
import type { AskedPoll } from '#lib/wire/polls.ts';

/** One thing that a projector shows. */
export type Picture =
  | { is: 'welcome' }
  | { is: 'round'; id: string }
  | { is: 'dots'; id: string }
  | { is: 'question'; id: string }
  | { is: 'timer' };

/** What the projector of a room was told to show. `automatic`: whatever is on in the room. */
export type Shown = { is: 'automatic' } | Picture;

/** What is decided about the projector of a room. */
export interface ScreenChoice {
  shown: Shown;
  /** Grows with each decision. 0: nothing was decided yet. */
  version: number;
}

export const NOTHING_DECIDED: ScreenChoice = { shown: { is: 'automatic' }, version: 0 };

/** All that there is to show in a room at a moment. */
export interface Showable {
  /** The newest first. */
  rounds: readonly Pick<AskedPoll, 'round'>[];
  /** Settled rounds of dot voting, the newest first. */
  dots: readonly Pick<DotRound, 'id' | 'openedAt' | 'closesAt'>[];
  /** The question to the speakers that was put on the screen. */
  questionId: string | null;
  /** There is a timer, running or paused. */
  timer: boolean;
}

/** So long a result stays that nobody put away: long enough to talk about it. */
export const RESULT_STAYS_MS = 5 * 60_000;

/**
 * What stands on the projector. What was chosen and is no more gives way to what is on by itself: the newest open
 * round, else the question on the screen, else the result that has just come (of dots, too), else the timer, else the
 * welcome.
 *
 * @param now milliseconds since 1970, by the server's clock
 */
export function pictureOf(shown: Shown, what: Showable, now: number): Picture {
  return shown.is !== 'automatic' && isThere(shown, what) ? shown : automatic(what, now);
}

function automatic({ rounds, dots, questionId, timer }: Showable, now: number): Picture {
  const open = rounds.find(({ round }) => stateOf(round, now) === 'open');
  if (open !== undefined) return { is: 'round', id: open.round.id };
  if (questionId !== null) return { is: 'question', id: questionId };
  const closed = resultsOf(rounds, dots)
    .filter(({ closesAt }) => closesAt !== null && now < closesAt + RESULT_STAYS_MS)
    .sort((a, b) => (b.closesAt ?? 0) - (a.closesAt ?? 0))[0];
  if (closed !== undefined) return closed.picture;
  return timer ? { is: 'timer' } : { is: 'welcome' };
}

/** Rounds of both kinds. */
function resultsOf(rounds: Showable['rounds'], dots: Showable['dots']): Result[] {
  return [
    ...rounds.map(({ round }): Result => ({ ...round, picture: { is: 'round', id: round.id } })),
    ...dots.map((round): Result => ({ ...round, picture: { is: 'dots', id: round.id } })),
  ];
}

interface Result {
  picture: Picture;
  openedAt: number;
  closesAt: number | null;
}

function isThere(picture: Picture, { rounds, dots, questionId, timer }: Showable): boolean {
  switch (picture.is) {
    case 'welcome':
      return true;
    case 'round':
      return rounds.some(({ round }) => round.id === picture.id);
    case 'dots':
      return dots.some(({ id }) => id === picture.id);
    case 'question':
      return questionId === picture.id;
    case 'timer':
      return timer;
  }
}

/** All that one can go through with the arrows, in an order that stays: what came first stands first. */
export function pictures({ rounds, dots, questionId, timer }: Showable): Picture[] {
  const asked = resultsOf([...rounds].reverse(), [...dots].reverse());
  return [
    { is: 'welcome' },
    ...(timer ? [{ is: 'timer' } as const] : []),
    ...(questionId === null ? [] : [{ is: 'question', id: questionId } as const]),
    ...asked.sort((a, b) => a.openedAt - b.openedAt).map(({ picture }) => picture),
  ];
}

/** The picture after or before another; at the ends it stays. */
export function beside(picture: Picture, what: Showable, step: 1 | -1): Picture {
  const all = pictures(what);
  const at = all.findIndex((each) => isSamePicture(each, picture));
  return all[Math.min(Math.max(at + step, 0), all.length - 1)] ?? picture;
}

export function isSamePicture(one: Shown, other: Shown): boolean {
  return one.is === other.is && idOf(one) === idOf(other);
}

function idOf(shown: Shown): string | null {
  return 'id' in shown ? shown.id : null;
}
