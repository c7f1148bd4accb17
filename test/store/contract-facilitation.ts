import { describe, expect, test } from 'vitest';
import { NO_GUIDANCE } from '#lib/facilitation/guidance.ts';
import type { TimerOrder } from '#lib/facilitation/timer.ts';
import type { Store } from '#server/store/store.ts';
import { heldMeeting, type Meeting, NOW } from './meeting.ts';

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
}
