import type { Poll, Round } from '#lib/poll/poll.ts';
import type { Asked } from './poll-store.ts';
import type { Schema, Tx } from './schema.ts';

/** Rounds of polls, read and locked. */

/** The round with a new version, kept from everybody else until the transaction ends. */
export function lockRound(tx: Tx, roundId: string): Promise<Schema['poll_round'] | undefined> {
  return tx
    .updateTable('poll_round')
    .set((round) => ({ version: round('version', '+', 1) }))
    .where('id', '=', roundId)
    .returningAll()
    .executeTakeFirst();
}

type RoundRow = Pick<
  Schema['poll_round'],
  'id' | 'poll_id' | 'number' | 'opened_at' | 'closes_at' | 'revealed' | 'version'
>;

export function roundsOf(tx: Tx) {
  return tx
    .selectFrom('poll_round')
    .innerJoin('poll', 'poll.id', 'poll_round.poll_id')
    .select([
      'poll_round.id',
      'poll_round.poll_id',
      'poll_round.number',
      'poll_round.opened_at',
      'poll_round.closes_at',
      'poll_round.revealed',
      'poll_round.version',
    ]);
}

/** A round with what it asks. */
export async function askedRound(tx: Tx, roundId: string): Promise<Asked | null> {
  const rows = await roundsOf(tx).where('poll_round.id', '=', roundId).execute();
  return (await withPolls(tx, rows))[0] ?? null;
}

/** Rounds with what they ask. */
export async function withPolls(tx: Tx, rows: readonly RoundRow[]): Promise<Asked[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((row) => row.poll_id))];
  const polls = await tx.selectFrom('poll').selectAll().where('id', 'in', ids).execute();
  const known = new Map(polls.map((poll) => [poll.id, pollOf(poll)]));
  return (await withRooms(tx, rows)).flatMap((round) => {
    const poll = known.get(round.pollId);
    return poll === undefined ? [] : [{ poll, round }];
  });
}

export async function withRooms(tx: Tx, rows: readonly RoundRow[]): Promise<Round[]> {
  if (rows.length === 0) return [];
  const rooms = await tx
    .selectFrom('poll_room')
    .select(['round_id', 'room_id'])
    .where(
      'round_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const ofRound = Map.groupBy(rooms, (room) => room.round_id);
  return rows.map((row) =>
    roundOf(
      row,
      (ofRound.get(row.id) ?? []).map(({ room_id }) => room_id),
    ),
  );
}

export function roundOf(row: RoundRow, roomIds: string[]): Round {
  return {
    id: row.id,
    pollId: row.poll_id,
    number: row.number,
    roomIds,
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    revealed: row.revealed === 1,
    version: row.version,
  };
}

export function pollOf({ id, event_id, session_id, plan, version }: Schema['poll']): Poll {
  return { id, eventId: event_id, sessionId: session_id, plan: JSON.parse(plan), version };
}
