import { isSame } from '#lib/poll/draft.ts';
import { mayBeUnasked, POLLS_MAX, type Poll, ROUNDS_MAX, stateOf } from '#lib/poll/poll.ts';
import { rulesAfter } from '#lib/poll/word-rules.ts';
import { NO_WORD_RULES } from '#lib/poll/words.ts';
import { ballotsIn } from './ballots.ts';
import { askedRound, lockRound, pollOf, roundsOf, withPolls, withRooms } from './poll-rounds.ts';
import type { PollStore } from './poll-store.ts';
import { type Database, reading, type Schema, type Tx } from './schema.ts';

/** Polls and their rounds; `ballots.ts` has what is cast in them. */
export function pollsIn(db: Database): PollStore {
  return {
    ...ballotsIn(db),

    list: (eventId) =>
      reading(db, async (tx) => {
        const polls = await tx
          .selectFrom('poll')
          .selectAll()
          .where('event_id', '=', eventId)
          .orderBy('position')
          .orderBy('id')
          .execute();
        const rounds = await withRooms(
          tx,
          await roundsOf(tx).where('poll.event_id', '=', eventId).orderBy('poll_round.number').execute(),
        );
        return polls.map((poll) => ({
          poll: pollOf(poll),
          rounds: rounds.filter(({ pollId }) => pollId === poll.id),
        }));
      }),

    asked: (roomIds, limit) =>
      reading(db, async (tx) => {
        const rows = await roundsOf(tx)
          .where('poll_round.id', 'in', (rounds) =>
            rounds.selectFrom('poll_room').select('round_id').where('room_id', 'in', roomIds),
          )
          .orderBy('poll_round.opened_at', 'desc')
          .orderBy('poll_round.id')
          .limit(limit)
          .execute();
        return withPolls(tx, rows);
      }),

    round: (roundId) => reading(db, (tx) => askedRound(tx, roundId)),

    async read(pollId) {
      const row = await db.selectFrom('poll').selectAll().where('id', '=', pollId).executeTakeFirst();
      return row === undefined ? null : pollOf(row);
    },

    save: (poll) => db.transaction().execute((tx) => save(tx, poll)),

    order: (eventId, pollIds) =>
      db.transaction().execute(async (tx) => {
        const rows = await tx
          .selectFrom('poll')
          .select('id')
          .where('event_id', '=', eventId)
          .orderBy('position')
          .orderBy('id')
          .execute();
        const known = rows.map(({ id }) => id);
        const first = pollIds.filter((id) => known.includes(id));
        const wanted = [...new Set([...first, ...known])];
        for (const [position, id] of wanted.entries()) {
          await tx.updateTable('poll').set({ position }).where('id', '=', id).execute();
        }
      }),

    remove: (pollId) =>
      db.transaction().execute(async (tx) => {
        if ((await lockPoll(tx, pollId)) !== undefined && (await hasRounds(tx, pollId))) return 'opened';
        await tx.deleteFrom('poll').where('id', '=', pollId).execute();
        return 'removed';
      }),

    open: (round) => db.transaction().execute((tx) => open(tx, round)),

    unask: (roundId, now) =>
      db.transaction().execute(async (tx) => {
        const round = await lockRound(tx, roundId);
        if (round === undefined) return 'gone';
        const ballot = await tx
          .selectFrom('ballot')
          .select('round_id')
          .where('round_id', '=', roundId)
          .executeTakeFirst();
        const hands = await tx
          .selectFrom('poll_room')
          .select('room_id')
          .where('round_id', '=', roundId)
          .where('hands', 'is not', null)
          .executeTakeFirst();
        const answers = [ballot, hands].filter((each) => each !== undefined).length;
        if (!mayBeUnasked({ closesAt: round.closes_at }, answers, now)) return 'stays';
        await tx.deleteFrom('poll_round').where('id', '=', roundId).execute();
        return 'gone';
      }),

    close: (roundId, now) =>
      db.transaction().execute(async (tx) => {
        const round = await lockRound(tx, roundId);
        if (round === undefined) return null;
        if (stateOf({ closesAt: round.closes_at }, now) === 'open') {
          await tx.updateTable('poll_round').set({ closes_at: now }).where('id', '=', roundId).execute();
        }
        return (await askedRound(tx, roundId))?.round ?? null;
      }),

    reopen: (roundId, now) =>
      db.transaction().execute(async (tx) => {
        const round = await lockRound(tx, roundId);
        if (round === undefined) return 'gone';
        if (round.settled === 1 || stateOf({ closesAt: round.closes_at }, now) === 'final') return 'final';
        await tx.updateTable('poll_round').set({ closes_at: null }).where('id', '=', roundId).execute();
        return 'open';
      }),

    async reveal(roundId, revealed) {
      const row = await db
        .updateTable('poll_round')
        .set((round) => ({ revealed: revealed ? 1 : 0, version: round('version', '+', 1) }))
        .where('id', '=', roundId)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    reset: (roundId, again) => db.transaction().execute((tx) => reset(tx, roundId, again)),

    countHands: (roundId, roomId, hands, now) =>
      db.transaction().execute(async (tx) => {
        const round = await lockRound(tx, roundId);
        if (round === undefined) return 'gone';
        if (stateOf({ closesAt: round.closes_at }, now) !== 'open') return 'closed';
        const room = await tx
          .updateTable('poll_room')
          .set({ hands: hands.people === 0 ? null : JSON.stringify(hands) })
          .where('round_id', '=', roundId)
          .where('room_id', '=', roomId)
          .returning('room_id')
          .executeTakeFirst();
        return room === undefined ? 'gone' : 'counted';
      }),

    changeWords: (roundId, change) =>
      db.transaction().execute(async (tx) => {
        const round = await lockRound(tx, roundId);
        if (round === undefined) return 'gone';
        const after = rulesAfter(JSON.parse(round.word_rules), change);
        if (!after.ok) return 'full';
        const word_rules = JSON.stringify(after.value);
        await tx.updateTable('poll_round').set({ word_rules }).where('id', '=', roundId).execute();
        return 'changed';
      }),
  };
}

function lockPoll(tx: Tx, pollId: string): Promise<Schema['poll'] | undefined> {
  return tx
    .updateTable('poll')
    .set((poll) => ({ version: poll.ref('version') }))
    .where('id', '=', pollId)
    .returningAll()
    .executeTakeFirst();
}

async function hasRounds(tx: Tx, pollId: string): Promise<boolean> {
  const round = await tx
    .selectFrom('poll_round')
    .select('id')
    .where('poll_id', '=', pollId)
    .executeTakeFirst();
  return round !== undefined;
}

async function save(tx: Tx, poll: Poll): ReturnType<PollStore['save']> {
  const { id, eventId, sessionId, plan, version } = poll;
  const known = await lockPoll(tx, id);
  if (known === undefined) {
    if (version !== 0) return { is: 'gone' };
    const { count, last } = await tx
      .selectFrom('poll')
      .select((row) => [row.fn.countAll<number>().as('count'), row.fn.max('position').as('last')])
      .where('event_id', '=', eventId)
      .executeTakeFirstOrThrow();
    if (count >= POLLS_MAX) return { is: 'full' };
    await tx
      .insertInto('poll')
      .values({
        id,
        event_id: eventId,
        session_id: sessionId,
        position: (last ?? -1) + 1,
        version: 1,
        plan: JSON.stringify(plan),
      })
      .execute();
    return { is: 'saved', version: 1 };
  }
  if (known.event_id !== eventId) return { is: 'gone' };
  const before = pollOf(known);
  // Asked again since the answer was lost.
  const isAgain = before.version === version + 1 && isSame(before, poll);
  if (isAgain) return { is: 'saved', version: before.version };
  if (before.version !== version) return { is: 'changed' };
  if (await hasRounds(tx, id)) return { is: 'opened' };
  await tx
    .updateTable('poll')
    .set({ session_id: sessionId, plan: JSON.stringify(plan), version: version + 1 })
    .where('id', '=', id)
    .execute();
  return { is: 'saved', version: version + 1 };
}

async function open(
  tx: Tx,
  { id, pollId, roomIds, closesAt, now }: Parameters<PollStore['open']>[0],
): Promise<'opened' | 'closed' | 'full' | 'gone'> {
  const poll = await lockPoll(tx, pollId);
  if (poll === undefined) return 'gone';
  const rounds = await tx
    .selectFrom('poll_round')
    .select(['id', 'number'])
    .where('poll_id', '=', pollId)
    .execute();
  if (rounds.some((round) => round.id === id)) return 'opened';
  if (rounds.length >= ROUNDS_MAX) return 'full';
  const rooms = await tx
    .selectFrom('room')
    .innerJoin('session', 'session.id', 'room.session_id')
    .select(['room.id', 'room.closed'])
    .where('room.id', 'in', roomIds)
    .where('session.event_id', '=', poll.event_id)
    .execute();
  if (rooms.length < new Set(roomIds).size) return 'gone';
  if (rooms.some(({ closed }) => closed === 1)) return 'closed';
  const number = Math.max(0, ...rounds.map((round) => round.number)) + 1;
  await insertRound(tx, { id, poll, number, roomIds, closesAt, now });
  return 'opened';
}

async function insertRound(
  tx: Tx,
  round: {
    id: string;
    poll: Schema['poll'];
    number: number;
    roomIds: readonly string[];
    closesAt: number | null;
    now: number;
  },
): Promise<void> {
  const { id, poll, number, roomIds, closesAt, now } = round;
  await tx
    .insertInto('poll_round')
    .values({
      id,
      poll_id: poll.id,
      number,
      opened_at: now,
      closes_at: closesAt,
      revealed: 0,
      version: 1,
      word_rules: JSON.stringify(NO_WORD_RULES),
      steps: pollOf(poll).plan.signing === 'anonymous' ? 1 : 0,
      behind: null,
      next: null,
      next_ballots: 0,
      settled: 0,
      parts: null,
      carried: null,
    })
    .execute();
  const rooms = [...new Set(roomIds)].map((room_id, position) => ({
    round_id: id,
    room_id,
    position,
    hands: null,
  }));
  await tx.insertInto('poll_room').values(rooms).execute();
}

async function reset(tx: Tx, roundId: string, again: { id: string; now: number }): Promise<'reset' | 'gone'> {
  const before = await lockRound(tx, roundId);
  if (before === undefined) {
    const after = await tx
      .selectFrom('poll_round')
      .select('id')
      .where('id', '=', again.id)
      .executeTakeFirst();
    return after === undefined ? 'gone' : 'reset';
  }
  const poll = await lockPoll(tx, before.poll_id);
  const found = await askedRound(tx, roundId);
  if (poll === undefined || found === null) return 'gone';
  const { number, roomIds } = found.round;
  await tx.deleteFrom('poll_round').where('id', '=', roundId).execute();
  await insertRound(tx, { ...again, poll, number, roomIds, closesAt: null });
  return 'reset';
}
