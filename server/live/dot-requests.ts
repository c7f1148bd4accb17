import { z } from 'zod';
import { DOTS_MAX, DotDraft, readDotPlan } from '#lib/dots/round.ts';
import type { WatchedDots } from '#lib/wire/dots.ts';
import type { Reply } from '#lib/wire/live.ts';
import { dotWatchersOf } from '#server/dots/count-news.ts';
import { aboutRooms, sessionsOf } from './about.ts';
import { type About, answer, type Door, door, no } from './door.ts';
import { id, ownId, rooms, token } from './fields.ts';
import { areOfEvent } from './rooms-for.ts';

const aboutDots: About<{ roundId: string }> = async ({ parts, person }, { roundId }) =>
  sessionsOf(parts, person.eventId, (await parts.store.dots.round(roundId))?.roomIds ?? []);

export const openDots: Door = door(
  'poll:decide',
  z.object({ roundId: ownId, roomIds: rooms, plan: DotDraft }),
  async ({ person, parts }, { roundId, roomIds, plan }): Promise<Reply> => {
    const read = readDotPlan(plan);
    if (!read.ok) return { ok: false, error: read.problem };
    return answer(await parts.dots.open(person, { id: roundId, plan: read.value, roomIds }));
  },
  aboutRooms(({ roomIds }) => roomIds),
);

export const closeDots: Door = door(
  'poll:decide',
  z.object({ roundId: id }),
  async ({ person, parts }, { roundId }): Promise<Reply> => answer(await parts.dots.close(person, roundId)),
  aboutDots,
);

export const reopenDots: Door = door(
  'poll:decide',
  z.object({ roundId: id }),
  async ({ person, parts }, { roundId }): Promise<Reply> => answer(await parts.dots.reopen(person, roundId)),
  aboutDots,
);

export const watchDots: Door = door(
  'poll:read',
  z.object({ roomIds: rooms, tokens: z.record(id, token).default({}) }),
  async ({ person, parts, hear }, { roomIds, tokens }): Promise<Reply<WatchedDots[]>> => {
    if (!(await areOfEvent(parts, person.eventId, roomIds))) return no('not-found');
    // First listen, then look: nothing falls in between.
    hear(roomIds.map(dotWatchersOf));
    return { ok: true, value: await parts.dots.watch(person, roomIds, tokens) };
  },
);

const place = door(
  'ballot:cast',
  z.object({
    roundId: id,
    roomId: id,
    request: ownId,
    replaces: z.number().int().min(0),
    dots: z.array(z.string().min(1).max(200)).max(DOTS_MAX),
    token: token.optional(),
  }),
  async ({ person, passHash, parts }, { token: own, ...given }) => {
    const placement = own === undefined ? given : { ...given, token: own };
    return answer(await parts.dots.place(person, passHash, placement));
  },
);

/** Passes are asked for together, with the dots, as for ballots. */
export const placeDots: Door = { ...place, asksForPass: true };
