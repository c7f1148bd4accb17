import type { Event } from '#lib/event/event.ts';
import type { Tx } from './schema.ts';

/** The event with its texts as they were given, empty where a language is missing. */
export async function readRawEvent(tx: Tx, eventId: string): Promise<Event | null> {
  const row = await tx.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirst();
  if (row === undefined) return null;
  const countries = await listOf(tx, 'country', eventId).select(['code', 'name']).execute();
  const organisations = await listOf(tx, 'organisation', eventId).select(['id', 'name', 'kind']).execute();
  const topics = await listOf(tx, 'topic', eventId).select(['id', 'name']).execute();
  return {
    id: row.id,
    title: JSON.parse(row.title),
    date: row.date,
    timeZone: row.time_zone,
    languages: JSON.parse(row.languages),
    countries: countries.map(({ code, name }) => ({ code, name: JSON.parse(name) })),
    organisations,
    topics: topics.map(({ id, name }) => ({ id, name: JSON.parse(name) })),
    retainUntil: row.retain_until,
  };
}

function listOf<Table extends 'country' | 'organisation' | 'topic'>(tx: Tx, table: Table, eventId: string) {
  return tx
    .selectFrom<'country' | 'organisation' | 'topic'>(table)
    .where('event_id', '=', eventId)
    .orderBy('position');
}
