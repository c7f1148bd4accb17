import type { ErasureKind } from '#lib/keep/erasure.ts';
import { forgetAsker } from './askers.ts';
import { forgetVoter } from './ballot-settle.ts';
import { forgetDots } from './dot-settle.ts';
import type { KeepStore, Rewriting } from './keep-store.ts';
import { restoredIn } from './restored.ts';
import { identity, setSnapshot } from './room-log.ts';
import { type Database, plainBytes, type Tx } from './schema.ts';

/** Erasing, keeping and what staff did. */
export function keepIn(db: Database): KeepStore {
  return {
    ...restoredIn(db),

    beginErasure: (personId, kind, now) =>
      db.transaction().execute((tx) => beginErasure(tx, personId, kind, now)),

    async clearErased(personId) {
      await db.transaction().execute(async (tx) => {
        await dropDrafts(tx, personId);
        const erasing = await tx
          .selectFrom('person')
          .select('id')
          .where('id', '=', personId)
          .where('erasure', '=', 'erasing')
          .executeTakeFirst();
        if (erasing === undefined) return;
        await forgetVoter(tx, personId);
        await forgetDots(tx, personId);
        await forgetAsker(tx, personId);
      });
    },

    async finishErasure(personId) {
      for (const [from, to] of [
        ['anonymising', 'anonymised'],
        ['erasing', 'erased'],
      ] as const) {
        await db
          .updateTable('person')
          .set({ erasure: to })
          .where('id', '=', personId)
          .where('erasure', '=', from)
          .execute();
      }
    },

    async unfinishedErasures() {
      const rows = await db
        .selectFrom('person')
        .select(['id', 'erasure'])
        .where('erasure', 'in', ['anonymising', 'erasing'])
        .orderBy('id')
        .execute();
      return rows.map(({ id, erasure }) => ({
        personId: id,
        kind: erasure === 'erasing' ? 'erase' : 'anonymise',
      }));
    },

    async writtenRooms(personId) {
      const rows = await db
        .selectFrom('room_client')
        .select(['room_id', 'client'])
        .where('person_id', '=', personId)
        .orderBy('room_id')
        .orderBy('client')
        .execute();
      return [...Map.groupBy(rows, (row) => row.room_id)].map(([roomId, group]) => ({
        roomId,
        clients: group.map(({ client }) => client),
      }));
    },

    async everybody(eventId) {
      const rows = await db
        .selectFrom('person')
        .select(['id', 'name', 'role', 'removed_at', 'erasure'])
        .where('event_id', '=', eventId)
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(({ id, name, role, removed_at, erasure }) => ({
        id,
        name,
        role,
        removed: removed_at !== null,
        erasure: erasure === null ? null : erasure.startsWith('anonymis') ? 'anonymised' : 'erased',
      }));
    },

    async draftCount(personId) {
      const row = await db
        .selectFrom('draft')
        .select((draft) => draft.fn.countAll<number>().as('count'))
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    async epochs(eventId) {
      const rows = await db
        .selectFrom('room')
        .innerJoin('session', 'session.id', 'room.session_id')
        .select(['room.id', 'room.epoch'])
        .where('session.event_id', '=', eventId)
        .execute();
      return Object.fromEntries(rows.map(({ id, epoch }) => [id, epoch]));
    },

    async historyState(historyId) {
      const row = await db
        .selectFrom('room_history')
        .select('data')
        .where('id', '=', historyId)
        .executeTakeFirst();
      return row === undefined ? null : plainBytes(row.data);
    },

    async rewriteHistory(historyId, data) {
      await db.updateTable('room_history').set({ data }).where('id', '=', historyId).execute();
    },

    rewriteRoom: (roomId, rewriting) => db.transaction().execute((tx) => rewriteRoom(tx, roomId, rewriting)),

    async dueEvents(now) {
      const rows = await db
        .selectFrom('event')
        .select('id')
        .where('retain_until', '<=', now)
        .orderBy('retain_until')
        .execute();
      return rows.map(({ id }) => id);
    },

    eraseEvent: (eventId) =>
      db.transaction().execute(async (tx) => {
        // Rooms first: what is in them refers to people.
        await tx.deleteFrom('session').where('event_id', '=', eventId).execute();
        await tx.deleteFrom('person').where('event_id', '=', eventId).execute();
        const gone = await tx
          .deleteFrom('event')
          .where('id', '=', eventId)
          .returning('id')
          .executeTakeFirst();
        return gone !== undefined;
      }),

    retain: (eventId, retainUntil) =>
      db.transaction().execute(async (tx) => {
        const event = await tx
          .selectFrom('event')
          .select('retain_until')
          .where('id', '=', eventId)
          .executeTakeFirst();
        if (event === undefined) return false;
        await tx.updateTable('event').set({ retain_until: retainUntil }).where('id', '=', eventId).execute();
        await tx
          .updateTable('pass')
          .set({ expires_at: retainUntil })
          .where('expires_at', '=', event.retain_until)
          .where('person_id', 'in', (people) =>
            people.selectFrom('person').select('id').where('event_id', '=', eventId),
          )
          .execute();
        return true;
      }),

    async note({ id, eventId, at, personId, kind, targetId }) {
      await db
        .insertInto('audit')
        .values({ id, event_id: eventId, at, person_id: personId, kind, target_id: targetId })
        .onConflict((same) => same.column('id').doNothing())
        .execute();
    },

    async notes(eventId, limit) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('event_id', '=', eventId)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ id, at, person_id, kind, target_id }) => ({
        id,
        at,
        personId: person_id,
        kind,
        targetId: target_id,
      }));
    },

    async entries(personId) {
      const person = await db
        .selectFrom('person')
        .select('created_at')
        .where('id', '=', personId)
        .executeTakeFirst();
      if (person === undefined) return null;
      const validity = (table: 'pass' | 'ticket') =>
        db
          .selectFrom(table)
          .select(['created_at as createdAt', 'expires_at as expiresAt'])
          .where('person_id', '=', personId)
          .orderBy('created_at')
          .execute();
      return {
        joinedAt: person.created_at,
        passes: await validity('pass'),
        tickets: await validity('ticket'),
      };
    },
  };
}

