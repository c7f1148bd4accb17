import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { SettledDots, SettledPoll, SettledQuestion, Votes } from '#lib/outputs-file/votes.ts';
import { shownCounts } from '#lib/poll/results.ts';
import { count as countRound } from './ballot-count.ts';
import { type KeptRow, portions, writeBallots } from './ballot-rows.ts';
import { type KeptPlacement, writePlacements } from './dot-place.ts';
import { withDotRooms } from './dot-rounds.ts';
import type { Schema, Tx } from './schema.ts';

/** Settled rounds and questions, read to be carried to another server, and written as they came from one. */

/** See PollStore.settled. */
export async function settledPolls(tx: Tx, eventId: string): Promise<SettledPoll[]> {
  const rows = await tx
    .selectFrom('poll_round')
    .innerJoin('poll', 'poll.id', 'poll_round.poll_id')
    .select(['poll_round.id', 'opened_at', 'closes_at'])
    .where('poll.event_id', '=', eventId)
    .where('settled', '=', 1)
    .orderBy('poll.position')
    .orderBy('poll.id')
    .orderBy('poll_round.number')
    .execute();
  const found: SettledPoll[] = [];
  for (const row of rows) {
    const counted = await countRound(tx, row.id);
    if (counted === null) continue;
    const { round, plan, rooms, wordRules, parts } = counted;
    const isAnonymous = plan.signing === 'anonymous';
    const shown = isAnonymous ? shownCounts(counted) : null;
    found.push({
      id: row.id,
      pollId: round.pollId,
      number: round.number,
      openedAt: row.opened_at,
      closedAt: row.closes_at ?? row.opened_at,
      revealed: round.revealed,
      wordRules,
      rooms: rooms.map(({ roomId, ballots, hands }) => ({
        roomId,
        people: ballots,
        hands,
        apart: shown?.apart.has(roomId) ?? false,
      })),
      parts,
      ballots: isAnonymous ? null : await ballotsOf(tx, row.id, plan.signing === 'named'),
      counts: shown?.counts ?? null,
    });
  }
  return found;
}

async function ballotsOf(
  tx: Tx,
  roundId: string,
  isNamed: boolean,
): Promise<NonNullable<SettledPoll['ballots']>> {
  const ballots = await tx
    .selectFrom('ballot')
    .leftJoin('person', 'person.id', 'ballot.voter')
    .select(['voter', 'room_id', 'ballot.organisation_id as organisation', 'person.id as person'])
    .where('round_id', '=', roundId)
    .execute();
  const marks = Map.groupBy(
    await tx.selectFrom('ballot_mark').selectAll().where('round_id', '=', roundId).execute(),
    ({ voter }) => voter,
  );
  return ballots.map(({ voter, room_id, organisation, person }) => ({
    roomId: room_id,
    personId: isNamed ? person : null,
    organisationId: organisation,
    marks: (marks.get(voter) ?? []).map(({ option, place, text }) => ({ option, place, text })),
  }));
}

/** See DotStore.settled. */
export async function settledDots(tx: Tx, eventId: string): Promise<SettledDots[]> {
  const rows = await tx
    .selectFrom('dot_round')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('settled', '=', 1)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  const found: SettledDots[] = [];
  for (const round of await withDotRooms(tx, rows)) {
    const isNamed = round.plan.signing === 'named';
    const ballots = await tx
      .selectFrom('dot_ballot')
      .leftJoin('person', 'person.id', 'dot_ballot.voter')
      .select(['voter', 'room_id', 'dot_ballot.organisation_id as organisation', 'person.id as person'])
      .where('round_id', '=', round.id)
      .execute();
    const marks = await tx.selectFrom('dot_mark').selectAll().where('round_id', '=', round.id).execute();
    const carried = await carriedDots(tx, round.id);
    found.push({
      id: round.id,
      plan: round.plan,
      openedAt: round.openedAt,
      closedAt: round.closesAt ?? round.openedAt,
      rooms: round.roomIds.map((roomId) => {
        const there = carried.get(roomId);
        if (there !== undefined) return { roomId, ...there };
        const totals = new Map<string, number>();
        for (const { room_id, card_id, dots } of marks) {
          if (room_id === roomId) totals.set(card_id, (totals.get(card_id) ?? 0) + dots);
        }
        const people = ballots.filter(({ room_id }) => room_id === roomId).length;
        return { roomId, people, totals: Object.fromEntries(totals) };
      }),
      ballots:
        round.plan.signing === 'anonymous'
          ? null
          : ballots.map(({ voter, room_id, organisation, person }) => ({
              roomId: room_id,
              personId: isNamed ? person : null,
              organisationId: organisation,
              dots: Object.fromEntries(
                marks
                  .filter((mark) => mark.room_id === room_id && mark.voter === voter)
                  .map(({ card_id, dots }) => [card_id, dots]),
              ),
            })),
    });
  }
  return found;
}

