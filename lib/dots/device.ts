import { NO_BALLOT, type OwnBallot } from '#lib/poll/unsent.ts';

/** What a device keeps of one person's dots in a room, until they are counted for good. */
export interface KeptDots {
  /** When they were placed last, milliseconds since 1970. */
  at: number;
  /** What only this device holds, where dots are not named. */
  token: string | null;
  ballot: OwnBallot;
}

export interface DotsAddress {
  personId: string;
  roundId: string;
  roomId: string;
}

const PREFIX = 'rencontre:dots:';
/** Whoever has not come back by then does not need them any more. */
const KEPT_MS = 30 * 86_400_000;

export function dotsKey({ personId, roundId, roomId }: DotsAddress): string {
  return `${PREFIX}${personId}:${roundId}:${roomId}`;
}

/** Whose dots are kept under a key, and of where; null: something else is. */
export function dotsOfKey(key: string): DotsAddress | null {
  if (!key.startsWith(PREFIX)) return null;
  const [personId, roundId, roomId, more] = key.slice(PREFIX.length).split(':');
  if (!personId || !roundId || !roomId || more !== undefined) return null;
  return { personId, roundId, roomId };
}

/** What was kept, as text; null when that cannot be read. */
export function readKeptDots(text: string): KeptDots | null {
  try {
    const kept = JSON.parse(text) as KeptDots;
    return typeof kept.ballot === 'object' ? { ...kept, ballot: { ...NO_BALLOT, ...kept.ballot } } : null;
  } catch {
    return null;
  }
}

/** Whether a device is to forget dots: somebody else sits there now, or nobody came back for them. */
export function areDotsForgotten(
  key: string,
  kept: KeptDots | null,
  personId: string | null,
  now: number,
): boolean {
  const whose = dotsOfKey(key);
  return whose !== null && (whose.personId !== personId || kept === null || now - kept.at > KEPT_MS);
}
