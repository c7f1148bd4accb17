import { z } from 'zod';
import { DOTS_MAX, DotDraft, readDotPlan } from '#lib/dots/round.ts';
import type { Result } from '#lib/result.ts';
import type { WatchedDots } from '#lib/wire/dots.ts';
import type { Reply } from '#lib/wire/live.ts';
import { dotWatchersOf } from '#server/dots/count-news.ts';
import { type Door, door, no } from './door.ts';

const id = z.string().min(1).max(100);
/** Made by the page, so that it can ask twice. */
const ownId = z.string().regex(/^[\w-]{16,40}$/);
const rooms = z.array(id).min(1).max(100);
const token = z.string().regex(/^[\w-]{22,64}$/);

function answer<Value>(result: Result<Value>): Reply<Value> {
  return result.ok ? { ok: true, value: result.value } : { ok: false, error: result.problem };
}

export const openDots: Door = door(
  'poll:decide',
  z.object({ roundId: ownId, roomIds: rooms, plan: DotDraft }),
  async ({ person, parts }, { roundId, roomIds, plan }): Promise<Reply> => {
    const read = readDotPlan(plan);
    if (!read.ok) return { ok: false, error: read.problem };
    return answer(await parts.dots.open(person, { id: roundId, plan: read.value, roomIds }));
  },
);

export const closeDots: Door = door(
  'poll:decide',
  z.object({ roundId: id }),
  async ({ person, parts }, { roundId }): Promise<Reply> => answer(await parts.dots.close(person, roundId)),
);

export const reopenDots: Door = door(
  'poll:decide',
  z.object({ roundId: id }),
  async ({ person, parts }, { roundId }): Promise<Reply> => answer(await parts.dots.reopen(person, roundId)),
);

export const watchDots: Door = door(
  'poll:read',
  z.object({ roomIds: rooms, tokens: z.record(id, token).default({}) }),
  async ({ person, parts, hear }, { roomIds, tokens }): Promise<Reply<WatchedDots[]>> => {
    const sessions = await parts.store.events.sessions(person.eventId);
    const known = new Set(sessions.flatMap((session) => session.rooms.map((room) => room.id)));
    if (!roomIds.every((roomId) => known.has(roomId))) return no('not-found');
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
