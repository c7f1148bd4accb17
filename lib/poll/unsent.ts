import type { Choice } from './ballot.ts';

/**
 * What a device knows of one's ballot in a round: what is counted, and what is still on its way. Plain data, so that it
 * can be kept on the device; one request at a time, so that each is counted once and in order.
 */
export interface OwnBallot {
  /** As the server has counted it. */
  counted: { revision: number; choice: Choice } | null;
  sending: { request: string; replaces: number; choice: Choice } | null;
  /** Chosen while another was on its way. */
  next: Choice | null;
  /** Why the last one was not counted. What was chosen is still there. */
  refused: { code: string; choice: Choice } | null;
}

export const NO_BALLOT: OwnBallot = { counted: null, sending: null, next: null, refused: null };

/** After these the same request is sent again: nothing is wrong with it. */
const AGAIN = new Set(['store-unavailable', 'too-many-requests', 'internal']);

/** @param request new for each choice */
export function chosen(ballot: OwnBallot, choice: Choice, request: string): OwnBallot {
  if (ballot.sending !== null) return { ...ballot, next: choice };
  const replaces = ballot.counted?.revision ?? 0;
  return { ...ballot, sending: { request, replaces, choice }, next: null, refused: null };
}

/** The server has counted what was on its way. What was chosen meanwhile follows under a new request. */
export function wasCounted(ballot: OwnBallot, revision: number, request: string): OwnBallot {
  if (ballot.sending === null) return ballot;
  const counted = { revision, choice: ballot.sending.choice };
  const settled: OwnBallot = { counted, sending: null, next: null, refused: null };
  return ballot.next === null ? settled : chosen(settled, ballot.next, request);
}

/** The server said no. It stays on its way where asking again may help. */
export function wasRefused(ballot: OwnBallot, code: string): OwnBallot {
  if (ballot.sending === null || AGAIN.has(code)) return ballot;
  const choice = ballot.next ?? ballot.sending.choice;
  return { counted: ballot.counted, sending: null, next: null, refused: { code, choice } };
}
