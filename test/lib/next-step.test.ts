import { describe, expect, it } from 'vitest';
import { askedIn } from '#lib/people/asked.ts';
import { nextStep, type PreparedPoll, standing } from '#lib/poll/next-step.ts';
import type { PollPlan, Round } from '#lib/poll/poll.ts';
import type { Presence } from '#lib/wire/live.ts';

const NOON = 1_000_000;

function poll(id: string, rounds: Partial<Round>[] = [], more: Partial<PollPlan> = {}): PreparedPoll {
  return {
    poll: {
      id,
      eventId: 'e',
      sessionId: 'exchange',
      version: 1,
      plan: {
        kind: 'single',
        question: { fr: id },
        options: [],
        min: 1,
        max: 1,
        ends: { low: {}, high: {} },
        signing: 'named',
        split: 'none',
        seenBy: { participants: 'live', projector: 'live' },
        ...more,
      },
    },
    rounds: rounds.map((round, place) => ({
      id: `${id}-${place + 1}`,
      pollId: id,
      number: place + 1,
      roomIds: ['iq'],
      openedAt: NOON - 60_000 + place,
      closesAt: null,
      revealed: false,
      version: 1,
      ...round,
    })),
  };
}

const KEPT_BACK = { seenBy: { participants: 'reveal', projector: 'reveal' } } as const;
const LONG_CLOSED = { closesAt: NOON - 30_000 };

describe('what is next in the rooms that a facilitator steers', () => {
  const next = (polls: PreparedPoll[], roomIds = ['iq']) => nextStep(polls, 'exchange', roomIds, NOON);

  it('is the first poll that was not asked there', () => {
    const step = next([poll('first', [LONG_CLOSED]), poll('second'), poll('third')]);
    expect(step).toMatchObject({ is: 'open', poll: { id: 'second' } });
    // Colleagues have asked it in another room: here it is still to come.
    expect(next([poll('first', [LONG_CLOSED])], ['ma'])).toMatchObject({ is: 'open', poll: { id: 'first' } });
  });

  it('is to close what is open, the newest first', () => {
    const polls = [poll('first', [{ openedAt: NOON - 9 }]), poll('second', [{ openedAt: NOON - 5 }])];
    expect(next(polls)).toMatchObject({ is: 'close', round: { id: 'second-1' } });
    // By its deadline the newer one has closed itself.
    const timed = poll('second', [{ openedAt: NOON - 5, closesAt: NOON }]);
    expect(next([polls[0] as PreparedPoll, timed])).toMatchObject({ is: 'close', round: { id: 'first-1' } });
  });

  it('is to show a result that waits for it, once, before anything new is asked', () => {
    const hidden = poll('first', [LONG_CLOSED], KEPT_BACK);
    expect(next([hidden, poll('second')])).toMatchObject({ is: 'reveal', round: { id: 'first-1' } });
    const shown = poll('first', [{ ...LONG_CLOSED, revealed: true }], KEPT_BACK);
    expect(next([shown, poll('second')])).toMatchObject({ is: 'open', poll: { id: 'second' } });
  });

  it('leaves out what was prepared for another session, and then is to prepare one', () => {
    const other = poll('other');
    other.poll.sessionId = 'closing';
    expect(next([other])).toEqual({ is: 'prepare' });
    other.poll.sessionId = null;
    expect(next([other])).toMatchObject({ is: 'open' });
  });
});

it('a poll stands as its newest round in the steered rooms does', () => {
  const asked = poll('first', [LONG_CLOSED, { openedAt: NOON - 5 }, { roomIds: ['ma'] }]);
  expect(standing(asked, ['iq'], NOON)).toMatchObject({ is: 'open', round: { number: 2 } });
  expect(standing(asked, ['cm'], NOON)).toEqual({ is: 'prepared', round: null });
  const justClosed = poll('first', [{ closesAt: NOON - 9_999 }]);
  expect(standing(justClosed, ['iq'], NOON).is).toBe('closing');
  expect(standing(justClosed, ['iq'], NOON + 1).is).toBe('final');
});

it('a poll asks everybody in its rooms once, but not those who only read', () => {
  const here = (personId: string, more: Partial<Presence> = {}): Presence => ({
    personId,
    name: personId,
    role: 'participant',
    organisation: '',
    country: null,
    roomId: 'iq',
    state: 'active',
    ...more,
  });
  const people = [
    here('amal'),
    here('amal', { roomId: 'ma' }),
    here('ben', { roomId: 'ma' }),
    here('olga', { role: 'observer' }),
    here('away', { roomId: null }),
  ];
  expect(askedIn(people, ['iq', 'ma']).map(({ personId }) => personId)).toEqual(['amal', 'ben']);
  expect(askedIn(people, ['ma'])).toHaveLength(2);
});
