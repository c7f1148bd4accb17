import type { Announcement } from '#lib/facilitation/announcement.ts';
import type { FacilitationStore } from './facilitation-store.ts';
import type { Database, Schema } from './schema.ts';

/** What those who run the meeting announce. */
export function announcementsIn(
  db: Database,
): Pick<FacilitationStore, 'announce' | 'announcements' | 'announcement' | 'takeBack'> {
  return {
    async announce({ id, eventId, personId, text, roomIds, at }) {
      await db
        .insertInto('announcement')
        .values({
          id,
          event_id: eventId,
          person_id: personId,
          body: JSON.stringify(text),
          room_ids: roomIds === null ? null : JSON.stringify(roomIds),
          at,
        })
        .onConflict((row) => row.column('id').doNothing())
        .execute();
      const kept = await db
        .selectFrom('announcement')
        .selectAll()
        .where('id', '=', id)
        .where('event_id', '=', eventId)
        .executeTakeFirst();
      return kept === undefined ? null : announcementOf(kept);
    },

    async announcements(eventId, roomIds, limit) {
      const rows = await db
        .selectFrom('announcement')
        .selectAll()
        .where('event_id', '=', eventId)
        .where('body', 'is not', null)
        .orderBy('at', 'desc')
        .orderBy('id')
        .execute();
      const wanted = new Set(roomIds);
      return rows
        .flatMap((row) => announcementOf(row) ?? [])
        .filter(({ roomIds: to }) => to === null || to.some((roomId) => wanted.has(roomId)))
        .slice(0, limit);
    },

    async announcement(id) {
      const row = await db.selectFrom('announcement').selectAll().where('id', '=', id).executeTakeFirst();
      const known = row === undefined ? null : announcementOf(row);
      return row === undefined || known === null ? null : { ...known, eventId: row.event_id };
    },

    async takeBack(id) {
      await db.updateTable('announcement').set({ body: null }).where('id', '=', id).execute();
    },
  };
}

/** Null: it was taken back. */
function announcementOf({ id, body, room_ids, at }: Schema['announcement']): Announcement | null {
  if (body === null) return null;
  return { id, text: JSON.parse(body), roomIds: room_ids === null ? null : JSON.parse(room_ids), at };
}
