import { z } from 'zod';
import type { Guidance } from '#lib/facilitation/guidance.ts';
import { PHASES } from '#lib/facilitation/phase.ts';
import { TIMER_SECONDS_MAX, TIMER_SECONDS_MIN } from '#lib/facilitation/timer.ts';
import type { Reply } from '#lib/wire/live.ts';
import { aboutRooms } from './about.ts';
import { type Door, door, no } from './door.ts';
import { id, ownId, rooms } from './fields.ts';
import { refusalIn } from './rooms-for.ts';

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
    request: ownId,
    order: z.discriminatedUnion('is', [
      z.object({ is: z.literal('start'), seconds }),
      z.object({ is: z.literal('add'), seconds }),
      z.object({ is: z.literal('pause') }),
      z.object({ is: z.literal('resume') }),
      z.object({ is: z.literal('stop') }),
    ]),
  }),
  async ({ person, parts }, { roomIds, request, order }): Promise<Reply<Record<string, Guidance>>> => {
    const refusal = await refusalIn(parts, person, 'room:guide', roomIds);
    if (refusal !== null) return refusal;
    const set = await parts.facilitation.guide(person.eventId, roomIds, request, { about: 'timer', order });
    return set === null ? no('not-found') : { ok: true, value: set };
  },
  aboutRooms(({ roomIds }) => roomIds),
);

export const askReady: Door = door(
  'room:guide',
  z.object({ roomIds: rooms, request: ownId, asks: z.boolean() }),
  async ({ person, parts }, { roomIds, request, asks }): Promise<Reply<Record<string, Guidance>>> => {
    const refusal = await refusalIn(parts, person, 'room:guide', roomIds);
    if (refusal !== null) return refusal;
    const asked = await parts.facilitation.askReady(person.eventId, roomIds, request, asks);
    return asked === null ? no('not-found') : { ok: true, value: asked };
  },
  aboutRooms(({ roomIds }) => roomIds),
);

export const setCall: Door = door(
  'room:guide',
  z.object({
    roomIds: rooms,
    request: ownId,
    call: z.object({ to: id, hold: z.boolean() }).nullable(),
  }),
  async ({ person, parts }, { roomIds, request, call }): Promise<Reply<Record<string, Guidance>>> => {
    // Whoever stands where a call leads is called no further.
    const all = call === null ? roomIds : [...roomIds, call.to];
    const refusal = await refusalIn(parts, person, 'room:guide', all);
    if (refusal !== null) return refusal;
    if (call !== null && roomIds.every((roomId) => roomId === call.to)) return no('invalid');
    const order = call === null ? null : { ...call, id: request, personId: person.id };
    const set = await parts.facilitation.guide(person.eventId, all, request, { about: 'call', call: order });
    return set === null ? no('not-found') : { ok: true, value: set };
  },
  aboutRooms(({ roomIds, call }) => (call === null ? roomIds : [...roomIds, call.to])),
);

export const setPhase: Door = door(
  'room:guide',
  z.object({ roomIds: rooms, request: ownId, phase: z.enum(PHASES).nullable() }),
  async ({ person, parts }, { roomIds, request, phase }): Promise<Reply<Record<string, Guidance>>> => {
    const refusal = await refusalIn(parts, person, 'room:guide', roomIds);
    if (refusal !== null) return refusal;
    const set = await parts.facilitation.setPhase(person.eventId, roomIds, request, phase);
    return set === null ? no('not-found') : { ok: true, value: set };
  },
  aboutRooms(({ roomIds }) => roomIds),
);