async function beginErasure(tx: Tx, personId: string, kind: ErasureKind, now: number): Promise<boolean> {
  const row = await tx
    .updateTable('person')
    .set((person) => ({
      name: '',
      organisation_id: null,
      country: null,
      removed_at: person.fn.coalesce('removed_at', person.val(now)),
      erasure: kind === 'erase' ? 'erasing' : 'anonymising',
      facilitates: '[]',
    }))
    .where('id', '=', personId)
    .where((person) =>
      person.or([
        person('erasure', 'is', null),
        ...(kind === 'erase' ? [person('erasure', 'in', ['anonymising', 'anonymised'])] : []),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  await tx.deleteFrom('pass').where('person_id', '=', personId).execute();
  await tx.deleteFrom('ticket').where('person_id', '=', personId).execute();
  await tx.deleteFrom('projector_link').where('person_id', '=', personId).execute();
  await dropDrafts(tx, personId);
  if (kind === 'erase') {
    await forgetVoter(tx, personId);
    await forgetDots(tx, personId);
    await forgetAsker(tx, personId);
  }
  return true;
}

/** What they wrote for themselves, and the counts that others see of it. */
async function dropDrafts(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('room_rule')
    .set((rule) => ({ version: rule('version', '+', 1) }))
    .where('room_id', 'in', (rooms) =>
      rooms.selectFrom('draft').select('room_id').where('person_id', '=', personId),
    )
    .execute();
  await tx.deleteFrom('draft').where('person_id', '=', personId).execute();
}

async function rewriteRoom(
  tx: Tx,
  roomId: string,
  { found, epoch, update, client, history }: Rewriting,
): Promise<'rewritten' | 'moved' | 'gone'> {
  const locked = await tx
    .updateTable('room')
    .set((room) => ({ head: room.ref('head') }))
    .where('id', '=', roomId)
    .where('epoch', '=', found.epoch)
    .where('head', '=', found.head)
    .returning('head')
    .executeTakeFirst();
  if (locked === undefined) return (await identity(tx, roomId)) === undefined ? 'gone' : 'moved';
  if (history === 'none') await tx.deleteFrom('room_history').where('room_id', '=', roomId).execute();
  else {
    const kept = await tx.selectFrom('room_history').select('id').where('room_id', '=', roomId).execute();
    if (kept.some(({ id }) => !history.includes(id))) return 'moved';
  }
  await tx.deleteFrom('log_entry').where('room_id', '=', roomId).execute();
  await tx
    .insertInto('room_client')
    .values({ room_id: roomId, client, person_id: null, position: found.head + 1 })
    .execute();
  // Read again from the new document.
  for (const table of ['projected_card', 'projected_block', 'room_projection'] as const) {
    await tx.deleteFrom(table).where('room_id', '=', roomId).execute();
  }
  // How a locked board stood, word for word; it is read again from the new document as well.
  await tx
    .updateTable('room_lock')
    .set({ epoch: null, frozen: null })
    .where('room_id', '=', roomId)
    .execute();
  await setSnapshot(tx, roomId, found.head + 1, update);
  await tx
    .updateTable('room')
    .set({ epoch, head: found.head + 1, bytes: update.byteLength })
    .where('id', '=', roomId)
    .execute();
  return 'rewritten';
}
