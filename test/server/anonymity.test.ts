import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as Y from 'yjs';
import { isServerIn } from '#lib/board/authors.ts';
import { boardOf } from '#lib/board/read.ts';
import type { Signing } from '#lib/board/rules.ts';
import { serverMarks } from '#lib/board/server-marks.ts';
import { exchangeOf, STORES } from '#test/support/country-room.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

type Row = Record<string, unknown>;

describe.each(STORES)('what is written without a name, on %s,', (kind) => {
  let server: TestServer;
  let dataDir: string;
  let databaseUrl: string;
  let roomId: string;
  const pages: LivePage[] = [];
  const writers: Writer[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rencontre-anonymous-'));
    databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    server = await startTestServer({ store: kind, databaseUrl, dataDir });
    roomId = (await exchangeOf(server.store)).roomId;
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.closes();
    for (const writer of writers.splice(0)) writer.leaves();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function opens({ cookie }: { cookie: string }): Promise<LivePage> {
    const page = await openLive(server.url, cookie);
    pages.push(page);
    return page;
  }
  const enters = async (guest: Guest): Promise<Writer> => {
    const epoch = (await server.store.rooms.find(roomId))?.epoch ?? '';
    const writer = new Writer({ url: server.url, roomId, cookie: guest.cookie, epoch, own: true });
    writers.push(writer);
    return writer.arrives();
  };
  const SECRETS = ['first secret', 'second secret', 'third secret'];

  /** Three people write for themselves, and are revealed. */
  async function revealed(signing: Signing): Promise<{ people: Guest[]; host: LivePage }> {
    const organisations = ['caritas', 'iom', 'caritas'];
    const people = await Promise.all(
      organisations.map((organisation, n) =>
        server.join({ name: `Writer number ${n}`, organisation, country: 'IQ' }),
      ),
    );
    const host = await opens(await server.as('facilitator'));
    expect((await host.asks('writing:begin', { roomIds: [roomId], signing })).ok).toBe(true);
    for (const [n, person] of people.entries()) {
      const draft = {
        roomId,
        id: `draft-of-number-${n}-xx`,
        column: 'what-works',
        text: SECRETS[n],
        kind: 'note',
      };
      expect(await (await opens(person)).asks('draft:keep', draft)).toEqual({ ok: true, value: 'kept' });
    }
    expect(await host.asks('writing:reveal', { roomId })).toEqual({ ok: true, value: { cards: 3 } });
    return { people, host };
  }

  /** Every row of every table, its values as text. */
  async function dump(): Promise<{ table: string; row: Row; text: string }[]> {
    const textOf = (row: Row) =>
      Object.values(row)
        .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
        .join(' | ');
    const rows: { table: string; row: Row; text: string }[] = [];
    if (kind === 'sqlite') {
      const file = new Database(join(dataDir, 'rencontre.sqlite'), { readonly: true });
      const tables = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as Row[];
      for (const { name } of tables) {
        for (const row of file.prepare(`SELECT * FROM "${name}"`).all() as Row[]) {
          rows.push({ table: String(name), row, text: textOf(row) });
        }
      }
      file.close();
      return rows;
    }
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const tables = await client.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
    for (const { name } of tables.rows) {
      for (const row of (await client.query(`SELECT * FROM "${name}"`)).rows as Row[]) {
        rows.push({ table: name, row, text: textOf(row) });
      }
    }
    await client.end();
    return rows;
  }

  it('leads to nobody: no row of any table joins a card to whoever wrote it', async () => {
    const { people, host } = await revealed('anonymous');
    const projected = async () => (await dump()).filter(({ table }) => table === 'projected_card').length;
    await expect.poll(projected, { timeout: 10_000 }).toBe(3);
    const reader = await enters(await server.join({ name: 'Reader' }));
    const cards = boardOf(reader.doc).columns.flatMap((column) => column.cards);
    expect(cards.map(({ text }) => text).sort()).toEqual([...SECRETS].sort());
    const rows = await dump();
    const ofPeople = people.flatMap(({ person }) => [person.id, person.name]);
    // Everything by which somebody could be found: their own ids, and the client ids that are theirs.
    const clients = rows
      .filter(({ table, row }) => table === 'room_client' && ofPeople.includes(String(row.person_id)))
      .map(({ row }) => Number(row.client));
    for (const card of cards) {
      const about = rows.filter(({ text }) => text.includes(card.text) || text.includes(card.id));
      expect(about.map(({ table }) => table).sort()).toEqual(
        expect.arrayContaining(['log_entry', 'projected_card', 'card_origin'].sort()),
      );
      for (const { table, row, text } of about) {
        for (const known of ofPeople) expect(text, table).not.toContain(known);
        expect(text, table).not.toContain('draft-of-number');
        if (row.data instanceof Uint8Array) {
          for (const client of Y.parseUpdateMeta(row.data).from.keys()) expect(clients).not.toContain(client);
        }
      }
      const owner = rows.find(
        ({ table, row }) => table === 'room_client' && Number(row.client) === card.author,
      );
      expect(owner?.row).toMatchObject({ person_id: null });
      expect(
        rows.find(({ table, row }) => table === 'projected_card' && row.card_id === card.id)?.row,
      ).toMatchObject({ author_id: null });
      expect(card.sender).toBeNull();
      expect(serverMarks(card, isServerIn(reader.authors)).signed).toEqual({ organisation: null });
    }
    // The ids that devices remember lead to nothing: neither to a person nor to a card.
    const drafts = rows.filter(({ text }) => text.includes('draft-of-number'));
    expect(new Set(drafts.map(({ table }) => table))).toEqual(new Set(['revealed_draft']));
    expect(Object.keys(drafts[0]?.row ?? {}).sort()).toEqual(['id', 'room_id']);
    // One time for all of them.
    const times = rows
      .filter(({ table }) => table === 'card_origin')
      .map(({ row }) => String(row.created_at));
    expect(new Set(times).size).toBe(1);
    for (const line of server.logged) for (const secret of SECRETS) expect(line).not.toContain(secret);

    if (kind === 'sqlite') {
      // Also what the engine leaves of deleted rows, in which a draft stood beside its writer.
      const together = () => {
        const files = readdirSync(dataDir).filter((name) => name.startsWith('rencontre.sqlite'));
        const bytes = files.map((name) => readFileSync(join(dataDir, name), 'latin1')).join('');
        return SECRETS.some((secret) => {
          for (let at = bytes.indexOf(secret); at !== -1; at = bytes.indexOf(secret, at + 1)) {
            if (people.some(({ person }) => bytes.slice(at - 200, at).includes(person.id))) return true;
          }
          return false;
        });
      };
      await expect.poll(together, { timeout: 10_000 }).toBe(false);
    }
    // Decided before anybody wrote, and not to be changed while they do.
    expect((await host.asks('writing:begin', { roomIds: [roomId], signing: 'organisation' })).ok).toBe(true);
    for (const signing of ['named', 'anonymous']) {
      expect(await host.asks('writing:begin', { roomIds: [roomId], signing })).toEqual({
        ok: false,
        error: { code: 'writing-on' },
      });
    }
  });

  it('carries its organisation where that was said before, and still nobody', async () => {
    const { people } = await revealed('organisation');
    const reader = await enters(await server.join({ name: 'Reader' }));
    const cards = boardOf(reader.doc).columns.flatMap((column) => column.cards);
    const signed = cards.map((card) => [
      card.text,
      serverMarks(card, isServerIn(reader.authors)).signed?.organisation,
    ]);
    expect(new Map(signed as [string, string][])).toEqual(
      new Map([
        ['first secret', 'caritas'],
        ['second secret', 'iom'],
        ['third secret', 'caritas'],
      ]),
    );
    const rows = await dump();
    for (const { table, text } of rows) {
      if (SECRETS.some((secret) => text.includes(secret))) {
        for (const { person } of people) expect(text, table).not.toContain(person.id);
      }
    }
    // The twin: with names the server knows and says who wrote.
    await (await opens(await server.as('facilitator'))).asks('writing:begin', {
      roomIds: [roomId],
      signing: 'named',
    });
    const [first] = people;
    if (first === undefined) throw new Error('nobody came');
    const draft = {
      roomId,
      id: 'a-named-draft-of-it',
      column: 'what-works',
      text: 'with my name',
      kind: 'note',
    };
    await (await opens(first)).asks('draft:keep', draft);
    await (await opens(await server.as('facilitator'))).asks('writing:reveal', { roomId });
    await reader.until(() => boardOf(reader.doc).count === 4, 'the card');
    const named = boardOf(reader.doc)
      .columns.flatMap((column) => column.cards)
      .find(({ text }) => text === 'with my name');
    expect(reader.authors.get(named?.author ?? 0)).toMatchObject({ name: 'Writer number 0' });
  });
});
