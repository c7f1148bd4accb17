import { sql } from 'kysely';
import { decideAsk, decideVote, type Vote } from '#lib/question/ask.ts';
import {
  isPublic,
  NO_QUESTION_RULES,
  type QuestionRules,
  type QuestionState,
} from '#lib/question/question.ts';
import { signedAnew } from './askers.ts';
import { empty, lockRoom, offScreen, TAKEN_BACK } from './question-lock.ts';
import type {
  AskAnswer,
  KeptQuestion,
  KeptQuestions,
  NewQuestion,
  QuestionStore,
  VoteAnswer,
  Writer,
} from './question-store.ts';
import { type Database, reading, type Schema, type Tx } from './schema.ts';

/** Questions to the speakers, and votes for them. */
export function questionsIn(db: Database): QuestionStore {
  return {
    room: (roomId) => reading(db, (tx) => questionsOf(tx, roomId)),

    async read(questionId) {
      const row = await asked(db).where('question.id', '=', questionId).executeTakeFirst();
      return row === undefined ? null : { roomId: row.room_id, question: questionOf(row) };
    },

    ask: (question) => db.transaction().execute((tx) => ask(tx, question)),
    takeBack: (questionId, writer) => db.transaction().execute((tx) => takeBack(tx, questionId, writer)),
    vote: (questionId, voter, vote) =>
      db.transaction().execute((tx) => castVote(tx, questionId, voter, vote)),

    async votesOf(voters) {
      if (voters.length === 0) return [];
      const rows = await db.selectFrom('question_vote').selectAll().where('voter', 'in', voters).execute();
      return rows.map(({ question_id, voted, revision }) => ({
        questionId: question_id,
        voted: voted === 1,
        revision,
      }));
    },

    setState: (questionId, state) => db.transaction().execute((tx) => setState(tx, questionId, state)),
    show: (roomId, questionId) => db.transaction().execute((tx) => show(tx, roomId, questionId)),

    setRules: (roomId, { moderated, unnamed }) =>
      db.transaction().execute(async (tx) => {
        if ((await lockRoom(tx, roomId)) === null) return false;
        await tx
          .updateTable('question_room')
          .set({ moderated: moderated ? 1 : 0, unnamed: unnamed ? 1 : 0 })
          .where('room_id', '=', roomId)
          .execute();
        return true;
      }),

    signedAnew: (personId) => db.transaction().execute((tx) => signedAnew(tx, personId)),

    async ofPerson(personId) {
      const rows = await asked(db)
        .where('question.person_id', '=', personId)
        .orderBy('question.room_id')
        .orderBy('question.number')
        .execute();
      return rows.map((row) => ({ roomId: row.room_id, question: questionOf(row) }));
    },
  };
}

type Row = Schema['question'] & {
  votes: number;
  name: string | null;
  organisation_id: string | null;
  country: string | null;
};

/** Questions that were not taken back, each with how many voted for it. */
function asked(db: Database | Tx) {
  return db
    .selectFrom('question')
    .leftJoin('person', 'person.id', 'question.person_id')
    .selectAll('question')
    .select(['person.name', 'person.organisation_id', 'person.country'])
    .select((row) =>
      row
        .selectFrom('question_vote')
        .select(sql<number>`count(*)`.as('count'))
        .whereRef('question_vote.question_id', '=', 'question.id')
        .where('question_vote.voted', '=', 1)
        .$asScalar()
        .$notNull()
        .as('votes'),
    )
    .where('question.state', '!=', TAKEN_BACK);
}

function questionOf(row: Row): KeptQuestion {
  const { id, number, text, person_id, writer, state, version, votes, carried_votes: carried } = row;
  const { name, organisation_id: organisationId, country } = row;
  return {
    id,
    number,
    text,
    personId: person_id,
    asker: name === null ? null : { name, organisationId, country },
    key: writer,
    state: state as QuestionState,
    version,
    votes: Number(votes) + carried,
  };
}

async function questionsOf(tx: Tx, roomId: string): Promise<KeptQuestions | null> {
  const room = await tx
    .selectFrom('room')
    .innerJoin('session', 'session.id', 'room.session_id')
    .select(['session.event_id', 'session.attribution'])
    .where('room.id', '=', roomId)
    .executeTakeFirst();
  if (room === undefined) return null;
  const row = await tx
    .selectFrom('question_room')
    .selectAll()
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  const rows = await asked(tx).where('question.room_id', '=', roomId).orderBy('question.number').execute();
  const takenBack = await tx
    .selectFrom('question')
    .select(['id', 'version'])
    .where('room_id', '=', roomId)
    .where('state', '=', TAKEN_BACK)
    .execute();
  return {
    eventId: room.event_id,
    attribution: room.attribution,
    version: row?.version ?? 0,
    rules: rulesOf(row),
    onScreen: row?.on_screen ?? null,
    questions: rows.map(questionOf),
    takenBack,
  };
}

function rulesOf(row: Schema['question_room'] | undefined): QuestionRules {
  return row === undefined
    ? NO_QUESTION_RULES
    : { moderated: row.moderated === 1, unnamed: row.unnamed === 1 };
}

