import { describe, expect, it } from 'vitest';
import {
  ballotKey,
  ballotOf,
  draftKey,
  isForgotten,
  isSettled,
  type KeptBallot,
  readKept,
  withCounted,
} from '#lib/poll/device.ts';
import { chosen, NO_BALLOT, wasRefused } from '#lib/poll/unsent.ts';

const DAY = 86_400_000;
const kept: KeptBallot = {
  at: 100 * DAY,
  roomId: 'iraq',
  token: 'a'.repeat(32),
  asked: { kind: 'single', question: { fr: 'Quoi ?' }, options: [] },
  ballot: chosen(NO_BALLOT, ['a'], 'request'),
};

describe('a ballot on the device', () => {
  it('is found again after a reload, under its person and its round', () => {
    const key = ballotKey('person-1', 'round-1');
    expect(ballotOf(key)).toEqual({ personId: 'person-1', roundId: 'round-1' });
    expect(ballotOf('rencontre:drafts:iraq:person-1')).toBeNull();
    expect(ballotOf('rencontre:ballot:person-1')).toBeNull();
    expect(readKept(JSON.stringify(kept))).toEqual(kept);
    expect(readKept('not what we wrote')).toBeNull();
    expect(readKept('{}')).toBeNull();
  });

  it('is forgotten when somebody else sits there, and when nobody came back for it', () => {
    const key = ballotKey('person-1', 'round-1');
    expect(isForgotten(key, kept, 'person-1', 101 * DAY)).toBe(false);
    expect(isForgotten(key, kept, 'person-2', 101 * DAY)).toBe(true);
    expect(isForgotten(key, kept, null, 101 * DAY)).toBe(true);
    expect(isForgotten(key, kept, 'person-1', 131 * DAY)).toBe(true);
    expect(isForgotten(key, null, 'person-1', 101 * DAY)).toBe(true);
    expect(isForgotten('rencontre:split', null, null, 0)).toBe(false);
    const begun = draftKey('person-1', 'round-1');
    expect([null, 'person-2', 'person-1'].map((who) => isForgotten(begun, null, who, 0))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('has nothing more to do once it is counted, and something to read while it was refused', () => {
    expect(isSettled(NO_BALLOT)).toBe(true);
    expect(isSettled(kept.ballot)).toBe(false);
    expect(isSettled(wasRefused(kept.ballot, 'poll-closed'))).toBe(false);
  });

  it('takes over what the server has counted, but nothing older', () => {
    const counted = withCounted(NO_BALLOT, { revision: 2, choice: ['b'] });
    expect(counted.counted).toEqual({ revision: 2, choice: ['b'] });
    expect(withCounted(counted, { revision: 1, choice: ['a'] })).toBe(counted);
    expect(withCounted(counted, null)).toBe(counted);
  });
});
