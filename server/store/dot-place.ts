import { openTools } from '#lib/facilitation/phase.ts';
import { decideCast } from '#lib/poll/ballot.ts';
import { portions } from './ballot-rows.ts';
import { lockDots } from './dot-rounds.ts';
import type { NewPlacement } from './dot-store.ts';
import { guidanceOf } from './guidance.ts';
import type { CastAnswer } from './poll-store.ts';
import type { Tx } from './schema.ts';

/** What of a placement is kept. */
export type KeptPlacement = Pick<NewPlacement, 'roomId' | 'voter' | 'request' | 'dots' | 'organisationId'> & {
  revision: number;
};

/** See DotStore.place. */
export async function place(tx: Tx, placements: readonly NewPlacement[], now: number): Promise<CastAnswer[]> {
  const answers: CastAnswer[] = new Array(placements.length);
  const ofRound = Map.groupBy(placements.keys(), (at) => placements[at]?.roundId ?? '');
  // In one order, so that two processes never wait for each other.
  for (const roundId of [...ofRound.keys()].sort()) {
    const places = ofRound.get(roundId) ?? [];
    const those = places.flatMap((at) => placements[at] ?? []);
    const given = await placeInRound(tx, roundId, those, now);
    for (const [index, at] of places.entries()) {
      answers[at] = given[index] ?? { ok: false, code: 'poll-reset' };
    }
  }
  return answers;
}

async function placeInRound(
  tx: Tx,
  roundId: string,
  placements: readonly NewPlacement[],
  now: number,
): Promise<CastAnswer[]> {
  const row = await lockDots(tx, roundId);
  if (row === undefined) return placements.map(() => ({ ok: false, code: 'poll-reset' }));
  const rooms = await tx
    .selectFrom('dot_room')
    .innerJoin('room', 'room.id', 'dot_room.room_id')
    .leftJoin('room_guidance', 'room_guidance.room_id', 'dot_room.room_id')
    .select(['dot_room.room_id', 'room.closed', 'room_guidance.guidance'])
    .where('round_id', '=', roundId)
    .execute();
  // What is settled is closed also for a process whose clock is late.
  const closesAt = row.settled === 1 ? Number.NEGATIVE_INFINITY : row.closes_at;
  const round = { closesAt, roomIds: rooms.map(({ room_id }) => room_id) };
  const closedRooms = new Set(rooms.flatMap(({ room_id, closed }) => (closed === 1 ? [room_id] : [])));
  const notNow = new Set(
    rooms.flatMap(({ room_id, guidance }) => (openTools(guidanceOf(guidance).phase).dots ? [] : [room_id])),
  );
  const settled = row.settled === 1 ? await settledRequests(tx, roundId, placements) : new Set<string>();
  const { placed, kept } = await presentOf(tx, roundId, placements);

  const isNew = new Map<string, NewPlacement>();
  const changed = new Map<string, KeptPlacement>();
  const answers = placements.map((placement): CastAnswer => {
    const { roomId } = placement;
    if (settled.has(placement.request)) return { ok: true, revision: 1, isNews: false };
    const person = keyOf(roomId, placement.personId);
    const key = keyOf(roomId, placement.voter);
    const before = kept.get(key) ?? null;
    const found = {
      round,
      isRoomClosed: closedRooms.has(roomId),
      isNotNow: notNow.has(roomId),
      hasVoted: placed.has(person),
      ballot: before,
    };
    const decided = decideCast(found, placement, roomId, now);
    if (!decided.ok) return { ok: false, code: decided.problem.code };
    if (decided.value === 'same') return { ok: true, revision: before?.revision ?? 1, isNews: false };
    if (decided.value === 'new') isNew.set(person, placement);
    const revision = (before?.revision ?? 0) + 1;
    placed.add(person);
    kept.set(key, { revision, request: placement.request });
    changed.set(key, { ...placement, revision });
    return { ok: true, revision, isNews: true };
  });
  if (changed.size === 0) return answers;
  const voters = [...isNew.values()].map(({ roomId, personId }) => ({
    round_id: roundId,
    room_id: roomId,
    person_id: personId,
  }));
  if (voters.length > 0) await tx.insertInto('dot_voter').values(voters).execute();
  await writePlacements(tx, roundId, [...changed.values()]);
  return answers;
}

/** One person, or one key, in one room. */
function keyOf(roomId: string, who: string): string {
  return JSON.stringify([roomId, who]);
}

/** Who of them has placed dots in the round, and what stands under their keys. */
async function presentOf(tx: Tx, roundId: string, placements: readonly NewPlacement[]) {
  const voters = await tx
    .selectFrom('dot_voter')
    .select(['room_id', 'person_id'])
    .where('round_id', '=', roundId)
    .where('person_id', 'in', [...new Set(placements.map(({ personId }) => personId))])
    .execute();
  const rows = await tx
    .selectFrom('dot_ballot')
    .select(['room_id', 'voter', 'revision', 'request'])
    .where('round_id', '=', roundId)
    .where('voter', 'in', [...new Set(placements.map(({ voter }) => voter))])
    .execute();
  return {
    placed: new Set(voters.map(({ room_id, person_id }) => keyOf(room_id, person_id))),
    kept: new Map(
      rows.map(({ room_id, voter, revision, request }) => [keyOf(room_id, voter), { revision, request }]),
    ),
  };
}

/** Requests of these that are known to have been counted, though nobody can tell any more for whom. */
async function settledRequests(
  tx: Tx,
  roundId: string,
  placements: readonly NewPlacement[],
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('dot_request')
    .select('request')
    .where('round_id', '=', roundId)
    .where(
      'request',
      'in',
      placements.map(({ request }) => request),
    )
    .execute();
  return new Set(rows.map(({ request }) => request));
}

/** Puts dots where none or others lay. */
export async function writePlacements(
  tx: Tx,
  roundId: string,
  placements: readonly KeptPlacement[],
): Promise<void> {
  const rows = placements.map(({ roomId, voter, revision, request, organisationId }) => ({
    round_id: roundId,
    room_id: roomId,
    voter,
    revision,
    request,
    organisation_id: organisationId,
  }));
  for (const some of portions(rows)) {
    await tx
      .insertInto('dot_ballot')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['round_id', 'room_id', 'voter']).doUpdateSet((row) => ({
          revision: row.ref('excluded.revision'),
          request: row.ref('excluded.request'),
          organisation_id: row.ref('excluded.organisation_id'),
        })),
      )
      .execute();
  }
  for (const { roomId, voter, revision } of placements) {
    if (revision === 1) continue;
    await tx
      .deleteFrom('dot_mark')
      .where('round_id', '=', roundId)
      .where('room_id', '=', roomId)
      .where('voter', '=', voter)
      .execute();
  }
  const marks = placements.flatMap(({ roomId, voter, dots }) =>
    [...Map.groupBy(dots, (card) => card)].map(([card_id, all]) => ({
      round_id: roundId,
      room_id: roomId,
      voter,
      card_id,
      dots: all.length,
    })),
  );
  for (const some of portions(marks)) await tx.insertInto('dot_mark').values(some).execute();
}
