import { inPhase } from '#lib/board/locks.ts';
import {
  type Guidance,
  type GuidanceOrder,
  guidanceAfter,
  NO_GUIDANCE,
  withRequest,
} from '#lib/facilitation/guidance.ts';
import { openTools } from '#lib/facilitation/phase.ts';
import { changeLocks } from './board-locks.ts';
import type { FacilitationStore } from './facilitation-store.ts';
import type { Database, Schema, Tx } from './schema.ts';

/** What facilitators decide about the course of rooms. */
export function guidanceIn(db: Database): Pick<FacilitationStore, 'guidance' | 'guide'> {
  return {
    async guidance(roomIds) {
      if (roomIds.length === 0) return {};
      const rooms = await db
        .selectFrom('room')
        .leftJoin('room_guidance', 'room_guidance.room_id', 'room.id')
        .select(['room.id', 'room_guidance.guidance'])
        .where('room.id', 'in', roomIds)
        .execute();
      return Object.fromEntries(rooms.map(({ id, guidance }) => [id, guidanceOf(guidance)]));
    },

    guide: (roomIds, request, order, now) =>
      db.transaction().execute(async (tx) => {
        // In one order everywhere, so that two who steer several rooms do not wait for each other.
        const wanted = [...new Set(roomIds)].sort();
        const rooms = await tx.selectFrom('room').select('id').where('id', 'in', wanted).execute();
        if (rooms.length < wanted.length) return null;
        const answer: Record<string, Guidance> = {};
        for (const roomId of wanted) answer[roomId] = await guideOne(tx, roomId, request, order, now);
        return answer;
      }),
  };
}

async function guideOne(
  tx: Tx,
  roomId: string,
  request: string,
  order: GuidanceOrder,
  now: number,
): Promise<Guidance> {
  const row = await lockGuidance(tx, roomId);
  const before = guidanceOf(row.guidance);
  const requests = withRequest(JSON.parse(row.requests) as string[], request);
  if (requests === null) return before;
  const after = guidanceAfter(before, order, { roomId, now });
  await tx
    .updateTable('room_guidance')
    .set({ guidance: JSON.stringify(after), requests: JSON.stringify(requests) })
    .where('room_id', '=', roomId)
    .execute();
  if (order.about === 'phase') {
    await changeLocks(tx, roomId, (locks) => inPhase(locks, !openTools(after.phase).cards));
  }
  return after;
}

/** The room's row, made when there is none, and kept from everybody else until the transaction ends. */
export async function lockGuidance(tx: Tx, roomId: string): Promise<Schema['room_guidance']> {
  await tx
    .insertInto('room_guidance')
    .values({ room_id: roomId, guidance: JSON.stringify(NO_GUIDANCE), requests: '[]', hands_version: 0 })
    .onConflict((row) => row.column('room_id').doNothing())
    .execute();
  return tx
    .updateTable('room_guidance')
    .set((row) => ({ requests: row.ref('requests') }))
    .where('room_id', '=', roomId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What is decided about a room, as it is kept. */
export function guidanceOf(guidance: string | null): Guidance {
  return guidance === null ? NO_GUIDANCE : { ...NO_GUIDANCE, ...(JSON.parse(guidance) as Guidance) };
}
