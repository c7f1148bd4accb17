import { describe, expect, it } from 'vitest';
import { announcementGap, newestOfEach } from '#lib/people/presence.ts';
import type { Presence } from '#lib/wire/live.ts';

const amal = (roomId: string, state: Presence['state'] = 'active', personId = 'amal'): Presence => ({
  personId,
  name: personId,
  role: 'participant',
  organisation: '',
  country: 'IQ',
  roomId,
  state,
});

describe('somebody with several pages open', () => {
  it('is where they were last', () => {
    const seen = [
      { presence: amal('first'), at: 2 },
      { presence: amal('second'), at: 1 },
    ];
    expect(newestOfEach(seen).map((p) => p.roomId)).toEqual(['first']);
  });

  it('is where they are active, even if another page spoke later', () => {
    const seen = [
      { presence: amal('working here'), at: 1 },
      { presence: amal('left open', 'idle'), at: 2 },
    ];
    expect(newestOfEach(seen).map((p) => p.roomId)).toEqual(['working here']);
  });

  it('is one person, beside the others', () => {
    const seen = [
      { presence: amal('room', 'active', 'joris'), at: 1 },
      { presence: amal('room'), at: 1 },
      { presence: amal('other'), at: 2 },
    ];
    expect(newestOfEach(seen).map((p) => [p.personId, p.roomId])).toEqual([
      ['amal', 'other'],
      ['joris', 'room'],
    ]);
  });
});

it('a few people are announced twice a second, more less often, never later than after 5 s', () => {
  expect(announcementGap(3)).toBe(500);
  expect(announcementGap(150)).toBe(3000);
  expect(announcementGap(2000)).toBe(5000);
});
