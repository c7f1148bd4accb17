import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { CARD_KINDS, type CardKind } from '#lib/board/schema.ts';
import type { Translated } from '#lib/language/language.ts';
import { searchedText } from '#lib/review/outputs.ts';
import type { UnsignedCard } from '#lib/review/sign.ts';
import type { ReviewFilter, RoomTotals } from '#lib/wire/review.ts';
import type { CardFilter, ReviewStore, StoredRoom } from './projection-store.ts';
import { type Database, reading, type Tx } from './schema.ts';

/** What the review reads of the projection, within one event; what was taken out of the programme is not shown. */
export function reviewIn(db: Database): ReviewStore {
  return {
    totals: (eventId, now) => totals(db, eventId, now),
    room: (eventId, roomId, now) => reading(db, (tx) => readRoom(tx, eventId, roomId, now)),
    matrix: (eventId, filter) => matrix(db, eventId, filter),
    cards: (eventId, filter, limit) => reading(db, (tx) => readCards(tx, eventId, filter, limit)),
    search: (eventId, words, limit) => reading(db, (tx) => search(tx, eventId, words, limit)),
  };
}

/** Rows follow their room by seconds; so long behind, milliseconds, the room cannot be read now. */
const UNREAD_AFTER_MS = 60_000;

async function totals(db: Database, eventId: string, now: number, roomId?: string): Promise<RoomTotals[]> {
  let query = db
    .selectFrom('room')
    .innerJoin('session', 'session.id', 'room.session_id')
    .leftJoin('room_projection as done', 'done.room_id', 'room.id')
    .leftJoin('log_entry as newest', (join) =>
      join.onRef('newest.room_id', '=', 'room.id').onRef('newest.position', '=', 'room.head'),
    )
    .select(['room.id', 'room.head', 'newest.saved_at', 'room.epoch', 'done.epoch as done_epoch'])
    .select(['done.position', 'done.changed_at', 'done.words', 'done.writers', 'done.kinds'])
    .where('session.event_id', '=', eventId)
    .where('session.archived', '=', 0)
    .where('room.archived', '=', 0);
  if (roomId !== undefined) query = query.where('room.id', '=', roomId);
  const rows = await query
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .orderBy('room.position')
    .execute();
  return rows.map((row) => {
    const kinds = kindsOf(row.kinds);
    const isBehind = row.position !== row.head || row.done_epoch !== row.epoch;
    return {
      roomId: row.id,
      unread: isBehind && now - (row.saved_at ?? 0) > UNREAD_AFTER_MS,
      position: row.position ?? 0,
      changedAt: row.changed_at,
      words: row.words ?? 0,
      cards: CARD_KINDS.reduce((sum, kind) => sum + kinds[kind], 0),
      kinds,
      writers: row.writers ?? 0,
    };
  });
}

function kindsOf(json: string | null): Record<CardKind, number> {
  const counts = JSON.parse(json ?? '{}') as Partial<Record<CardKind, number>>;
  return Object.fromEntries(CARD_KINDS.map((kind) => [kind, counts[kind] ?? 0])) as Record<CardKind, number>;
}

async function readRoom(tx: Tx, eventId: string, roomId: string, now: number): Promise<StoredRoom | null> {
  const [total] = await totals(tx, eventId, now, roomId);
  if (total === undefined) return null;
  const done = await tx
    .selectFrom('room_projection')
    .select('columns')
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  const blocks = await tx
    .selectFrom('projected_block')
    .select(['kind', 'titles', 'markdown', 'text'])
    .where('room_id', '=', roomId)
    .orderBy('place')
    .execute();
  const cards = await selectCard(cardsOf(tx, eventId).where('card.room_id', '=', roomId))
    .orderBy('card.place')
    .execute();
  return {
    totals: total,
    columns: JSON.parse(done?.columns ?? '[]'),
    blocks: blocks.map(({ titles, ...block }) => (titles === null ? block : { ...block, titles })),
    cards: cards.map(unsignedCard),
  };
}

