import type { EventPlan, RoomTemplate } from '#lib/event/event.ts';
import { filled } from '#lib/event/given.ts';
import { newId } from '#lib/ids.ts';
import { templateUpdate } from '#lib/room/template.ts';
import type { RoomSeed } from '#server/store/store.ts';
import type { Random } from '#server/world.ts';

/** What a new room begins with: its epoch, and its template under a Yjs client id of the server's own. */
export function seedOf(roomId: string, template: RoomTemplate, random: Random): RoomSeed {
  const client = Buffer.from(random(4)).readUInt32LE();
  return { roomId, epoch: newId(random), client, update: templateUpdate(shown(template), client) };
}

/** What all rooms of a planned event begin with. */
export function seedsOf(plan: EventPlan, random: Random): RoomSeed[] {
  return plan.sessions.flatMap(({ session, template }) =>
    session.rooms.map(({ id }) => seedOf(id, template, random)),
  );
}

/** Columns and headings as people read them: where a language is missing, another stands in. */
export function shown({ headings, columns }: RoomTemplate): RoomTemplate {
  return {
    headings: headings.map(({ id, title }) => ({ id, title: filled(title) })),
    columns: columns.map(({ id, title }) => ({ id, title: filled(title) })),
  };
}
