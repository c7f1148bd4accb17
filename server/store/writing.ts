import { sql } from 'kysely';
import { DRAFTS_OF_ONE_MAX, type Draft, NO_RULES, type RoomRules } from '#lib/board/rules.ts';
import { CARDS_MAX } from '#lib/board/schema.ts';
import { locksIn, locksOf } from './board-locks.ts';
import { changeRule, ruleFor } from './room-rule.ts';
import { append, ClientTaken } from './rooms.ts';
import { type Database, reading, type Schema, type Tx } from './schema.ts';
import type { AppendAnswer, DraftAnswer, StoredDraft, WritingStore } from './store.ts';

/** What is decided about writing in rooms, and the drafts of private writing. */
export function writingIn(db: Database): WritingStore {
  return {
    rules: (roomId) => reading(db, (tx) => rules(tx, roomId)),

    beginPrivate: (roomId, signing) =>
      db.transaction().execute(async (tx) => {
        const rule = await ruleFor(tx, roomId);
        if (rule === null) return 'gone';
        if (rule.writing === 'private') return rule.signing === signing ? 'begun' : 'on';
        await changeRule(tx, roomId, { writing: 'private', signing });
        return 'begun';
      }),

    async drafts(roomId) {
      const rows = await draftsOf(db, roomId).execute();
      return rows.map((row) => ({
        ...draftOf(row),
        roomId,
        personId: row.person_id,
        revision: row.revision,
      }));
    },

    async draftsOf(roomId, personId) {
      const rows = await draftsOf(db, roomId).where('person_id', '=', personId).execute();
      return rows.map(draftOf);
    },

    keepDraft: (draft) => db.transaction().execute((tx) => keepDraft(tx, draft)),

    discardDraft: (roomId, personId, id) =>
      db.transaction().execute(async (tx) => {
        await ruleFor(tx, roomId);
        const gone = await tx
          .deleteFrom('draft')
          .where('id', '=', id)
          .where('room_id', '=', roomId)
          .where('person_id', '=', personId)
          .returning('id')
          .executeTakeFirst();
        if (gone !== undefined) await changeRule(tx, roomId, {});
        return gone !== undefined;
      }),

    ...locksIn(db),

    async reveal(batch, drafts) {
      try {
        return await db.transaction().execute((tx) => reveal(tx, batch, drafts));
      } catch (error) {
        if (error instanceof ClientTaken) return { ok: false, reason: 'client-taken', client: error.client };
        if (error instanceof Refused) return error.answer;
        throw error;
      }
    },
  };
}

type RevealAnswer = AppendAnswer | { ok: false; reason: 'stale' };

/** Thrown inside the revealing transaction so that it rolls back. */
class Refused extends Error {
  readonly answer: RevealAnswer;
  constructor(answer: RevealAnswer) {
    super('The drafts cannot be revealed like this.');
    this.answer = answer;
  }
}

async function reveal(
  tx: Tx,
  { roomId, epoch, update, claims, now }: Parameters<WritingStore['reveal']>[0],
  wanted: Parameters<WritingStore['reveal']>[1],
): Promise<AppendAnswer> {
  const answer =
    update === null ? await present(tx, roomId, epoch) : await append(tx, roomId, epoch, update, claims, now);
  if (!answer.ok) throw new Refused(answer);
  // Whoever saves a draft waits for this row, and finds private writing ended.
  await changeRule(tx, roomId, { writing: 'open' });
  const rows = await tx
    .selectFrom('draft')
    .select(['id', 'revision'])
    .where('room_id', '=', roomId)
    .execute();
  const revisions = new Map(wanted.map(({ id, revision }) => [id, revision]));
  const isSame = rows.length === wanted.length && rows.every((row) => revisions.get(row.id) === row.revision);
  if (!isSame) throw new Refused({ ok: false, reason: 'stale' });
  await tx.deleteFrom('draft').where('room_id', '=', roomId).execute();
  for (const { id } of rows) await tx.insertInto('revealed_draft').values({ id, room_id: roomId }).execute();
  return answer;
}

/** The answer where nothing is to be appended. */
async function present(tx: Tx, roomId: string, epoch: string): Promise<AppendAnswer> {
  const room = await tx
    .selectFrom('room')
    .select(['head', 'epoch', 'closed'])
    .where('id', '=', roomId)
    .executeTakeFirst();
  if (room === undefined) return { ok: false, reason: 'gone' };
  if (room.epoch !== epoch) return { ok: false, reason: 'epoch' };
  return room.closed === 1 ? { ok: false, reason: 'closed' } : { ok: true, position: room.head };
}

async function keepDraft(tx: Tx, draft: Omit<StoredDraft, 'revision'>): Promise<DraftAnswer> {
  const { id, roomId, personId, column, text, kind } = draft;
  const rule = await ruleFor(tx, roomId);
  const revealed = await tx
    .selectFrom('revealed_draft')
    .select('room_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (revealed !== undefined) return revealed.room_id === roomId ? 'revealed' : 'taken';
  if (rule === null || rule.writing !== 'private') return 'over';
  const room = await tx.selectFrom('room').select('closed').where('id', '=', roomId).executeTakeFirst();
  if (room?.closed !== 0) return 'closed';
  const known = await tx
    .selectFrom('draft')
    .select(['room_id', 'person_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (known === undefined) {
    const count = await tx
      .selectFrom('draft')
      .select((row) => [
        row.fn.countAll<number>().as('all'),
        sql<number>`count(case when person_id = ${personId} then 1 end)`.as('own'),
        sql<number>`coalesce(max(position), 0)`.as('last'),
      ])
      .where('room_id', '=', roomId)
      .executeTakeFirstOrThrow();
    if (count.own >= DRAFTS_OF_ONE_MAX || count.all >= CARDS_MAX) return 'full';
    await tx
      .insertInto('draft')
      .values({
        id,
        room_id: roomId,
        person_id: personId,
        position: count.last + 1,
        revision: 1,
        column_id: column,
        body: text,
        kind,
      })
      .execute();
  } else {
    if (known.room_id !== roomId || known.person_id !== personId) return 'taken';
    await tx
      .updateTable('draft')
      .set((row) => ({ column_id: column, body: text, kind, revision: row('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }
  await changeRule(tx, roomId, {});
  return 'kept';
}

async function rules(tx: Tx, roomId: string): Promise<RoomRules> {
  const rule = await tx.selectFrom('room_rule').selectAll().where('room_id', '=', roomId).executeTakeFirst();
  if (rule === undefined) return NO_RULES;
  const { count } = await tx
    .selectFrom('draft')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow();
  const { version, writing, signing } = rule;
  return { version, writing, signing, drafts: count, locks: await locksOf(tx, roomId) };
}

function draftsOf(db: Database, roomId: string) {
  return db.selectFrom('draft').selectAll().where('room_id', '=', roomId).orderBy('position').orderBy('id');
}

function draftOf({ id, column_id, body, kind }: Schema['draft']): Draft {
  return { id, column: column_id, text: body, kind };
}
