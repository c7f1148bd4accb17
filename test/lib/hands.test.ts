import { expect, it } from 'vitest';
import { type Announcement, announcementText, isFor } from '#lib/facilitation/announcement.ts';
import { handsFor, type RaisedHand } from '#lib/facilitation/hands.ts';

const hand = (personId: string, kind: RaisedHand['kind'] = 'hand') => ({
  personId,
  name: personId,
  kind,
  at: 0,
});

it('one’s place counts those who want to speak, and only who guides the room sees who they are', () => {
  const hands = { version: 7, raised: [hand('joris'), hand('zoe', 'ready'), hand('amal')] };
  const seen = { version: 7, hand: 2, ready: 1 };
  expect(handsFor(hands, 'amal', false)).toEqual({ ...seen, place: 2, isReady: false, raised: null });
  expect(handsFor(hands, 'zoe', false)).toEqual({ ...seen, place: null, isReady: true, raised: null });
  expect(handsFor(hands, 'host', true)).toEqual({
    ...seen,
    place: null,
    isReady: false,
    raised: hands.raised,
  });
});

it('an announcement needs words in one language, and is for everybody or for those in its rooms', () => {
  expect(announcementText({ fr: ' Déjeuner ', nl: '  ' })).toEqual({ fr: 'Déjeuner' });
  expect(announcementText({ ar: '' })).toBeNull();
  const said = (roomIds: string[] | null): Announcement => ({ id: 'a', text: { fr: 'x' }, roomIds, at: 0 });
  expect([isFor(said(null), null), isFor(said(null), 'iraq')]).toEqual([true, true]);
  expect([null, 'iraq', 'morocco'].map((room) => isFor(said(['iraq']), room))).toEqual([false, true, false]);
});
