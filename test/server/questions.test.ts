import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { UNNAMED_AN_HOUR } from '#lib/question/question.ts';
import { questionOnScreen } from '#lib/question/view.ts';
import { exchangeOf, STORES } from '#test/support/country-room.ts';
import { madeId } from '#test/support/polls.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { QuestionPage, votesForId } from '#test/support/questions.ts';
import { startTestServer } from '#test/support/server.ts';

const TABLES = ['question_room', 'question', 'question_vote'] as const;

/** Every row as the database itself keeps it, with what it notes beside. */
async function rowsOf(kind: string, dataDir: string, databaseUrl: string) {
  const rows: Record<string, Record<string, unknown>[]> = {};
  if (kind === 'sqlite') {
    const file = new BetterSqlite(join(dataDir, 'rencontre.sqlite'), { readonly: true });
    for (const table of TABLES) rows[table] = file.prepare(`SELECT * FROM ${table}`).all() as never;
    // There is no number by which they were written.
    for (const table of ['question', 'question_vote'])
      expect(() => file.prepare(`SELECT rowid FROM ${table}`)).toThrow('no such column');
    file.close();
    return rows;
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const table of TABLES) rows[table] = (await client.query(`SELECT ctid, xmin, * FROM ${table}`)).rows;
  await client.end();
  return rows;
}

