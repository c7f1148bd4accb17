import { sql } from 'kysely';
import type { PollPlan } from '#lib/poll/poll.ts';
import type { Counted } from '#lib/poll/results.ts';
import { STEP } from '#lib/poll/sight.ts';
import type { Part } from '#lib/poll/split.ts';
import type { Count, Tally } from '#lib/poll/tally.ts';
import { pollOf, roundOf } from './poll-rounds.ts';
import type { Schema, Tx } from './schema.ts';

/** What may be seen of an anonymous round, at some number of ballots. */
type Behind = NonNullable<Counted['behind']>;

/** What was counted of an anonymous round on another server. */
interface Carried {
  rooms: { roomId: string; people: number; apart: boolean }[];
  counts: Count[];
}

/** Lets what may be seen of an anonymous round move on, when there are enough new ballots. */
export async function step(tx: Tx, round: Schema['poll_round']): Promise<void> {
  const { ballots } = await tx
    .selectFrom('ballot')
    .select((row) => row.fn.countAll<number>().as('ballots'))
    .where('round_id', '=', round.id)
    .executeTakeFirstOrThrow();
  if (ballots < round.next_ballots + STEP) return;
  const poll = await tx
    .selectFrom('poll')
    .select('plan')
    .where('id', '=', round.poll_id)
    .executeTakeFirstOrThrow();
  const next: Behind = { ballots, counts: await countsOf(tx, round.id, JSON.parse(poll.plan), 'together') };
  await tx
    .updateTable('poll_round')
    .set({ behind: round.next, next: JSON.stringify(next), next_ballots: ballots })
    .where('id', '=', round.id)
    .execute();
}

/** Counts the marks of a round: of all rooms together, by room, or by group. */
export async function countsOf(
  tx: Tx,
  roundId: string,
  plan: PollPlan,
  by: 'together' | 'room_id' | 'stratum',
): Promise<Count[]> {
  const place = plan.kind === 'ranking' ? sql<number>`ballot_mark.place` : sql<number>`1`;
  const marks = tx.selectFrom('ballot_mark').where('ballot_mark.round_id', '=', roundId);
  if (by === 'together') {
    return marks
      .select((row) => [
        sql<string>`''`.as('roomId'),
        'option',
        place.as('place'),
        'text',
        row.fn.countAll<number>().as('count'),
      ])
      .groupBy(['option', 'place', 'text'])
      .execute();
  }
  return marks
    .innerJoin('ballot', (join) =>
      join
        .onRef('ballot.round_id', '=', 'ballot_mark.round_id')
        .onRef('ballot.voter', '=', 'ballot_mark.voter'),
    )
    .select((row) => [
      sql<string>`coalesce(${sql.ref(`ballot.${by}`)}, '')`.as('roomId'),
      'ballot_mark.option',
      place.as('place'),
      'ballot_mark.text',
      row.fn.countAll<number>().as('count'),
    ])
    .groupBy(['roomId', 'ballot_mark.option', 'place', 'ballot_mark.text'])
    .execute();
}

/** See PollStore.count. */
export async function count(tx: Tx, roundId: string): Promise<Counted | null> {
  const row = await tx.selectFrom('poll_round').selectAll().where('id', '=', roundId).executeTakeFirst();
  if (row === undefined) return null;
  const poll = pollOf(
    await tx.selectFrom('poll').selectAll().where('id', '=', row.poll_id).executeTakeFirstOrThrow(),
  );
  const rooms = await tx
    .selectFrom('poll_room')
    .select(['room_id', 'hands'])
    .where('round_id', '=', roundId)
    .orderBy('position')
    .execute();
  const ballots = await ballotsByRoom(tx, [roundId]);
  const carried = row.carried === null ? null : (JSON.parse(row.carried) as Carried);
  const isByRoom = poll.plan.signing === 'anonymous' && rooms.length > 1;
  return {
    eventId: poll.eventId,
    round: roundOf(
      row,
      rooms.map(({ room_id }) => room_id),
    ),
    plan: poll.plan,
    rooms: rooms.map(({ room_id, hands }) => ({
      roomId: room_id,
      ballots: ballots.find((each) => each.room_id === room_id)?.ballots ?? 0,
      hands: hands === null ? null : JSON.parse(hands),
      ...(carried === null
        ? {}
        : { apart: carried.rooms.some((each) => each.roomId === room_id && each.apart) }),
    })),
    counts:
      carried?.counts ?? (await countsOf(tx, roundId, poll.plan, rooms.length > 1 ? 'room_id' : 'together')),
    wordRules: JSON.parse(row.word_rules),
    behind: row.behind === null ? null : (JSON.parse(row.behind) as Behind),
    parts: row.parts === null ? null : (JSON.parse(row.parts) as Part<Tally>[]),
    earlier: isByRoom ? await earlierRounds(tx, row) : [],
  };
}

/** How many ballots each room had in each earlier round of the poll. */
async function earlierRounds(tx: Tx, round: Schema['poll_round']): Promise<Record<string, number>[]> {
  const rounds = await tx
    .selectFrom('poll_round')
    .select('id')
    .where('poll_id', '=', round.poll_id)
    .where('number', '<', round.number)
    .orderBy('number')
    .execute();
  const ids = rounds.map(({ id }) => id);
  const ballots = ids.length === 0 ? [] : await ballotsByRoom(tx, ids);
  return ids.map((id) =>
    Object.fromEntries(
      ballots.filter(({ round_id }) => round_id === id).map((each) => [each.room_id, each.ballots]),
    ),
  );
}

async function ballotsByRoom(
  tx: Tx,
  roundIds: readonly string[],
): Promise<{ round_id: string; room_id: string; ballots: number }[]> {
  const elsewhere = await tx
    .selectFrom('poll_round')
    .select(['id', 'carried'])
    .where('id', 'in', roundIds)
    .where('carried', 'is not', null)
    .execute();
  const carried = elsewhere.flatMap(({ id, carried: text }) =>
    (JSON.parse(text ?? '{"rooms":[]}') as Carried).rooms.map(({ roomId, people }) => ({
      round_id: id,
      room_id: roomId,
      ballots: people,
    })),
  );
  const here = await tx
    .selectFrom('ballot')
    .select((row) => ['round_id', 'room_id', row.fn.countAll<number>().as('ballots')])
    .where('round_id', 'in', roundIds)
    .groupBy(['round_id', 'room_id'])
    .execute();
  return [...carried, ...here];
}
