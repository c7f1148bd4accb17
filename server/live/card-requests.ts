import { z } from 'zod';
import { CARDS_MAX } from '#lib/board/schema.ts';
import type { RoomTemplate } from '#lib/event/event.ts';
import type { Reply } from '#lib/wire/live.ts';
import { sendCard as send } from '#server/writing/send.ts';
import { aboutRoom } from './about.ts';
import { type Door, door, no } from './door.ts';
import { id } from './fields.ts';
import { roomFor, whyNot } from './writing-requests.ts';

export const readColumns: Door = door(
  'room:read',
  z.object({ roomId: id }),
  async ({ person, parts }, { roomId }): Promise<Reply<RoomTemplate['columns']>> => {
    const found = await roomFor(parts, person, 'room:read', roomId);
    if ('refusal' in found) return found.refusal;
    const programme = await parts.store.events.programme(found.room.eventId);
    const session = programme?.sessions.find(({ id: each }) => each === found.room.sessionId);
    return { ok: true, value: session?.template.columns ?? [] };
  },
);

export const sendCard: Door = door(
  'room:write',
  z.object({
    roomId: id,
    cardId: z.string().min(1).max(200),
    toRoomId: id,
    column: id,
    id: z.string().regex(/^[\w-]{16,40}$/),
  }),
  async ({ person, parts }, { roomId, cardId, toRoomId, column, id: copy }): Promise<Reply> => {
    if (roomId === toRoomId) return no('invalid');
    const from = await roomFor(parts, person, 'room:read', roomId);
    if ('refusal' in from) return from.refusal;
    const to = await roomFor(parts, person, 'room:write', toRoomId);
    if ('refusal' in to) return to.refusal;
    const sent = await send(parts, {
      from: { roomId, sessionId: from.room.sessionId, cardId },
      to: { roomId: toRoomId, sessionId: to.room.sessionId, column },
      id: copy,
      sender: person,
    });
    if (sent.ok) return { ok: true, value: null };
    switch (sent.reason) {
      case 'card-gone':
      case 'signs-otherwise':
        return no(sent.reason);
      case 'card-taken':
        return no('invalid');
      default:
        return whyNot(sent.reason);
    }
  },
);

export const lockBoard: Door = door(
  'board:decide',
  z.object({ roomId: id, locks: z.object({ board: z.boolean(), columns: z.array(id).max(50) }) }),
  async ({ person, parts }, { roomId, locks }): Promise<Reply> => {
    const found = await roomFor(parts, person, 'board:decide', roomId);
    if ('refusal' in found) return found.refusal;
    const columns = [...new Set(locks.columns)].sort();
    const set = await parts.writing.lock(found.room, { board: locks.board, columns });
    return set ? { ok: true, value: null } : no('not-found');
  },
  aboutRoom,
);

export const clearColumn: Door = door(
  'board:decide',
  z.object({ roomId: id, column: id, cards: z.array(z.string().min(1).max(200)).min(1).max(CARDS_MAX) }),
  async ({ person, parts }, { roomId, column, cards }): Promise<Reply> => {
    const found = await roomFor(parts, person, 'board:decide', roomId);
    if ('refusal' in found) return found.refusal;
    const cleared = await parts.writing.clear({ roomId, column, cards, by: person });
    if (!cleared.ok) {
      return cleared.reason === 'board-locked' ? no('board-locked') : whyNot(cleared.reason);
    }
    const news = { roomId, historyId: cleared.historyId };
    parts.announce(found.room.eventId, 'room:much-deleted', news, 'guides');
    return { ok: true, value: null };
  },
  aboutRoom,
);
