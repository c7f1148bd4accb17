import { decideCast, isUnlinked } from '#lib/poll/ballot.ts';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { count, step } from './ballot-count.ts';
import { writeBallots } from './ballot-rows.ts';
import { settle } from './ballot-settle.ts';
import { settledPolls } from './carried.ts';
import { lockRound, withPolls } from './poll-rounds.ts';
import type { CastAnswer, NewBallot, PollStore } from './poll-store.ts';
import { type Database, reading, type Tx } from './schema.ts';

type BallotStore = Pick<
  PollStore,
  'cast' | 'ballot' | 'votedIn' | 'voters' | 'count' | 'ballotsOf' | 'settled' | 'due' | 'settle'
>;

/** Ballots: casting, counting, and settling. */
export function ballotsIn(db: Database): BallotStore {
  return {
    cast: (ballots, now) => db.transaction().execute((tx) => cast(tx, ballots, now)),

    ballot: (roundId, voter) =>
      reading(db, async (tx) => {
        const row = await tx
          .selectFrom('ballot')
          .select('revision')
          .where('round_id', '=', roundId)
          .where('voter', '=', voter)
          .executeTakeFirst();
        if (row === undefined) return null;
        return { revision: row.revision, choice: await choiceOf(tx, roundId, voter) };
      }),

    async votedIn(personId, roundIds) {
      if (roundIds.length === 0) return [];
      const rows = await db
        .selectFrom('poll_voter')
        .select('round_id')
        .where('person_id', '=', personId)
        .where('round_id', 'in', roundIds)
        .execute();
      return rows.map(({ round_id }) => round_id);
    },

    async voters(roundId) {
      const rows = await db
        .selectFrom('poll_voter')
        .select('person_id')
        .where('round_id', '=', roundId)
        .orderBy('person_id')
        .execute();
      return rows.map(({ person_id }) => person_id);
    },

    count: (roundId) => reading(db, (tx) => count(tx, roundId)),

    ballotsOf: (personId) =>
      reading(db, async (tx) => {
        const rows = await tx
          .selectFrom('poll_round')
          .selectAll()
          .where('id', 'in', (rounds) =>
            rounds.selectFrom('poll_voter').select('round_id').where('person_id', '=', personId),
          )
          .orderBy('opened_at')
          .orderBy('id')
          .execute();
        const found = [];
        for (const asked of await withPolls(tx, rows)) {
          const isOpen = isUnlinked(asked.poll.plan.signing);
          found.push({ asked, choice: isOpen ? null : await choiceOf(tx, asked.round.id, personId) });
        }
        return found;
      }),

    settled: (eventId) => reading(db, (tx) => settledPolls(tx, eventId)),

    async due(now) {
      const rows = await db
        .selectFrom('poll_round')
        .select('id')
        .where('settled', '=', 0)
        .where('closes_at', '<=', now - TAKE_BACK_MS)
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    settle: (roundId, seed, now) => db.transaction().execute((tx) => settle(tx, roundId, seed, now)),
  };
}

/** A choice as it was given. */
async function choiceOf(tx: Tx, roundId: string, voter: string): Promise<string[]> {
  const marks = await tx
    .selectFrom('ballot_mark')
    .select(['option', 'text'])
    .where('round_id', '=', roundId)
    .where('voter', '=', voter)
    .orderBy('place')
    .execute();
  return marks.map(({ option, text }) => text || option);
}

async function cast(tx: Tx, ballots: readonly NewBallot[], now: number): Promise<CastAnswer[]> {
  const answers: CastAnswer[] = new Array(ballots.length);
  const ofRound = Map.groupBy(ballots.keys(), (at) => ballots[at]?.roundId ?? '');
  // In one order, so that two processes never wait for each other.
  for (const roundId of [...ofRound.keys()].sort()) {
    const places = ofRound.get(roundId) ?? [];
    const those = places.flatMap((at) => ballots[at] ?? []);
    const given = await castInRound(tx, roundId, those, now);
    for (const [index, at] of places.entries()) {
      answers[at] = given[index] ?? { ok: false, code: 'poll-reset' };
    }
  }
  return answers;
}

async function castInRound(
  tx: Tx,
  roundId: string,
  ballots: readonly NewBallot[],
  now: number,
): Promise<CastAnswer[]> {
  const row = await lockRound(tx, roundId);
  if (row === undefined) return ballots.map(() => ({ ok: false, code: 'poll-reset' }));
  const rooms = await tx
    .selectFrom('poll_room')
    .innerJoin('room', 'room.id', 'poll_room.room_id')
    .select(['poll_room.room_id', 'room.closed'])
    .where('round_id', '=', roundId)
    .execute();
  // Settled it is closed for good, also for a process whose clock is late.
  const closesAt = row.settled === 1 ? Number.NEGATIVE_INFINITY : row.closes_at;
  const round = { closesAt, roomIds: rooms.map(({ room_id }) => room_id) };
  const closedRooms = new Set(rooms.flatMap(({ room_id, closed }) => (closed === 1 ? [room_id] : [])));
  const settled = row.settled === 1 ? await settledRequests(tx, roundId, ballots) : new Set<string>();
  const { voted, kept } = await presentOf(tx, roundId, ballots);

  const isNew = new Set<string>();
  const changed = new Map<string, NewBallot & { revision: number }>();
  const answers = ballots.map((ballot): CastAnswer => {
    if (settled.has(ballot.request)) return { ok: true, revision: 1, isNews: false };
    const before = kept.get(ballot.voter) ?? null;
    const hasVoted = voted.has(ballot.personId);
    const found = { round, isRoomClosed: closedRooms.has(ballot.roomId), hasVoted, ballot: before };
    const decided = decideCast(found, ballot, ballot.roomId, now);
    if (!decided.ok) return { ok: false, code: decided.problem.code };
    if (decided.value === 'same') return { ok: true, revision: before?.revision ?? 1, isNews: false };
    if (decided.value === 'new') isNew.add(ballot.personId);
    const revision = (before?.revision ?? 0) + 1;
    voted.add(ballot.personId);
    kept.set(ballot.voter, { revision, request: ballot.request });
    changed.set(ballot.voter, { ...ballot, revision });
    return { ok: true, revision, isNews: true };
  });
  if (changed.size === 0) return answers;
  const voters = [...isNew].map((person_id) => ({ round_id: roundId, person_id }));
  if (voters.length > 0) await tx.insertInto('poll_voter').values(voters).execute();
  await writeBallots(tx, roundId, [...changed.values()]);
  if (row.steps === 1) await step(tx, row);
  return answers;
}

/** Who of them has voted, and the ballots that stand under their keys. */
async function presentOf(tx: Tx, roundId: string, ballots: readonly NewBallot[]) {
  const voters = await tx
    .selectFrom('poll_voter')
    .select('person_id')
    .where('round_id', '=', roundId)
    .where('person_id', 'in', [...new Set(ballots.map(({ personId }) => personId))])
    .execute();
  const rows = await tx
    .selectFrom('ballot')
    .select(['voter', 'revision', 'request'])
    .where('round_id', '=', roundId)
    .where('voter', 'in', [...new Set(ballots.map(({ voter }) => voter))])
    .execute();
  return {
    voted: new Set(voters.map(({ person_id }) => person_id)),
    kept: new Map(rows.map(({ voter, revision, request }) => [voter, { revision, request }])),
  };
}

/** Requests of these that are known to have been counted, though nobody can tell any more as which ballot. */
async function settledRequests(tx: Tx, roundId: string, ballots: readonly NewBallot[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('counted_request')
    .select('request')
    .where('round_id', '=', roundId)
    .where(
      'request',
      'in',
      ballots.map(({ request }) => request),
    )
    .execute();
  return new Set(rows.map(({ request }) => request));
}