async function ask(tx: Tx, question: NewQuestion): Promise<AskAnswer> {
  const { id, roomId, text } = question;
  const room = await lockRoom(tx, roomId);
  if (room === null) return { ok: false, code: 'question-gone' };
  const personId = 'personId' in question ? question.personId : null;
  const key = 'key' in question ? question.key : null;
  const before = await tx.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst();
  const { count, own } = await tx
    .selectFrom('question')
    .select((row) => [
      row.fn.countAll<number>().as('count'),
      row.fn
        .countAll<number>()
        .filterWhere('person_id', '=', personId ?? '')
        .as('own'),
    ])
    .where('room_id', '=', roomId)
    .where('state', '!=', TAKEN_BACK)
    .executeTakeFirstOrThrow();
  const decided = decideAsk(
    {
      before:
        before === undefined
          ? null
          : {
              isOwn: before.room_id === roomId && before.person_id === personId && before.writer === key,
              isTakenBack: before.state === TAKEN_BACK,
            },
      isRoomClosed: room.isClosed,
      rules: rulesOf(room),
      count: Number(count),
      own: Number(own),
    },
    personId !== null,
  );
  if (!decided.ok) return { ok: false, code: decided.problem.code };
  if (decided.value === 'same') {
    return { ok: true, state: (before?.state ?? 'open') as QuestionState, isNews: false };
  }
  const number = room.last_number + 1;
  await tx.updateTable('question_room').set({ last_number: number }).where('room_id', '=', roomId).execute();
  await tx
    .insertInto('question')
    .values({
      id,
      room_id: roomId,
      number,
      text,
      person_id: personId,
      writer: key,
      state: decided.value,
      version: room.version,
      carried_votes: 0,
    })
    .execute();
  return { ok: true, state: decided.value, isNews: true };
}

/** The question and its room's row, both kept from everybody else. Null: there is none, or it was taken back. */
async function lockQuestion(tx: Tx, questionId: string) {
  const place = await tx
    .selectFrom('question')
    .select('room_id')
    .where('id', '=', questionId)
    .executeTakeFirst();
  const room = place === undefined ? null : await lockRoom(tx, place.room_id);
  if (room === null) return null;
  // Only now nobody else changes it.
  const question = await tx
    .selectFrom('question')
    .selectAll()
    .where('id', '=', questionId)
    .where('state', '!=', TAKEN_BACK)
    .executeTakeFirst();
  return question === undefined ? null : { room, question };
}

async function takeBack(tx: Tx, questionId: string, writer: Writer): Promise<boolean> {
  const found = await lockQuestion(tx, questionId);
  if (found === null) {
    const left = await tx.selectFrom('question').select('id').where('id', '=', questionId).executeTakeFirst();
    return left !== undefined;
  }
  const { question, room } = found;
  const isOwn =
    'personId' in writer ? question.person_id === writer.personId : question.writer === writer.key;
  if (!isOwn) return false;
  await empty(tx, [questionId], room);
  return true;
}

async function castVote(tx: Tx, questionId: string, voter: string, vote: Vote): Promise<VoteAnswer> {
  const found = await lockQuestion(tx, questionId);
  const before =
    found === null
      ? undefined
      : await tx
          .selectFrom('question_vote')
          .select(['voted', 'revision'])
          .where('question_id', '=', questionId)
          .where('voter', '=', voter)
          .executeTakeFirst();
  const decided = decideVote(
    {
      state: found === null ? null : (found.question.state as QuestionState),
      isRoomClosed: found?.room.isClosed ?? false,
      before: before === undefined ? null : { voted: before.voted === 1, revision: before.revision },
    },
    vote,
  );
  if (!decided.ok) return { ok: false, code: decided.problem.code };
  const roomId = found?.question.room_id ?? '';
  if (decided.value === 'same') return { ok: true, roomId, isNews: false };
  const row = { voted: vote.voted ? 1 : 0, revision: vote.revision };
  await tx
    .insertInto('question_vote')
    .values({ question_id: questionId, voter, ...row })
    .onConflict((conflict) => conflict.columns(['question_id', 'voter']).doUpdateSet(row))
    .execute();
  return { ok: true, roomId, isNews: true };
}

async function setState(
  tx: Tx,
  questionId: string,
  state: QuestionState,
): Promise<{ before: QuestionState } | null> {
  const found = await lockQuestion(tx, questionId);
  if (found === null) return null;
  const before = found.question.state as QuestionState;
  if (before === state) return { before };
  await tx
    .updateTable('question')
    .set({ state, version: found.room.version })
    .where('id', '=', questionId)
    .execute();
  if (!isPublic(state)) await offScreen(tx, [questionId]);
  return { before };
}

async function show(tx: Tx, roomId: string, questionId: string | null): Promise<'shown' | 'gone'> {
  const room = await lockRoom(tx, roomId);
  if (room === null) return 'gone';
  if (questionId !== null) {
    const question = await tx
      .selectFrom('question')
      .select('state')
      .where('id', '=', questionId)
      .where('room_id', '=', roomId)
      .executeTakeFirst();
    if (question === undefined || !isPublic(question.state as QuestionState)) return 'gone';
  }
  if (room.on_screen === questionId) return 'shown';
  await tx
    .updateTable('question_room')
    .set({ on_screen: questionId })
    .where('room_id', '=', roomId)
    .execute();
  // For the projector one comes and the other goes.
  await tx
    .updateTable('question')
    .set({ version: room.version })
    .where(
      'id',
      'in',
      [room.on_screen, questionId].flatMap((id) => id ?? []),
    )
    .execute();
  return 'shown';
}