/** What was counted elsewhere of an anonymous round of dot voting, by room. */
export async function carriedDots(
  tx: Tx,
  roundId: string,
): Promise<Map<string, { people: number; totals: Record<string, number> }>> {
  const rows = await tx
    .selectFrom('dot_room')
    .select(['room_id', 'carried'])
    .where('round_id', '=', roundId)
    .execute();
  return new Map(
    rows.flatMap(({ room_id, carried }) =>
      carried === null ? [] : [[room_id, JSON.parse(carried)] as const],
    ),
  );
}

/** Writes what was answered, marked and asked elsewhere. The polls, rooms and people it names are there. */
export async function writeVotes(tx: Tx, eventId: string, votes: Votes): Promise<void> {
  for (const round of votes.polls) await writePoll(tx, round);
  for (const round of votes.dots) await writeDots(tx, eventId, round);
  for (const [roomId, questions] of Map.groupBy(votes.questions, (question) => question.roomId)) {
    await writeQuestions(tx, roomId, questions);
  }
}

async function writePoll(tx: Tx, round: SettledPoll): Promise<void> {
  const { rooms, counts, ballots } = round;
  const carried = {
    rooms: rooms.map(({ roomId, people, apart }) => ({ roomId, people, apart })),
    counts: counts ?? [],
  };
  await tx
    .insertInto('poll_round')
    .values({
      id: round.id,
      poll_id: round.pollId,
      number: round.number,
      opened_at: round.openedAt,
      closes_at: round.closedAt,
      revealed: round.revealed ? 1 : 0,
      version: 1,
      word_rules: JSON.stringify(round.wordRules),
      steps: counts === null ? 0 : 1,
      behind: null,
      next: null,
      next_ballots: 0,
      settled: 1,
      parts: round.parts === null ? null : JSON.stringify(round.parts),
      carried: counts === null ? null : JSON.stringify(carried),
    })
    .execute();
  await tx
    .insertInto('poll_room')
    .values(
      rooms.map(({ roomId, hands }, position) => ({
        round_id: round.id,
        room_id: roomId,
        position,
        hands: hands === null ? null : JSON.stringify(hands),
      })),
    )
    .execute();
  await writeBallots(
    tx,
    round.id,
    (ballots ?? []).map(
      ({ roomId, personId, organisationId, marks }): KeptRow => ({
        voter: personId ?? nobody(),
        roomId,
        revision: 1,
        request: '',
        marks,
        stratum: null,
        organisationId,
      }),
    ),
  );
  const voters = (ballots ?? []).flatMap(({ personId }) =>
    personId === null ? [] : [{ round_id: round.id, person_id: personId }],
  );
  for (const some of portions(voters)) await tx.insertInto('poll_voter').values(some).execute();
}

async function writeDots(tx: Tx, eventId: string, round: SettledDots): Promise<void> {
  const { rooms, ballots } = round;
  await tx
    .insertInto('dot_round')
    .values({
      id: round.id,
      event_id: eventId,
      plan: JSON.stringify(round.plan),
      opened_at: round.openedAt,
      closes_at: round.closedAt,
      settled: 1,
      version: 1,
    })
    .execute();
  await tx
    .insertInto('dot_room')
    .values(
      rooms.map(({ roomId, people, totals }, position) => ({
        round_id: round.id,
        room_id: roomId,
        position,
        carried: ballots === null ? JSON.stringify({ people, totals }) : null,
      })),
    )
    .execute();
  await writePlacements(
    tx,
    round.id,
    (ballots ?? []).map(
      ({ roomId, personId, organisationId, dots }): KeptPlacement => ({
        voter: personId ?? nobody(),
        roomId,
        revision: 1,
        request: '',
        dots: Object.entries(dots).flatMap(([card, many]) => new Array<string>(many).fill(card)),
        organisationId,
      }),
    ),
  );
  const voters = (ballots ?? []).flatMap(({ roomId, personId }) =>
    personId === null ? [] : [{ round_id: round.id, room_id: roomId, person_id: personId }],
  );
  for (const some of portions(voters)) await tx.insertInto('dot_voter').values(some).execute();
}

async function writeQuestions(tx: Tx, roomId: string, questions: readonly SettledQuestion[]): Promise<void> {
  await tx
    .insertInto('question_room')
    .values({
      room_id: roomId,
      version: 1,
      moderated: 0,
      unnamed: 0,
      on_screen: null,
      last_number: questions.length,
    })
    .execute();
  const rows = questions.map(
    ({ id, text, personId, state, votes }, index): Insertable<Schema['question']> => ({
      id,
      room_id: roomId,
      number: index + 1,
      text,
      person_id: personId,
      writer: personId === null ? nobody() : null,
      state,
      version: 1,
      carried_votes: votes,
    }),
  );
  for (const some of portions(rows)) await tx.insertInto('question').values(some).execute();
}

/** A key that nobody holds. */
function nobody(): string {
  return `nobody-${randomUUID()}`;
}
