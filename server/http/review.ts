import type { Context } from 'hono';
import { z } from 'zod';
import { CARD_KINDS } from '#lib/board/schema.ts';
import { may } from '#lib/people/permission.ts';
import { excerptOf } from '#lib/review/excerpt.ts';
import { queryWords } from '#lib/review/fold.ts';
import { blockFor, type Reading, signCard } from '#lib/review/sign.ts';
import type {
  CardsAnswer,
  MatrixAnswer,
  ReviewAnswer,
  RoomOutputsAnswer,
  SearchAnswer,
} from '#lib/wire/review.ts';
import type { Visitor } from '#server/access/pass.ts';
import { questionsAsked } from '#server/outputs/questions.ts';
import { votesOf } from '#server/outputs/votes.ts';
import type { CardFilter } from '#server/store/projection-store.ts';
import { type Ask, eventOf } from './ask.ts';
import { Refused } from './refused.ts';
import { languageOf } from './sentence.ts';

const CARDS_SHOWN = 200;
const HITS_SHOWN = 100;

/** `GET /api/review` */
export async function readTotals({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const rooms = await parts.store.review.totals(visitor.person.eventId, parts.clock());
  const answer: ReviewAnswer = { rooms };
  return c.json(answer);
}

/** `GET /api/review/rooms/<roomId>` */
export async function readRoomOutputs(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const { eventId } = visitor.person;
  const room = await parts.store.review.room(eventId, c.req.param('roomId') ?? '', parts.clock());
  if (room === null) throw new Refused('not-found');
  const reading = await readingOf(ask);
  const who = may(visitor.person, 'poll:decide', { eventId }) ? 'host' : 'participant';
  const answer: RoomOutputsAnswer = {
    totals: room.totals,
    notes: room.blocks.map((block) => blockFor(block, reading.language)),
    columns: room.columns,
    cards: room.cards.map((card) => signCard(card, reading)),
    ...(await votesOf(parts.store, room.totals.roomId, who, parts.clock())),
    questions: await questionsAsked(parts.store, room.totals.roomId, reading.event.organisations),
  };
  return c.json(answer);
}

/** `GET /api/review/matrix` */
export async function readMatrix(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const cells = await parts.store.review.matrix(visitor.person.eventId, filterOf(c));
  const reading = await readingOf(ask);
  const answer: MatrixAnswer = {
    cells: cells.map((cell) => {
      const { roomId, cardId, text, by, createdAt } = signCard(cell.newest, reading);
      return { ...cell, newest: { roomId, cardId, text, by, createdAt } };
    }),
  };
  return c.json(answer);
}

/** `GET /api/review/cards` */
export async function readCards(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const { cards, total } = await parts.store.review.cards(visitor.person.eventId, filterOf(c), CARDS_SHOWN);
  const reading = await readingOf(ask);
  const answer: CardsAnswer = { cards: cards.map((card) => signCard(card, reading)), total };
  return c.json(answer);
}

/** `GET /api/review/search` */
export async function searchOutputs(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const words = queryWords(c.req.query('q') ?? '');
  const { hits, total } = await parts.store.review.search(visitor.person.eventId, words, HITS_SHOWN);
  const reading = await readingOf(ask);
  const answer: SearchAnswer = {
    hits: hits.map(({ card, roomId, text }) => ({
      roomId,
      cardId: card?.cardId ?? null,
      ...excerptOf(text, words),
      by: card === null ? '' : signCard(card, reading).by,
    })),
    total,
  };
  return c.json(answer);
}

const Id = z.string().min(1).max(100).optional();
/** `-` asks for cards without. */
const IdOrNone = Id.transform((id) => (id === '-' ? null : id));
const Filter = z.object({
  country: IdOrNone,
  topic: IdOrNone,
  organisation: Id,
  session: Id,
  kind: z.enum(CARD_KINDS).optional(),
});

/** @throws Refused invalid with the name of the field. */
function filterOf(c: Context): CardFilter {
  const parsed = Filter.safeParse(c.req.query());
  if (!parsed.success) throw new Refused('invalid', { field: parsed.error.issues[0]?.path[0]?.toString() });
  const asked = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(asked);
}

async function readingOf({ c, parts, visitor }: Ask<Visitor>): Promise<Reading> {
  const language = languageOf(c.req.header('cookie'), c.req.header('accept-language'));
  return { event: await eventOf(parts, visitor.person), language };
}
