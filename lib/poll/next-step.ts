import { type Poll, type Round, type RoundState, stateOf } from './poll.ts';

/** A poll as it was prepared, with every time that it was asked. */
export interface PreparedPoll {
  poll: Poll;
  rounds: readonly Round[];
}

/** What a facilitator most likely does next about polls in the rooms that they steer. */
export type NextStep =
  | { is: 'close'; poll: Poll; round: Round }
  | { is: 'reveal'; poll: Poll; round: Round }
  | { is: 'open'; poll: Poll }
  | { is: 'prepare' };

/**
 * Close what is open (the newest first), show what waits to be shown, then ask the next poll that was prepared for the
 * session or for any.
 *
 * @param now by the server's clock, milliseconds since 1970
 */
export function nextStep(
  polls: readonly PreparedPoll[],
  sessionId: string,
  roomIds: readonly string[],
  now: number,
): NextStep {
  const newest = polls
    .flatMap(({ poll, rounds }) => roundsIn(rounds, roomIds).map((round) => ({ poll, round })))
    .sort((a, b) => b.round.openedAt - a.round.openedAt);
  const open = newest.find(({ round }) => stateOf(round, now) === 'open');
  if (open !== undefined) return { is: 'close', ...open };
  const [last] = newest;
  if (last !== undefined && waitsForReveal(last.poll, last.round)) return { is: 'reveal', ...last };
  const next = polls.find(
    ({ poll, rounds }) => isFor(poll, sessionId) && roundsIn(rounds, roomIds).length === 0,
  );
  return next === undefined ? { is: 'prepare' } : { is: 'open', poll: next.poll };
}

/** Whether somebody sees the tally only once it is revealed, and it is not yet. */
export function waitsForReveal({ plan }: Pick<Poll, 'plan'>, { revealed }: Pick<Round, 'revealed'>): boolean {
  const { participants, projector } = plan.seenBy;
  return !revealed && (participants === 'reveal' || projector === 'reveal');
}

/** Whether a poll was prepared for this session, or for any. */
export function isFor({ sessionId }: Pick<Poll, 'sessionId'>, id: string): boolean {
  return sessionId === null || sessionId === id;
}

/** The rounds that were asked in at least one of these rooms. */
export function roundsIn(rounds: readonly Round[], roomIds: readonly string[]): Round[] {
  return rounds.filter((round) => round.roomIds.some((id) => roomIds.includes(id)));
}

/** How a poll stands in these rooms: its newest round there, or that it was not asked yet. */
export function standing(
  { rounds }: PreparedPoll,
  roomIds: readonly string[],
  now: number,
): { is: 'prepared'; round: null } | { is: RoundState; round: Round } {
  const round = roundsIn(rounds, roomIds).at(-1);
  return round === undefined ? { is: 'prepared', round: null } : { is: stateOf(round, now), round };
}