/** Cards of an event with room, session and author joined. */
function cardsOf(db: Database, eventId: string) {
  return db
    .selectFrom('projected_card as card')
    .innerJoin('room', 'room.id', 'card.room_id')
    .innerJoin('session', 'session.id', 'room.session_id')
    .innerJoin('room_projection as done', 'done.room_id', 'card.room_id')
    .leftJoin('person', 'person.id', 'card.author_id')
    .where('session.event_id', '=', eventId)
    .where('session.archived', '=', 0)
    .where('room.archived', '=', 0);
}

/** The country that a card speaks of: the room's own where it has just one, else the author's. */
const COUNTRY = sql<string | null>`
  case when room.countries like '["%"]' and room.countries not like '%,%'
  then substr(room.countries, 3, length(room.countries) - 4) else person.country end`;

type Cards = ReturnType<typeof cardsOf>;

const CARD = [
  'card.room_id',
  'card.card_id',
  'card.column_id',
  'card.kind',
  'card.text',
  'card.topics',
  'card.owner',
  'card.due',
  'card.stack',
  'card.sent_from',
  'card.signed',
  'card.reactions',
  'card.created_at',
  'done.columns',
  'session.attribution',
  'person.name',
  'person.organisation_id',
  'person.country as author_country',
] as const;

function selectCard(query: Cards) {
  return query.select(CARD).select(COUNTRY.as('country'));
}

type CardRow = Awaited<ReturnType<ReturnType<typeof selectCard>['execute']>>[number];

function unsignedCard(row: CardRow): UnsignedCard {
  const columns = JSON.parse(row.columns) as { id: string; title: Translated }[];
  const column = columns.find(({ id }) => id === row.column_id);
  return {
    roomId: row.room_id,
    cardId: row.card_id,
    kind: row.kind,
    text: row.text,
    column: column ?? { id: row.column_id, title: { fr: '', nl: '', en: '', ar: '' } },
    topics: JSON.parse(row.topics),
    owner: row.owner,
    due: row.due,
    stack: row.stack === null ? null : JSON.parse(row.stack),
    from: row.sent_from === null ? null : JSON.parse(row.sent_from),
    signed: row.signed === null ? null : JSON.parse(row.signed),
    reactions: JSON.parse(row.reactions),
    createdAt: row.created_at,
    country: row.country,
    attribution: row.attribution,
    author:
      row.name === null
        ? null
        : { name: row.name, organisationId: row.organisation_id, country: row.author_country },
  };
}

function narrowed(query: Cards, filter: ReviewFilter): Cards {
  let narrow = query;
  if (filter.organisation !== undefined)
    narrow = narrow.where(({ or, eb }) =>
      or([
        eb('person.organisation_id', '=', filter.organisation ?? ''),
        eb('card.signed', '=', JSON.stringify({ organisation: filter.organisation })),
      ]),
    );
  if (filter.session !== undefined) narrow = narrow.where('session.id', '=', filter.session);
  if (filter.kind !== undefined) narrow = narrow.where('card.kind', '=', filter.kind);
  return narrow;
}

/** Whether the card's JSON list of topics has this one: the JSON text of the id, as it stands in the list. */
function hasTopic(id: string | RawBuilder<unknown>) {
  return sql<SqlBool>`replace(card.topics, '"' || ${id} || '"', '') <> card.topics`;
}

async function matrix(db: Database, eventId: string, filter: ReviewFilter) {
  const withTopics = narrowed(cardsOf(db, eventId), filter)
    .leftJoin('topic', (join) =>
      join.onRef('topic.event_id', '=', 'session.event_id').on(hasTopic(sql`topic.id`)),
    )
    .select([
      'card.room_id',
      'card.card_id',
      'topic.id as topic',
      COUNTRY.as('country'),
      sql<number>`count(*) over (partition by ${COUNTRY}, topic.id)`.as('count'),
      sql<number>`row_number() over (
        partition by ${COUNTRY}, topic.id order by card.created_at desc, card.room_id, card.card_id)`.as(
        'nth',
      ),
    ]);
  const cells = await selectCard(cardsOf(db, eventId))
    .innerJoin(withTopics.as('cell'), (join) =>
      join
        .onRef('cell.room_id', '=', 'card.room_id')
        .onRef('cell.card_id', '=', 'card.card_id')
        .on('cell.nth', '=', 1),
    )
    .select(['cell.topic', 'cell.count'])
    .execute();
  return cells.map(({ topic, count, ...row }) => ({
    country: row.country,
    topic,
    count,
    newest: unsignedCard(row),
  }));
}

