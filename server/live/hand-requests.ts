import { z } from 'zod';
import { HAND_KINDS, handsFor, type RoomHands } from '#lib/facilitation/hands.ts';
import type { Holder } from '#lib/people/permission.ts';
import type { Reply } from '#lib/wire/live.ts';
import { aboutRooms } from './about.ts';
import { type Door, door, type LiveParts, no } from './door.ts';
import { id, rooms } from './fields.ts';
import { refusalIn, roomsWhere } from './rooms-for.ts';

async function handsSeen(
  parts: Pick<LiveParts, 'facilitation' | 'store'>,
  person: Holder,
  roomIds: readonly string[],
): Promise<Record<string, RoomHands>> {
  const [hands, guided] = await Promise.all([
    parts.facilitation.hands(roomIds),
    roomsWhere(parts, person, 'room:guide', roomIds),
  ]);
  return Object.fromEntries(
    Object.entries(hands).map(([roomId, each]) => [roomId, handsFor(each, person.id, guided.has(roomId))]),
  );
}

export const readHands: Door = door(
  'room:read',
  z.object({ roomIds: rooms }),
  async ({ person, parts }, { roomIds }): Promise<Reply<Record<string, RoomHands>>> => {
    const refusal = await refusalIn(parts, person, 'room:read', roomIds);
    return refusal ?? { ok: true, value: await handsSeen(parts, person, roomIds) };
  },
);

export const setHand: Door = door(
  'hand:raise',
  z.object({ roomId: id, kind: z.enum(HAND_KINDS), up: z.boolean() }),
  async ({ person, parts }, { roomId, kind, up }): Promise<Reply<RoomHands>> => {
    const refusal = await refusalIn(parts, person, 'hand:raise', [roomId]);
    if (refusal !== null) return refusal;
    await parts.facilitation.setHand(person.eventId, { roomId, personId: person.id, kind, up });
    const { [roomId]: hands } = await handsSeen(parts, person, [roomId]);
    return hands === undefined ? no('not-found') : { ok: true, value: hands };
  },
);

export const lowerHands: Door = door(
  'room:guide',
  z.object({ roomIds: rooms, personId: id.nullable() }),
  async ({ person, parts }, { roomIds, personId }): Promise<Reply> => {
    const refusal = await refusalIn(parts, person, 'room:guide', roomIds);
    if (refusal !== null) return refusal;
    if (personId === null) await parts.facilitation.lowerHands(person.eventId, roomIds);
    else {
      for (const roomId of roomIds)
        await parts.facilitation.setHand(person.eventId, { roomId, personId, kind: 'hand', up: false });
    }
    return { ok: true, value: null };
  },
  aboutRooms(({ roomIds }) => roomIds),
);
