import type { ScreenChoice } from '#lib/screen/shown.ts';
import { personOf } from './people.ts';
import type { Database, Tx } from './schema.ts';
import type { ScreenStore } from './screen-store.ts';

/** Links and passes of projectors, and what they show. */
export function screensIn(db: Database): ScreenStore {
  return {
    async makeLink({ id, roomId, personId, ticketHash, expiresAt, now }) {
      await db
        .insertInto('projector_link')
        .values({
          id,
          room_id: roomId,
          person_id: personId,
          ticket_hash: ticketHash,
          created_at: now,
          expires_at: expiresAt,
        })
        .execute();
    },

    async links(eventId, now) {
      const rows = await valid(db, now)
        .select((link) => [
          'projector_link.id as id',
          'projector_link.room_id as roomId',
          'projector_link.person_id as personId',
          'projector_link.created_at as madeAt',
          'projector_link.expires_at as expiresAt',
          link
            .selectFrom('projector_pass')
            .select((pass) => pass.fn.countAll<number>().as('screens'))
            .whereRef('projector_pass.link_id', '=', 'projector_link.id')
            .as('screens'),
        ])
        .where('event.id', '=', eventId)
        .orderBy('projector_link.created_at', 'desc')
        .orderBy('projector_link.id')
        .execute();
      return rows.map((row) => ({ ...row, screens: Number(row.screens) }));
    },

    revokeLink: (eventId, linkId) =>
      db.transaction().execute(async (tx) => {
        const link = await valid(tx, 0)
          .select('projector_link.id')
          .where('projector_link.id', '=', linkId)
          .where('event.id', '=', eventId)
          .executeTakeFirst();
        if (link === undefined || !(await locked(tx, linkId))) return null;
        const passes = await tx
          .deleteFrom('projector_pass')
          .where('link_id', '=', linkId)
          .returning('hash')
          .execute();
        await tx.deleteFrom('projector_link').where('id', '=', linkId).execute();
        return passes.map(({ hash }) => hash);
      }),

    enter: (ticketHash, passHash, now) =>
      db.transaction().execute(async (tx) => {
        const link = await valid(tx, now)
          .select([
            'projector_link.id',
            'projector_link.room_id as roomId',
            'event.id as eventId',
            'projector_link.expires_at',
            'event.retain_until',
          ])
          .where('projector_link.ticket_hash', '=', ticketHash)
          .executeTakeFirst();
        if (link === undefined || !(await locked(tx, link.id))) return null;
        await tx
          .insertInto('projector_pass')
          .values({ hash: passHash, link_id: link.id, created_at: now })
          .execute();
        const { roomId, eventId } = link;
        return { roomId, eventId, expiresAt: Math.min(link.expires_at, link.retain_until) };
      }),

    async byPass(passHash, now) {
      const row = await valid(db, now)
        .innerJoin('projector_pass', 'projector_pass.link_id', 'projector_link.id')
        .selectAll('person')
        .where('projector_pass.hash', '=', passHash)
        .executeTakeFirst();
      return row === undefined ? null : personOf(row);
    },

    show: (roomIds, shown) =>
      db.transaction().execute(async (tx) => {
        const text = JSON.stringify(shown);
        // In one order, so that two who decide at once do not wait for each other.
        for (const room_id of [...new Set(roomIds)].sort()) {
          await tx
            .insertInto('room_screen')
            .values({ room_id, shown: text, version: 1 })
            .onConflict((known) =>
              known
                .column('room_id')
                .doUpdateSet((row) => ({ shown: text, version: row('room_screen.version', '+', 1) }))
                .where('room_screen.shown', '!=', text),
            )
            .execute();
        }
        return choicesIn(tx, roomIds);
      }),

    shown: (roomIds) => choicesIn(db, roomIds),
  };
}

async function choicesIn(db: Database, roomIds: readonly string[]): Promise<Record<string, ScreenChoice>> {
  if (roomIds.length === 0) return {};
  const rows = await db.selectFrom('room_screen').selectAll().where('room_id', 'in', roomIds).execute();
  return Object.fromEntries(
    rows.map(({ room_id, shown, version }) => [room_id, { shown: JSON.parse(shown), version }]),
  );
}

/** Links that open something at that moment. */
function valid(db: Database, now: number) {
  return db
    .selectFrom('projector_link')
    .innerJoin('person', 'person.id', 'projector_link.person_id')
    .innerJoin('event', 'event.id', 'person.event_id')
    .where('person.removed_at', 'is', null)
    .where('projector_link.expires_at', '>', now)
    .where('event.retain_until', '>', now);
}

/** Keeps a link from everybody else until the transaction ends. False: it was revoked meanwhile. */
async function locked(tx: Tx, linkId: string): Promise<boolean> {
  const row = await tx
    .updateTable('projector_link')
    .set((link) => ({ created_at: link.ref('created_at') }))
    .where('id', '=', linkId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