async function readCards(tx: Tx, eventId: string, filter: CardFilter, limit: number) {
  let query = narrowed(cardsOf(tx, eventId), filter);
  const { country, topic } = filter;
  if (country === null) query = query.where(COUNTRY, 'is', null);
  else if (country !== undefined) query = query.where(COUNTRY, '=', country);
  if (topic === null) {
    const known = tx
      .selectFrom('topic')
      .select('topic.id')
      .where('topic.event_id', '=', eventId)
      .where(hasTopic(sql`topic.id`));
    query = query.where(({ not, exists }) => not(exists(known)));
  } else if (topic !== undefined) query = query.where(hasTopic(topic));
  const { total } = await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const rows = await selectCard(query)
    .orderBy('card.created_at', 'desc')
    .orderBy('card.room_id')
    .orderBy('card.card_id')
    .limit(limit)
    .execute();
  return { cards: rows.map(unsignedCard), total };
}

/** A card weighs a word that stands for itself most, one that begins with it less, one that has it inside least. */
function weight(folded: RawBuilder<string>, words: readonly string[]): RawBuilder<number> {
  const each = words.map(
    (word) =>
      sql`case when ${folded} like ${`% ${word} %`} then 3 when ${folded} like ${`% ${word}%`} then 2 else 1 end`,
  );
  return sql<number>`${sql.join(each, sql` + `)}`;
}

/** All words occur. Folded words hold letters and digits only, so nothing in them has a meaning in a pattern. */
function hasAll(folded: RawBuilder<string>, words: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.join(
    words.map((word) => sql`${folded} like ${`%${word}%`}`),
    sql` and `,
  )}`;
}

async function search(tx: Tx, eventId: string, words: readonly string[], limit: number) {
  if (words.length === 0) return { hits: [], total: 0 };
  const inCard = sql<string>`card.folded`;
  const inBlock = sql<string>`block.folded`;
  const foundCards = cardsOf(tx, eventId).where(hasAll(inCard, words));
  const foundBlocks = tx
    .selectFrom('projected_block as block')
    .innerJoin('room', 'room.id', 'block.room_id')
    .innerJoin('session', 'session.id', 'room.session_id')
    .where('session.event_id', '=', eventId)
    .where('session.archived', '=', 0)
    .where('room.archived', '=', 0)
    .where(hasAll(inBlock, words));
  const count = sql<number>`count(*)`.as('count');
  const cardCount = await foundCards.select(count).executeTakeFirstOrThrow();
  const blockCount = await foundBlocks.select(count).executeTakeFirstOrThrow();
  const cards = await selectCard(foundCards)
    .select(weight(inCard, words).as('weight'))
    .orderBy('weight', 'desc')
    .orderBy('card.created_at', 'desc')
    .orderBy('card.card_id')
    .limit(limit)
    .execute();
  const blocks = await foundBlocks
    .select(['block.room_id', 'block.text', weight(inBlock, words).as('weight')])
    .orderBy('weight', 'desc')
    .orderBy('session.starts_at')
    .orderBy('block.room_id')
    .orderBy('block.place')
    .limit(limit)
    .execute();
  const hits = [
    ...cards.map(({ weight, ...row }) => {
      const card = unsignedCard(row);
      return { weight, hit: { card, roomId: card.roomId, text: searchedText(card) } };
    }),
    ...blocks.map(({ weight, room_id, text }) => ({ weight, hit: { card: null, roomId: room_id, text } })),
  ];
  return {
    hits: hits
      .sort((a, b) => b.weight - a.weight)
      .slice(0, limit)
      .map(({ hit }) => hit),
    total: cardCount.count + blockCount.count,
  };
}