describe.each(STORES)('questions to the speakers on %s', (kind) => {
  it('are asked, moderated, voted for, answered and shown; [24] without a name they lead to nobody', async () => {
    let now = Date.now();
    const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-questions-'));
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    const server = await startTestServer({ store: kind, dataDir, databaseUrl, clock: () => now });
    onTestFinished(async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    });
    const { roomId } = await exchangeOf(server.store);
    const comes = async (cookie: string, as: 'participant' | 'host' | 'projector' = 'participant') => {
      const page = await QuestionPage.opens(server.url, cookie, roomId, as);
      onTestFinished(() => page.closes());
      return page;
    };
    const facilitator = await server.as('facilitator');
    const [amal, joris] = [await server.join({ name: 'Amal Haddad' }), await server.join({ name: 'Joris' })];
    const host = await comes(facilitator.cookie, 'host');
    const projector = await comes((await server.as('observer')).cookie, 'projector');
    const [amals, joriss] = [await comes(amal.cookie), await comes(joris.cookie)];
    const decide = (questionId: string, state: string) => host.asks('question:decide', { questionId, state });
    const stateOf = (page: QuestionPage, id: string) =>
      page.known?.questions.find((question) => question.id === id)?.state ?? 'not seen';

    // Named, at once seen by all; without a name refused until somebody allows it.
    const first = await amals.puts('متى يعود الناس؟');
    expect(first.state).toBe('open');
    await joriss.sees(({ questions }) => questions.some(({ id }) => id === first.id));
    await expect(amals.puts('?', { unnamed: true })).rejects.toThrow('question-needs-name');
    await host.asks('question:set-rules', { roomIds: [roomId], moderated: true, unnamed: true });
    await amals.sees(({ rules }) => rules.unnamed && rules.moderated);

    // Nothing is public before somebody looked; its writer sees it wait, and hears what becomes of it.
    const secret = await amals.puts('Qui paie ?', { unnamed: true });
    expect(secret.state).toBe('waiting');
    await amals.puts('Qui paie ?', { unnamed: true, id: secret.id });
    await host.sees(({ questions }) => questions.some(({ id, by }) => id === secret.id && by === null));
    expect((await amals.watches()).own.toSorted()).toEqual([first.id, secret.id].toSorted());
    expect(stateOf(amals, secret.id)).toBe('waiting');
    expect((await joriss.watches()).questions.map(({ id }) => id)).toEqual([first.id]);
    await expect(joriss.votes(secret.id)).rejects.toThrow('question-gone');
    await decide(secret.id, 'open');
    await joriss.sees(() => stateOf(joriss, secret.id) === 'open');

    // One vote each, whatever is sent twice or late.
    await Promise.all([joriss.votes(secret.id), joriss.votes(secret.id), amals.votes(secret.id)]);
    await host.sees((room) => votesForId(room, secret.id) === 2);
    await joriss.votes(secret.id, false, 2);
    await expect(joriss.votes(secret.id, true, 1)).rejects.toThrow('vote-changed');
    await amals.sees((room) => votesForId(room, secret.id) === 1);
    expect((await joriss.watches()).ownVotes[secret.id]).toEqual({ voted: false, revision: 2 });

    // On the screen, with its votes; another one takes its place; hiding takes it off.
    await host.asks('question:show', { roomId, questionId: secret.id });
    const shown = await projector.sees(({ onScreen }) => onScreen === secret.id);
    expect(questionOnScreen(shown)).toMatchObject({ text: 'Qui paie ?', by: null, votes: 1 });
    await host.asks('question:show', { roomId, questionId: first.id });
    await projector.sees(({ onScreen, questions }) => onScreen === first.id && questions.length === 1);
    await decide(first.id, 'hidden');
    await projector.sees(({ onScreen }) => onScreen === null);
    await amals.sees(() => stateOf(amals, first.id) === 'hidden');
    await joriss.sees(() => stateOf(joriss, first.id) === 'not seen');
    await decide(first.id, 'answered');
    await joriss.sees(() => stateOf(joriss, first.id) === 'answered');
    await decide(secret.id, 'archived');
    await amals.sees(() => stateOf(amals, secret.id) === 'archived');

    // Nothing that is kept, and no line of the log, leads from the question or the votes to a person.
    const rows = await rowsOf(kind, dataDir, databaseUrl);
    const unnamed = rows.question?.find((row) => row.id === secret.id);
    expect(unnamed).toMatchObject({ person_id: null, text: 'Qui paie ?' });
    const said = JSON.stringify([unnamed, rows.question_vote, rows.question_room]);
    for (const known of [amal.person.id, joris.person.id, amals.tokens[secret.id] ?? '?']) {
      expect(said).not.toContain(known);
    }
    expect(rows.question?.some((row) => row.person_id === amal.person.id)).toBe(true);
    expect(new Set(rows.question_vote?.map((row) => row.voter)).size).toBe(2);
    expect(server.logged.join('')).not.toContain(secret.id);
    const notes = (await server.store.keep.notes('demo', 20)).map(({ kind: what }) => what);
    expect(notes.toSorted()).toEqual([
      'question-archived',
      'question-hidden',
      'question-put-back',
      'question-rules-changed',
    ]);

    // Taken back with the token alone; then nothing is left of it, and a late request does not bring it back.
    await expect(joriss.asks('question:take-back', { questionId: secret.id })).rejects.toThrow('not-found');
    await expect(amals.asks('question:take-back', { questionId: secret.id })).rejects.toThrow('not-found');
    await amals.asks('question:take-back', { questionId: secret.id, token: amals.tokens[secret.id] });
    await host.sees(() => stateOf(host, secret.id) === 'not seen');
    await expect(amals.puts('Qui paie ?', { unnamed: true, id: secret.id })).rejects.toThrow('question-gone');
    await server.store.scrub();
    if (kind === 'sqlite') {
      expect((await readFile(join(dataDir, 'rencontre.sqlite'))).includes('Qui paie')).toBe(false);
    }

    // Bounds have a sentence, and end.
    for (let n = 1; n < UNNAMED_AN_HOUR; n++) await amals.puts(`? ${n}`, { unnamed: true });
    await expect(amals.puts('one more', { unnamed: true })).rejects.toThrow('questions-own-full');
    await joriss.puts('another person', { unnamed: true });
    now += 3_600_000;
    const last = await amals.puts('one more', { unnamed: true });

    // A closed session takes no question and no vote.
    await decide(last.id, 'open');
    await server.setSessionState(roomId, 'closed');
    await expect(amals.puts('late')).rejects.toThrow('session-closed');
    await expect(joriss.votes(last.id)).rejects.toThrow('session-closed');

    // Who hears them hears only this; and who is not of the event's hosts decides nothing.
    await expect(amals.asks('question:watch', { as: 'host', roomIds: [roomId] })).rejects.toThrow(
      'forbidden',
    );
    await expect(
      amals.asks('question:watch', { as: 'participant', roomIds: [madeId('room')] }),
    ).rejects.toThrow('not-found');
  });
});
