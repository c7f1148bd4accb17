import { z } from 'zod';
import { may } from '#lib/people/permission.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { Screen } from '#lib/wire/screen.ts';
import { watchersOf } from '#server/poll/results-news.ts';
import { type Door, door, no } from './door.ts';
import { screenOf } from './screen-news.ts';

export const watchScreen: Door = door(
  'screen:read',
  z.object({ roomId: z.string().min(1).max(100) }),
  async ({ person, parts, hear }, { roomId }): Promise<Reply<Screen>> => {
    const room = await parts.store.rooms.find(roomId);
    if (room === null || !may(person, 'screen:read', { eventId: room.eventId })) return no('not-found');
    // First listen, then look: nothing falls in between.
    hear([screenOf(roomId), watchersOf('projector', roomId)]);
    const rounds = await parts.polls.watch(person, 'projector', [roomId], {});
    // Whoever reads for everybody has no ballot of their own.
    return { ok: true, value: { rounds: rounds.map((round) => ({ ...round, hasVoted: false, own: null })) } };
  },
);
