import type { Dots } from '#lib/dots/place.ts';
import { DOT_ROUNDS_MAX } from '#lib/dots/round.ts';
import { isUnlinked } from '#lib/poll/ballot.ts';
import { stateOf, TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { carriedDots, settledDots } from './carried.ts';
import { place } from './dot-place.ts';
import { lockDots, roundById, withDotRooms } from './dot-rounds.ts';
import { settleDots } from './dot-settle.ts';
import type { DotStore } from './dot-store.ts';
import { type Database, reading, type Tx } from './schema.ts';

/** Rounds of dot voting; `dot-place.ts` has how dots are placed, `dot-settle.ts` what becomes of them. */
export function dotsIn(db: Database): DotStore {
  return {
    open: (round) => db.transaction().execute((tx) => open(tx, round)),

    close: (roundId, now) =>
      db.transaction().execute(async (tx) => {
        const round = await lockDots(tx, roundId);
        if (round === undefined) return false;
        if (stateOf({ closesAt: round.closes_at }, now) === 'open') {
          await tx.updateTable('dot_round').set({ closes_at: now }).where('id', '=', roundId).execute();
        }
        return true;
      }),

    reopen: (roundId, now) =>
      db.transaction().execute(async (tx) => {
        const round = await lockDots(tx, roundId);
        if (round === undefined) return 'gone';
        if (round.settled === 1 || stateOf({ closesAt: round.closes_at }, now) === 'final') return 'final';
        await tx.updateTable('dot_round').set({ closes_at: null }).where('id', '=', roundId).execute();
        return 'open';
      }),

    round: (roundId) => reading(db, (tx) => roundById(tx, roundId)),

    rounds: (roomIds) =>
      reading(db, async (tx) => {
        if (roomIds.length === 0) return [];
        const rows = await tx
          .selectFrom('dot_round')
          .selectAll()
          .where('id', 'in', (rounds) =>
            rounds.selectFrom('dot_room').select('round_id').where('room_id', 'in', roomIds),
          )
          .orderBy('opened_at', 'desc')
          .orderBy('id')
          .execute();
        return withDotRooms(tx, rows);
      }),

    place: (placements, now) => db.transaction().execute((tx) => place(tx, placements, now)),

    placement: (roundId, roomId, voter) =>
      reading(db, async (tx) => {
        const row = await tx
          .selectFrom('dot_ballot')
          .select('revision')
          .where('round_id', '=', roundId)
          .where('room_id', '=', roomId)
          .where('voter', '=', voter)
          .executeTakeFirst();
        return row === undefined
          ? null
          : { revision: row.revision, dots: await lying(tx, roundId, roomId, voter) };
      }),

    async placedIn(personId, roundIds) {
      if (roundIds.length === 0) return [];
      const rows = await db
        .selectFrom('dot_voter')
        .select(['round_id', 'room_id'])
        .where('person_id', '=', personId)
        .where('round_id', 'in', roundIds)
        .execute();
      return rows.map(({ round_id, room_id }) => ({ roundId: round_id, roomId: room_id }));
    },

    count: (roundId) => reading(db, (tx) => count(tx, roundId)),

    dotsOf: (personId) =>
      reading(db, async (tx) => {
        const rows = await tx
          .selectFrom('dot_voter')
          .innerJoin('dot_round', 'dot_round.id', 'dot_voter.round_id')
          .select(['round_id', 'room_id'])
          .where('person_id', '=', personId)
          .orderBy('opened_at')
          .orderBy('round_id')
          .orderBy('room_id')
          .execute();
        const found = [];
        for (const { round_id, room_id: roomId } of rows) {
          const round = await roundById(tx, round_id);
          if (round === null) continue;
          const isOpen = isUnlinked(round.plan.signing);
          found.push({ round, roomId, dots: isOpen ? null : await lying(tx, round_id, roomId, personId) });
        }
        return found;
      }),

    settled: (eventId) => reading(db, (tx) => settledDots(tx, eventId)),

    async due(now) {
      const rows = await db
        .selectFrom('dot_round')
        .select('id')
        .where('settled', '=', 0)
        .where('closes_at', '<=', now - TAKE_BACK_MS)
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    settle: (roundId, boards, seed, now) =>
      db.transaction().execute((tx) => settleDots(tx, roundId, boards, seed, now)),
  };
}

async function open(
  tx: Tx,
  { id, eventId, plan, roomIds, now }: Parameters<DotStore['open']>[0],
): ReturnType<DotStore['open']> {
  const ids = [...new Set(roomIds)].sort();
  // Two who open rounds in the same room meet here.
  const rooms = await tx
    .updateTable('room')
    .set((room) => ({ closed: room.ref('closed') }))
    .where('id', 'in', ids)
    .where('session_id', 'in', (sessions) =>
      sessions.selectFrom('session').select('id').where('event_id', '=', eventId),
    )
    .returning(['id', 'closed'])
    .execute();
  if (rooms.length < ids.length) return 'gone';
  const before = await tx
    .selectFrom('dot_round')
    .innerJoin('dot_room', 'dot_room.round_id', 'dot_round.id')
    .select(['dot_round.id', 'dot_round.settled', 'dot_room.room_id'])
    .where('dot_room.room_id', 'in', ids)
    .execute();
  if (before.some((round) => round.id === id)) return 'opened';
  if (rooms.some(({ closed }) => closed === 1)) return 'closed';
  if (before.some(({ settled }) => settled === 0)) return 'busy';
  const ofRoom = Map.groupBy(before, (round) => round.room_id);
  if ([...ofRoom.values()].some((rounds) => rounds.length >= DOT_ROUNDS_MAX)) return 'full';
  await tx
    .insertInto('dot_round')
    .values({
      id,
      event_id: eventId,
      plan: JSON.stringify(plan),
      opened_at: now,
      closes_at: null,
      settled: 0,
      version: 1,
    })
    .execute();
  const places = [...new Set(roomIds)].map((room_id, position) => ({
    round_id: id,
    room_id,
    position,
    carried: null,
  }));
  await tx.insertInto('dot_room').values(places).execute();
  return 'opened';
}

/** Where the dots under a key lie: the id of a card for each. */
async function lying(tx: Tx, roundId: string, roomId: string, voter: string): Promise<Dots> {
  const marks = await tx
    .selectFrom('dot_mark')
    .select(['card_id', 'dots'])
    .where('round_id', '=', roundId)
    .where('room_id', '=', roomId)
    .where('voter', '=', voter)
    .orderBy('card_id')
    .execute();
  return marks.flatMap(({ card_id, dots }) => new Array<string>(dots).fill(card_id));
}

async function count(tx: Tx, roundId: string): ReturnType<DotStore['count']> {
  const round = await roundById(tx, roundId);
  if (round === null) return null;
  const people = await tx
    .selectFrom('dot_ballot')
    .select((row) => ['room_id', row.fn.countAll<number>().as('people')])
    .where('round_id', '=', roundId)
    .groupBy('room_id')
    .execute();
  const totals = !round.settled
    ? []
    : await tx
        .selectFrom('dot_mark')
        .select((row) => ['room_id', 'card_id', row.fn.sum<number>('dots').as('dots')])
        .where('round_id', '=', roundId)
        .groupBy(['room_id', 'card_id'])
        .orderBy('card_id')
        .execute();
  const carried = await carriedDots(tx, roundId);
  return {
    round,
    rooms: round.roomIds.map((roomId) => ({
      roomId,
      people: carried.get(roomId)?.people ?? people.find(({ room_id }) => room_id === roomId)?.people ?? 0,
      totals: round.settled
        ? (carried.get(roomId)?.totals ??
          Object.fromEntries(
            totals
              .filter(({ room_id }) => room_id === roomId)
              .map(({ card_id, dots }) => [card_id, Number(dots)]),
          ))
        : null,
    })),
  };
}
