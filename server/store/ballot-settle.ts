import { createHmac, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isUnlinked } from '#lib/poll/ballot.ts';
import { type PollPlan, stateOf } from '#lib/poll/poll.ts';
import { partsOf, splitOf } from '#lib/poll/results.ts';
import type { Part } from '#lib/poll/split.ts';
import type { Tally } from '#lib/poll/tally.ts';
import { countsOf } from './ballot-count.ts';
import { type KeptRow, portions, writeBallots } from './ballot-rows.ts';
import { lockRound, pollOf } from './poll-rounds.ts';
import type { Schema, Tx } from './schema.ts';

/** See PollStore.settle. */
export async function settle(tx: Tx, roundId: string, seed: Uint8Array, now: number): Promise<void> {
  const round = await lockRound(tx, roundId);
  if (round === undefined || round.settled === 1) return;
  if (stateOf({ closesAt: round.closes_at }, now) !== 'final') return;
  const poll = await tx
    .selectFrom('poll')
    .selectAll()
    .where('id', '=', round.poll_id)
    .executeTakeFirstOrThrow();
  const { plan } = pollOf(poll);
  const parts = await breakDown(tx, round, plan);
  await tx
    .updateTable('poll_round')
    .set({ settled: 1, parts: JSON.stringify(parts), behind: null, next: null })
    .where('id', '=', roundId)
    .execute();
  if (isUnlinked(plan.signing)) await unlink(tx, roundId, seed);
  else await tx.updateTable('ballot').set({ stratum: null }).where('round_id', '=', roundId).execute();
}

async function breakDown(tx: Tx, round: Schema['poll_round'], plan: PollPlan): Promise<Part<Tally>[] | null> {
  const rooms = await tx.selectFrom('poll_room').select('room_id').where('round_id', '=', round.id).execute();
  if (splitOf(plan, rooms.length) === 'none') return null;
  const groups = await tx
    .selectFrom('ballot')
    .select((row) => [
      sql<string>`coalesce(stratum, '')`.as('group'),
      row.fn.countAll<number>().as('ballots'),
    ])
    .where('round_id', '=', round.id)
    .groupBy('group')
    .execute();
  const counts = Map.groupBy(await countsOf(tx, round.id, plan, 'stratum'), (each) => each.roomId);
  const before = await tx
    .selectFrom('poll_round')
    .select('parts')
    .where('poll_id', '=', round.poll_id)
    .where('number', '<', round.number)
    .execute();
  return partsOf(
    plan,
    groups.map(({ group, ballots }) => ({ group, ballots, counts: counts.get(group) ?? [] })),
    before.flatMap(({ parts }) => (parts === null ? [] : [JSON.parse(parts) as Part<Tally>[]])),
  );
}

/**
 * Writes the ballots of a round anew, in one go and in the order of new keys: neither a device's key nor a row's place,
 * time or transaction leads from who voted to a ballot any more. Who voted is forgotten; which requests were counted is
 * kept apart, for devices that never heard the answer.
 */
async function unlink(tx: Tx, roundId: string, seed: Uint8Array): Promise<void> {
  const ballots = await tx.selectFrom('ballot').selectAll().where('round_id', '=', roundId).execute();
  const marks = Map.groupBy(
    await tx.selectFrom('ballot_mark').selectAll().where('round_id', '=', roundId).execute(),
    (mark) => mark.voter,
  );
  const under = (name: string) => createHmac('sha256', seed).update(name).digest('base64url');
  const anew = ballots
    .map(
      (ballot): KeptRow => ({
        voter: under(ballot.voter),
        roomId: ballot.room_id,
        revision: 1,
        request: '',
        marks: marks.get(ballot.voter) ?? [],
        stratum: null,
        organisationId: ballot.organisation_id,
      }),
    )
    .sort((a, b) => (a.voter < b.voter ? -1 : 1));
  const requests = ballots
    .map(({ request }) => ({ round_id: roundId, request }))
    .sort((a, b) => (a.request < b.request ? -1 : 1));
  await tx.deleteFrom('poll_voter').where('round_id', '=', roundId).execute();
  await tx.deleteFrom('ballot').where('round_id', '=', roundId).execute();
  await writeBallots(tx, roundId, anew);
  for (const some of portions(requests)) await tx.insertInto('counted_request').values(some).execute();
}

/**
 * Takes a person and their words from their named ballots, and from who has voted; which options they chose stays
 * counted, in nobody's name. Ballots that are not named nobody can find.
 */
export async function forgetVoter(tx: Tx, personId: string): Promise<void> {
  const rounds = await tx
    .selectFrom('ballot')
    .select('round_id')
    .where('voter', '=', personId)
    .orderBy('round_id')
    .execute();
  for (const { round_id: roundId } of rounds) {
    await lockRound(tx, roundId);
    const marks = await tx
      .selectFrom('ballot_mark')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('voter', '=', personId)
      .execute();
    const ballot = await tx
      .deleteFrom('ballot')
      .where('round_id', '=', roundId)
      .where('voter', '=', personId)
      .returningAll()
      .executeTakeFirst();
    if (ballot === undefined) continue;
    const nobody: KeptRow = {
      voter: `nobody-${randomUUID()}`,
      roomId: ballot.room_id,
      revision: 1,
      request: '',
      marks: marks.filter(({ text }) => text === ''),
      stratum: ballot.stratum,
      organisationId: null,
    };
    await writeBallots(tx, roundId, [nobody]);
    // What was broken down by groups repeats the words.
    if (nobody.marks.length < marks.length) {
      await tx.updateTable('poll_round').set({ parts: null }).where('id', '=', roundId).execute();
    }
  }
  await tx.deleteFrom('poll_voter').where('person_id', '=', personId).execute();
}
