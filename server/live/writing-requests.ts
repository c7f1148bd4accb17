import { z } from 'zod';
import { SIGNINGS } from '#lib/board/rules.ts';
import { CARD_KINDS, CARD_TEXT_MAX } from '#lib/board/schema.ts';
import { type Action, may } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import type { OwnWriting, Reply } from '#lib/wire/live.ts';
import type { WritingAnswer } from '#server/room/server-writing.ts';
import type { RoomLog } from '#server/store/store.ts';
import { aboutRoom, aboutRooms } from './about.ts';
import { type Door, door, type LiveParts, no } from './door.ts';
import { id, ownId, rooms } from './fields.ts';

/** The room, when the person may do this in it as things are now. */
export async function roomFor(
  { store }: Pick<LiveParts, 'store'>,
  person: Person,
  action: Action,
  roomId: string,
): Promise<{ room: Pick<RoomLog, 'roomId' | 'eventId' | 'sessionId'> } | { refusal: Reply<never> }> {
  const room = await store.rooms.find(roomId);
  if (room === null || !may(person, 'room:read', { eventId: room.eventId }))
    return { refusal: no('not-found') };
  if (may(person, action, room)) return { room };
  return { refusal: no(may(person, action, { ...room, closed: false }) ? 'session-closed' : 'forbidden') };
}

/** The sentence for what keeps the server from writing. */
export function whyNot(reason: Extract<WritingAnswer, { ok: false }>['reason']): Reply<never> {
  switch (reason) {
    case 'closed':
      return no('session-closed');
    case 'gone':
      return no('not-found');
    case 'stale':
      return no('store-unavailable');
    default:
      return no(reason);
  }
}

export const readWriting: Door = door(
  'room:read',
  z.object({ roomId: id }),
  async ({ person, parts }, { roomId }): Promise<Reply<OwnWriting>> => {
    const found = await roomFor(parts, person, 'room:read', roomId);
    if ('refusal' in found) return found.refusal;
    const [rules, drafts] = await Promise.all([
      parts.store.writing.rules(roomId),
      parts.writing.draftsOf(roomId, person.id),
    ]);
    return { ok: true, value: { rules, drafts } };
  },
);

export const beginWriting: Door = door(
  'writing:decide',
  z.object({ roomIds: rooms, signing: z.enum(SIGNINGS) }),
  async ({ person, parts }, { roomIds, signing }): Promise<Reply> => {
    const rooms = [];
    for (const roomId of roomIds) {
      const found = await roomFor(parts, person, 'writing:decide', roomId);
      if ('refusal' in found) return found.refusal;
      rooms.push(found.room);
    }
    const begun = await parts.writing.begin(rooms, signing);
    if (begun === 'begun') return { ok: true, value: null };
    return no(begun === 'on' ? 'writing-on' : 'not-found');
  },
  aboutRooms(({ roomIds }) => roomIds),
);

export const revealWriting: Door = door(
  'writing:decide',
  z.object({ roomId: id }),
  async ({ person, parts }, { roomId }): Promise<Reply<{ cards: number }>> => {
    const found = await roomFor(parts, person, 'writing:decide', roomId);
    if ('refusal' in found) return found.refusal;
    const revealed = await parts.writing.reveal(found.room);
    return revealed.ok ? { ok: true, value: { cards: revealed.cards } } : whyNot(revealed.reason);
  },
  aboutRoom,
);

export const keepDraft: Door = door(
  'draft:write',
  z.object({
    roomId: id,
    id: ownId,
    column: id,
    text: z.string().trim().min(1).max(CARD_TEXT_MAX),
    kind: z.enum(CARD_KINDS),
  }),
  async ({ person, parts }, draft): Promise<Reply<'kept' | 'revealed'>> => {
    const found = await roomFor(parts, person, 'draft:write', draft.roomId);
    if ('refusal' in found) return found.refusal;
    const answer = await parts.writing.keep(found.room.eventId, { ...draft, personId: person.id });
    switch (answer) {
      case 'kept':
      case 'revealed':
        return { ok: true, value: answer };
      case 'over':
        return no('writing-over');
      case 'full':
        return no('drafts-full');
      case 'taken':
        return no('invalid');
      case 'closed':
        return no('session-closed');
    }
  },
);

export const discardDraft: Door = door(
  'draft:write',
  z.object({ roomId: id, id: ownId }),
  async ({ person, parts }, { roomId, id: draftId }): Promise<Reply> => {
    const found = await roomFor(parts, person, 'draft:write', roomId);
    if ('refusal' in found) return found.refusal;
    await parts.writing.discard(found.room, person.id, draftId);
    return { ok: true, value: null };
  },
);
