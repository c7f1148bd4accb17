import { createHmac, randomUUID } from 'node:crypto';
import { type CardPlaces, onBoard } from '#lib/dots/place.ts';
import type { DotPlan } from '#lib/dots/round.ts';
import { isUnlinked } from '#lib/poll/ballot.ts';
import { stateOf } from '#lib/poll/poll.ts';
import { portions } from './ballot-rows.ts';
import { type KeptPlacement, writePlacements } from './dot-place.ts';
import { lockDots } from './dot-rounds.ts';
import type { Tx } from './schema.ts';

/** See DotStore.settle. */
export async function settleDots(
  tx: Tx,
  roundId: string,
  boards: ReadonlyMap<string, CardPlaces>,
  seed: Uint8Array,
  now: number,
): Promise<void> {
  const round = await lockDots(tx, roundId);
  if (round === undefined || round.settled === 1) return;
  if (stateOf({ closesAt: round.closes_at }, now) !== 'final') return;
  const plan: DotPlan = JSON.parse(round.plan);
  for (const [roomId, cards] of boards) await takeBack(tx, roundId, roomId, plan, cards);
  await tx.updateTable('dot_round').set({ settled: 1 }).where('id', '=', roundId).execute();
  if (isUnlinked(plan.signing)) await unlink(tx, roundId, seed);
}

/** Dots on cards that are not voted on any more are nobody's. */
async function takeBack(
  tx: Tx,
  roundId: string,
  roomId: string,
  plan: DotPlan,
  cards: CardPlaces,
): Promise<void> {
  const marked = await tx
    .selectFrom('dot_mark')
    .select('card_id')
    .distinct()
    .where('round_id', '=', roundId)
    .where('room_id', '=', roomId)
    .execute();
  const ids = marked.map(({ card_id }) => card_id);
  const there = new Set(onBoard(plan, ids, cards));
  for (const some of portions(ids.filter((id) => !there.has(id)))) {
    await tx
      .deleteFrom('dot_mark')
      .where('round_id', '=', roundId)
      .where('room_id', '=', roomId)
      .where('card_id', 'in', some)
      .execute();
  }
}

/**
 * Writes the dots of a round anew, in one go and in the order of new keys, as settling a poll does: neither a device's key
 * nor a row's place, time or transaction leads from who placed dots to where. Who did is forgotten; which requests were
 * counted is kept apart.
 */
async function unlink(tx: Tx, roundId: string, seed: Uint8Array): Promise<void> {
  const ballots = await tx.selectFrom('dot_ballot').selectAll().where('round_id', '=', roundId).execute();
  const marks = Map.groupBy(
    await tx.selectFrom('dot_mark').selectAll().where('round_id', '=', roundId).execute(),
    (mark) => JSON.stringify([mark.room_id, mark.voter]),
  );
  const under = (name: string) => createHmac('sha256', seed).update(name).digest('base64url');
  const anew = ballots
    .map((ballot): KeptPlacement => {
      const key = JSON.stringify([ballot.room_id, ballot.voter]);
      return {
        voter: under(key),
        roomId: ballot.room_id,
        revision: 1,
        request: '',
        dots: (marks.get(key) ?? []).flatMap(({ card_id, dots }) => new Array<string>(dots).fill(card_id)),
        organisationId: ballot.organisation_id,
      };
    })
    .sort((a, b) => (a.voter < b.voter ? -1 : 1));
  const requests = ballots
    .map(({ request }) => ({ round_id: roundId, request }))
    .sort((a, b) => (a.request < b.request ? -1 : 1));
  await tx.deleteFrom('dot_voter').where('round_id', '=', roundId).execute();
  await tx.deleteFrom('dot_ballot').where('round_id', '=', roundId).execute();
  await writePlacements(tx, roundId, anew);
  for (const some of portions(requests)) await tx.insertInto('dot_request').values(some).execute();
}

/** Takes a person from their named dots, and from who has placed some; the dots stay, in nobody's name. */
export async function forgetDots(tx: Tx, personId: string): Promise<void> {
  const found = await tx
    .selectFrom('dot_ballot')
    .selectAll()
    .where('voter', '=', personId)
    .orderBy('round_id')
    .orderBy('room_id')
    .execute();
  for (const { round_id: roundId, room_id: roomId } of found) {
    await lockDots(tx, roundId);
    const own = await tx
      .selectFrom('dot_mark')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('room_id', '=', roomId)
      .where('voter', '=', personId)
      .execute();
    await tx
      .deleteFrom('dot_ballot')
      .where('round_id', '=', roundId)
      .where('room_id', '=', roomId)
      .where('voter', '=', personId)
      .execute();
    const nobody: KeptPlacement = {
      voter: `nobody-${randomUUID()}`,
      roomId,
      revision: 1,
      request: '',
      dots: own.flatMap(({ card_id, dots }) => new Array<string>(dots).fill(card_id)),
      organisationId: null,
    };
    await writePlacements(tx, roundId, [nobody]);
  }
  await tx.deleteFrom('dot_voter').where('person_id', '=', personId).execute();
}
