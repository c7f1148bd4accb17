import type { PollPlan } from './poll.ts';
import { NO_BALLOT, type OwnBallot } from './unsent.ts';

/** What a device keeps of one person's ballot in a round, until it is counted for good. */
export interface KeptBallot {
  /** When it was chosen last, milliseconds since 1970. */
  at: number;
  roomId: string;
  /** What only this device holds, where ballots are not named. */
  token: string | null;
  /** What was asked, so that the choice can be read when the round is no more. */
  asked: Pick<PollPlan, 'kind' | 'question' | 'options'>;
  ballot: OwnBallot;
}

const PREFIX = 'rencontre:ballot:';
/** Whoever has not come back by then does not need it any more. */
const KEPT_MS = 30 * 86_400_000;

const DRAFT = 'rencontre:answer:';

/** Where an answer is kept that somebody is still writing. */
export function draftKey(personId: string, roundId: string): string {
  return `${DRAFT}${personId}:${roundId}`;
}

export function ballotKey(personId: string, roundId: string): string {
  return `${PREFIX}${personId}:${roundId}`;
}

/** Whose ballot, and of which round, is kept under a key; null: something else is. */
export function ballotOf(key: string): { personId: string; roundId: string } | null {
  if (!key.startsWith(PREFIX)) return null;
  const [personId, roundId, more] = key.slice(PREFIX.length).split(':');
  if (!personId || !roundId || more !== undefined) return null;
  return { personId, roundId };
}

/** What was kept, as text; null when that cannot be read. */
export function readKept(text: string): KeptBallot | null {
  try {
    const kept = JSON.parse(text) as KeptBallot;
    return Array.isArray(kept.asked.options) ? { ...kept, ballot: { ...NO_BALLOT, ...kept.ballot } } : null;
  } catch {
    return null;
  }
}

/** Whether a device is to forget a ballot, or an answer that was begun: somebody else sits there now, or nobody came back for it. */
export function isForgotten(
  key: string,
  kept: KeptBallot | null,
  personId: string | null,
  now: number,
): boolean {
  if (key.startsWith(DRAFT)) return !key.startsWith(draftKey(personId ?? '', ''));
  const whose = ballotOf(key);
  return whose !== null && (whose.personId !== personId || kept === null || now - kept.at > KEPT_MS);
}

/** Nothing of it is still to be sent or to be read. */
export function isSettled({ sending, next, refused }: OwnBallot): boolean {
  return sending === null && next === null && refused === null;
}

/** What the server says of one's ballot; what this device knows better stays. */
export function withCounted(ballot: OwnBallot, own: OwnBallot['counted']): OwnBallot {
  if (own === null || own.revision < (ballot.counted?.revision ?? 0)) return ballot;
  return { ...ballot, counted: own };
}
