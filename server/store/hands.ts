import type { HandKind, RaisedHands } from '#lib/facilitation/hands.ts';
import type { FacilitationStore } from './facilitation-store.ts';
import { lockGuidance } from './guidance.ts';
import { type Database, reading, type Tx } from './schema.ts';

/** Hands that people raise in rooms. */
export function handsIn(
  db: Database,
): Pick<FacilitationStore, 'hands' | 'setHand' | 'lowerHands' | 'lowerHandsOf'> {
  return {
    hands: (roomIds) =>
      roomIds.length === 0 ? Promise.resolve({}) : reading(db, (tx) => hands(tx, roomIds)),

    setHand: ({ roomId, personId, kind, up }, at) =>
      db.transaction().execute(async (tx) => {
        const room = await tx.selectFrom('room').select('id').where('id', '=', roomId).executeTakeFirst();
        if (room === undefined) return false;
        const position = await nextVersion(tx, roomId);
        if (up) {
          await tx
            .insertInto('raised_hand')
            .values({ room_id: roomId, person_id: personId, kind, position, at })
            .onConflict((row) => row.columns(['room_id', 'person_id', 'kind']).doNothing())
            .execute();
        } else {
          await tx
            .deleteFrom('raised_hand')
            .where('room_id', '=', roomId)
            .where('person_id', '=', personId)
            .where('kind', '=', kind)
            .execute();
        }
        return true;
      }),

    lowerHands: (roomIds, kind) =>
      db.transaction().execute(async (tx) => {
        for (const roomId of [...new Set(roomIds)].sort()) await lower(tx, roomId, kind);
      }),

    lowerHandsOf: (personId) =>
      db.transaction().execute(async (tx) => {
        const rows = await tx
          .selectFrom('raised_hand')
          .select('room_id')
          .distinct()
          .where('person_id', '=', personId)
          .execute();
        const roomIds = rows.map(({ room_id }) => room_id).sort();
        for (const roomId of roomIds) await nextVersion(tx, roomId);
        await tx.deleteFrom('raised_hand').where('person_id', '=', personId).execute();
        return roomIds;
      }),
  };
}

async function hands(tx: Tx, roomIds: readonly string[]): Promise<Record<string, RaisedHands>> {
  const rooms = await tx
    .selectFrom('room')
    .leftJoin('room_guidance', 'room_guidance.room_id', 'room.id')
    .select(['room.id', 'room_guidance.hands_version as version'])
    .where('room.id', 'in', roomIds)
    .execute();
  const raised = await tx
    .selectFrom('raised_hand')
    .innerJoin('person', 'person.id', 'raised_hand.person_id')
    .select(['room_id', 'person_id', 'name', 'kind', 'at'])
    .where('room_id', 'in', roomIds)
    .orderBy('position')
    .execute();
  const ofRoom = Map.groupBy(raised, (hand) => hand.room_id);
  return Object.fromEntries(
    rooms.map(({ id, version }) => [
      id,
      {
        version: version ?? 0,
        raised: (ofRoom.get(id) ?? []).map(({ person_id, name, kind, at }) => ({
          personId: person_id,
          name,
          kind,
          at,
        })),
      },
    ]),
  );
}

async function lower(tx: Tx, roomId: string, kind: HandKind): Promise<void> {
  await nextVersion(tx, roomId);
  await tx.deleteFrom('raised_hand').where('room_id', '=', roomId).where('kind', '=', kind).execute();
}

/** Counts on, and keeps everybody else from the room's hands until the transaction ends. */
async function nextVersion(tx: Tx, roomId: string): Promise<number> {
  await lockGuidance(tx, roomId);
  const { hands_version } = await tx
    .updateTable('room_guidance')
    .set((row) => ({ hands_version: row('hands_version', '+', 1) }))
    .where('room_id', '=', roomId)
    .returning('hands_version')
    .executeTakeFirstOrThrow();
  return hands_version;
}
