import { describe, expect, it } from 'vitest';
import { announcementGap, newestOfEach, presenceNews, withNews } from '#lib/people/presence.ts';
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

describe('who is here, told as what changed', () => {
  const here = (...people: Presence[]) => ({ version: 7, people });
  const amalInIraq = amal('iraq');
  const joris = amal('iraq', 'active', 'joris');
  const nour = amal('morocco', 'idle', 'nour');

  it('tells of whoever came, moved or left, and of nobody else', () => {
    const moved = amal('morocco');
    const news = presenceNews(here(amalInIraq, joris), [moved, nour], new Set());
    expect(news).toEqual({ since: 7, version: 8, people: [moved, nour], gone: ['joris'] });
    expect(news && withNews(here(amalInIraq, joris), news)).toEqual({ version: 8, people: [moved, nour] });
  });

  it('tells nothing when all is as it was, unless somebody heard otherwise meanwhile', () => {
    expect(presenceNews(here(amalInIraq), [amalInIraq], new Set())).toBeNull();
    const heard = new Set(['amal', 'joris']);
    const news = presenceNews(here(amalInIraq), [amalInIraq], heard);
    expect(news).toMatchObject({ people: [amalInIraq], gone: ['joris'] });
    // Whoever heard of Joris forgets him; for all others nothing changes.
    expect(news && withNews(here(amalInIraq, joris), news)?.people).toEqual([amalInIraq]);
    expect(news && withNews(here(amalInIraq), news)?.people).toEqual([amalInIraq]);
  });

  it('is not pieced together over something that was missed', () => {
    const news = { since: 8, version: 9, people: [nour], gone: [] };
    expect(withNews(here(amalInIraq), news)).toBeNull();
    expect(withNews({ ...here(amalInIraq), version: 8 }, news)?.people).toEqual([amalInIraq, nour]);
  });
});
