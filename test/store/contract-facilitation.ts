import { describe, expect, test } from 'vitest';
import { NO_LOCKS } from '#lib/board/locks.ts';
import { NO_GUIDANCE } from '#lib/facilitation/guidance.ts';
import type { HandKind } from '#lib/facilitation/hands.ts';
import type { Phase } from '#lib/facilitation/phase.ts';
import type { TimerOrder } from '#lib/facilitation/timer.ts';
import type { Store } from '#server/store/store.ts';
import { EPOCH, heldMeeting, joined, type Meeting, NOW } from './meeting.ts';

export function facilitationContract(of: () => Store): void {
  const guide = (roomIds: string[], request: string, order: TimerOrder, now = NOW) =>
    of().facilitation.guide(roomIds, request, { about: 'timer', order }, now);
  const both = ({ iraq, morocco }: Meeting) => [iraq, morocco];
  const running = (version: number, seconds: number) => ({
    version,
    timer: { is: 'running', endsAt: NOW + seconds * 1000 },
  });

  describe('what is decided about the course of rooms', () => {
    test('is nothing at first, then the same in all rooms it was decided for, and in no other', async () => {
      const meeting = await heldMeeting(of());
      const { iraq, morocco } = meeting;
      expect(await of().facilitation.guidance([...both(meeting), 'no-room'])).toEqual({
        [iraq]: NO_GUIDANCE,
        [morocco]: NO_GUIDANCE,
      });
      expect(await of().facilitation.guidance([])).toEqual({});
      const told = await guide(both(meeting), 'one', { is: 'start', seconds: 60 });
      expect(told).toMatchObject({ [iraq]: running(1, 60), [morocco]: running(1, 60) });
      expect(await guide([iraq], 'two', { is: 'stop' })).toMatchObject({
        [iraq]: { version: 2, timer: null },
      });
      expect(await of().facilitation.guidance(both(meeting))).toMatchObject({
        [iraq]: { version: 2, timer: null },
        [morocco]: running(1, 60),
      });
    });

    test('is decided in all rooms or in none', async () => {
      const { iraq } = await heldMeeting(of());
      expect(await guide([iraq, 'no-room'], 'one', { is: 'start', seconds: 60 })).toBeNull();
      expect(await of().facilitation.guidance([iraq])).toEqual({ [iraq]: NO_GUIDANCE });
    });

    test('happens once for one request, and twice for two that come at the same moment', async () => {
      const meeting = await heldMeeting(of());
      const { iraq, morocco } = meeting;
      await guide(both(meeting), 'start', { is: 'start', seconds: 60 });
      const more = (request: string, rooms = both(meeting)) =>
        guide(rooms, request, { is: 'add', seconds: 60 });
      await Promise.all([more('a'), more('b', [morocco, iraq]), more('a')]);
      expect(await of().facilitation.guidance([iraq])).toMatchObject({ [iraq]: running(3, 180) });
      expect(await more('a')).toMatchObject({ [iraq]: running(3, 180), [morocco]: running(3, 180) });
    });
  });

  describe('a call to another room', () => {
    test('stands in the rooms left behind and not where it leads, beside what else is decided there', async () => {
      const meeting = await heldMeeting(of());
      const { iraq, morocco } = meeting;
      const call = { id: 'called', to: morocco, personId: 'host', hold: true };
      const calls = (request: string, wanted: typeof call | null) =>
        of().facilitation.guide(both(meeting), request, { about: 'call', call: wanted }, NOW);
      await guide([iraq], 'start', { is: 'start', seconds: 60 });
      await of().facilitation.guide([morocco], 'away', { about: 'call', call: { ...call, to: iraq } }, NOW);
      await calls('called', call);
      expect(await of().facilitation.guidance(both(meeting))).toMatchObject({
        [iraq]: { ...running(2, 60), call: { ...call, at: NOW } },
        [morocco]: { version: 2, call: null },
      });
      await calls('released', null);
      expect(await calls('called', call), 'asked again too late').toMatchObject({
        [iraq]: { version: 3, call: null },
        [morocco]: { version: 2, call: null },
      });
    });
  });

  describe('a phase', () => {
    test('locks the boards with it, in all rooms or none, and leaves what was locked by hand as it was', async () => {
      const meeting = await heldMeeting(of());
      const { iraq, morocco } = meeting;
      const { facilitation, writing } = of();
      const begin = (phase: Phase | null, roomIds = both(meeting), request = `to ${phase}`) =>
        facilitation.guide(roomIds, request, { about: 'phase', phase }, NOW);
      const locksOf = async (roomId: string) => (await writing.rules(roomId)).locks;
      const byHand = { board: false, columns: ['obstacles'] };
      await writing.lock(iraq, byHand);
      expect(await begin('vote', [iraq, 'no-room'])).toBeNull();
      expect(await locksOf(iraq)).toEqual(byHand);

      expect(await begin('vote')).toMatchObject({ [iraq]: { phase: 'vote' }, [morocco]: { phase: 'vote' } });
      expect(await locksOf(iraq)).toEqual({ ...byHand, byPhase: true });
      expect(await locksOf(morocco)).toEqual({ ...NO_LOCKS, byPhase: true });
      const { version } = await writing.rules(morocco);
      expect(await begin('discuss')).toMatchObject({ [morocco]: { phase: 'discuss' } });
      expect((await writing.rules(morocco)).version, 'locked as before').toBe(version);

      // How it stood is kept while it is locked, and of what opens nothing.
      const more = { board: false, columns: ['obstacles', 'what-works'] };
      await writing.lock(iraq, more);
      expect(await locksOf(iraq)).toEqual({ ...more, byPhase: true });
      const card = {
        rank: 'a',
        stack: null,
        due: null,
        kind: 'note' as const,
        tags: [],
        author: null,
        text: [],
      };
      const cards = ['obstacles', 'next-steps'].map((column) => ({
        ...card,
        id: column,
        column,
        home: column,
        owner: null,
      }));
      await writing.freeze(iraq, more, EPOCH, { cards, stacks: [] });
      expect((await writing.locked(iraq))?.stood, 'other locks').toBeNull();
      await writing.freeze(iraq, { ...more, byPhase: true }, EPOCH, { cards, stacks: [] });
      expect(await begin('decide')).toMatchObject({ [iraq]: { phase: 'decide' } });
      expect(await writing.locked(iraq)).toMatchObject({
        locks: more,
        stood: { frozen: { cards: [{ id: 'obstacles' }] } },
      });
      expect(await locksOf(iraq)).toEqual(more);
      expect(await writing.locked(morocco)).toBeNull();
      expect(await begin('vote'), 'asked again too late').toMatchObject({ [iraq]: { phase: 'decide' } });
      expect(await locksOf(iraq)).toEqual(more);
      expect(await begin(null)).toMatchObject({ [iraq]: { phase: null }, [morocco]: { phase: null } });
    });
  });

  describe('hands', () => {
    const names = async (roomId: string) => {
      const { [roomId]: hands } = await of().facilitation.hands([roomId]);
      return hands?.raised.map(({ name, kind }) => `${name} ${kind}`);
    };

    test('stand in the order in which they were raised, each once, until they are lowered', async () => {
      const meeting = await heldMeeting(of());
      const { iraq, morocco } = meeting;
      const [amal, joris] = [await joined(of(), meeting, 'Amal'), await joined(of(), meeting, 'Joris')];
      const set = (personId: string, up: boolean, kind: HandKind = 'hand', roomId = iraq) =>
        of().facilitation.setHand({ roomId, personId, kind, up }, NOW);
      await set(joris.id, true);
      await set(amal.id, true);
      await set(joris.id, true);
      await set(amal.id, true, 'ready');
      await set(amal.id, true, 'hand', morocco);
      expect(await set(amal.id, true, 'hand', 'no-room')).toBe(false);
      expect(await names(iraq)).toEqual(['Joris hand', 'Amal hand', 'Amal ready']);
      const before = (await of().facilitation.hands([iraq]))[iraq]?.version ?? 0;
      await set(joris.id, false);
      await set(joris.id, true);
      expect(await names(iraq)).toEqual(['Amal hand', 'Amal ready', 'Joris hand']);
      await of().facilitation.lowerHands([iraq], 'hand');
      expect(await names(iraq)).toEqual(['Amal ready']);
      expect((await of().facilitation.hands([iraq]))[iraq]?.version).toBeGreaterThan(before);
      expect(await of().facilitation.lowerHandsOf(amal.id)).toEqual([iraq, morocco].sort());
      expect([await names(iraq), await names(morocco)]).toEqual([[], []]);
      expect(await of().facilitation.hands([])).toEqual({});
    });
  });

  describe('announcements', () => {
    test('are read by those they are for, newest first, kept once, and gone when taken back', async () => {
      const meeting = await heldMeeting(of());
      const { iraq, morocco } = meeting;
      const host = await joined(of(), meeting, 'Host', 'facilitator');
      const announce = (id: string, roomIds: string[] | null, at: number, eventId = meeting.id) =>
        of().facilitation.announce({
          id: `${meeting.id}-${id}`,
          text: { fr: id },
          roomIds,
          at,
          eventId,
          personId: host.id,
        });
      const said = async (...rooms: string[]) =>
        (await of().facilitation.announcements(meeting.id, rooms, 2)).map(({ text }) => text.fr);
      await announce('lunch', null, NOW);
      await announce('bus', [iraq], NOW + 1);
      expect(await announce('lunch', [iraq], NOW + 5), 'asked again').toMatchObject({
        roomIds: null,
        at: NOW,
      });
      expect([await said(iraq), await said(morocco), await said()]).toEqual([
        ['bus', 'lunch'],
        ['lunch'],
        ['lunch'],
      ]);
      const other = await heldMeeting(of());
      expect(await announce('lunch', null, NOW, other.id)).toBeNull();
      await of().facilitation.takeBack(`${meeting.id}-lunch`);
      expect(await announce('lunch', null, NOW + 6)).toBeNull();
      expect(await of().facilitation.announcement(`${meeting.id}-lunch`)).toBeNull();
      expect(await of().facilitation.announcement(`${meeting.id}-bus`)).toMatchObject({
        eventId: meeting.id,
      });
      await announce('coffee', null, NOW + 7);
      await announce('wifi', null, NOW + 8);
      expect(await said(iraq)).toEqual(['wifi', 'coffee']);
    });
  });
}
