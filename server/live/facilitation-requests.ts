import { z } from 'zod';
import type { Guidance } from '#lib/facilitation/guidance.ts';
import { TIMER_SECONDS_MAX, TIMER_SECONDS_MIN } from '#lib/facilitation/timer.ts';
import type { Reply } from '#lib/wire/live.ts';
import { type Door, door, no } from './door.ts';
import { refusalIn } from './rooms-for.ts';

const rooms = z.array(z.string().min(1).max(100)).min(1).max(100);
/** Made by the page, so that it can ask twice. */
const request = z.string().regex(/^[\w-]{16,40}$/);

export const readClock: Door = door(
  'guidance:read',
  z.object({}),
  async ({ parts }): Promise<Reply<{ now: number }>> => ({
    ok: true,
    value: { now: parts.facilitation.now() },
  }),
);

export const readGuidance: Door = door(
  'guidance:read',
  z.object({ roomIds: rooms }),
  async ({ person, parts }, { roomIds }): Promise<Reply<Record<string, Guidance>>> => {
    const refusal = await refusalIn(parts, person, 'guidance:read', roomIds);
    return refusal ?? { ok: true, value: await parts.facilitation.guidance(roomIds) };
  },
);

const seconds = z.number().int().min(TIMER_SECONDS_MIN).max(TIMER_SECONDS_MAX);

export const setTimer: Door = door(
  'room:guide',
  z.object({
    roomIds: rooms,
    request,
    order: z.discriminatedUnion('is', [
      z.object({ is: z.literal('start'), seconds }),
      z.object({ is: z.literal('add'), seconds }),
      z.object({ is: z.literal('pause') }),
      z.object({ is: z.literal('resume') }),
      z.object({ is: z.literal('stop') }),
    ]),
  }),
  async ({ person, parts }, { roomIds, request: id, order }): Promise<Reply<Record<string, Guidance>>> => {
    const refusal = await refusalIn(parts, person, 'room:guide', roomIds);
    if (refusal !== null) return refusal;
    const set = await parts.facilitation.guide(person.eventId, roomIds, id, { about: 'timer', order });
    return set === null ? no('not-found') : { ok: true, value: set };
  },
);

export const askReady: Door = door(
  'room:guide',
  z.object({ roomIds: rooms, request, asks: z.boolean() }),
  async ({ person, parts }, { roomIds, request: id, asks }): Promise<Reply<Record<string, Guidance>>> => {
    const refusal = await refusalIn(parts, person, 'room:guide', roomIds);
    if (refusal !== null) return refusal;
    const asked = await parts.facilitation.askReady(person.eventId, roomIds, id, asks);
    return asked === null ? no('not-found') : { ok: true, value: asked };
  },
);

export const setCall: Door = door(
  'room:guide',
  z.object({
    roomIds: rooms,
    request,
    call: z.object({ to: z.string().min(1).max(100), hold: z.boolean() }).nullable(),
  }),
  async ({ person, parts }, { roomIds, request: id, call }): Promise<Reply<Record<string, Guidance>>> => {
    // Whoever stands where a call leads is called no further.
    const all = call === null ? roomIds : [...roomIds, call.to];
    const refusal = await refusalIn(parts, person, 'room:guide', all);
    if (refusal !== null) return refusal;
    if (call !== null && roomIds.every((roomId) => roomId === call.to)) return no('invalid');
    const order = call === null ? null : { ...call, id, personId: person.id };
    const set = await parts.facilitation.guide(person.eventId, all, id, { about: 'call', call: order });
    return set === null ? no('not-found') : { ok: true, value: set };
  },
);
