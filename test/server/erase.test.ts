import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { addCard } from '#lib/board/edit.ts';
import { cardsOf } from '#lib/board/schema.ts';
import type { AuditEntry } from '#lib/keep/audit.ts';
import { CLOSE } from '#lib/wire/collab.ts';
import { exchangeOf, STORES } from '#test/support/country-room.ts';
import { dumpOf, freshDatabase } from '#test/support/postgres.ts';
import { QuestionPage } from '#test/support/questions.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

const MARKER = 'AMINA-K-SECRET-NAME';
const DAY_MS = 86_400_000;

describe.each(STORES)('erasing on %s', (kind) => {
  let server: TestServer;
  let staff: Guest;
  let room: { roomId: string; epoch: string };
  let dataDir: string;
  let databaseUrl: string;
  let now: number;
  const writers: Writer[] = [];

  beforeEach(async () => {
    now = Date.now();
    dataDir = await mkdtemp(join(tmpdir(), 'rencontre-erase-'));
    databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    server = await startTestServer({ store: kind, databaseUrl, dataDir, clock: () => now });
    staff = await server.as('staff');
    room = await exchangeOf(server.store);
  });
  afterEach(async () => {
    for (const writer of writers.splice(0)) writer.leaves();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const epochNow = async () => (await server.store.rooms.find(room.roomId))?.epoch ?? '';
  async function enters({ cookie }: Guest, doc?: Y.Doc, epoch?: string): Promise<Writer> {
    const known = epoch ?? (await epochNow());
    const more = doc === undefined ? {} : { doc };
    const writer = new Writer({
      url: server.url,
      roomId: room.roomId,
      cookie,
      epoch: known,
      own: true,
      ...more,
    });
    writers.push(writer);
    return writer;
  }
  const erases = (who: Guest, how: 'erase' | 'anonymise') =>
    staff.fetch(`/api/people/${who.person.id}/erasure`, { method: 'POST', body: { kind: how } });

  /** Amina and Ben have written in one line and on cards; some of hers was deleted and kept as a version. */
  async function written() {
    const amina = await server.join({ name: MARKER, country: 'IQ' });
    const ben = await server.join({ name: 'Ben' });
    const hers = await (await enters(amina)).arrives();
    const his = await (await enters(ben)).arrives();
    hers.writes(`${MARKER}-line `);
    addCard(hers.doc, { id: 'hers', column: 'works', text: `${MARKER}-card` });
    await hers.isSaved();
    await his.sees(MARKER);
    his.writes('Ben-goes-on');
    addCard(his.doc, { id: 'his', column: 'works', text: 'Ben-card' });
    await his.isSaved();
    const update = Y.encodeStateAsUpdate(his.doc);
    const kept = {
      roomId: room.roomId,
      position: 2,
      reason: 'deletion',
      personId: null,
      madeAt: now,
    } as const;
    await server.store.rooms.keepHistory({ ...kept, id: 'kept', update });
    hers.deletes(0, 3);
    await hers.isSaved();
    return { amina, ben, hers, his };
  }

  /** Every byte that the database keeps, as far as this test can reach it. */
  async function bytesKept(): Promise<string> {
    if (kind === 'sqlite') {
      const files = readdirSync(dataDir).filter((name) => name.startsWith('rencontre.sqlite'));
      expect(files).toContain('rencontre.sqlite');
      return files.map((name) => readFileSync(join(dataDir, name), 'latin1')).join('');
    }
    return dumpOf(databaseUrl);
  }
  const shapes = (text: string) => [
    text,
    Buffer.from(text, 'utf16le').toString('latin1'),
    Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2),
  ];

  it('[26] leaves no byte of who is erased, and every word of others with its author', async () => {
    const { amina, ben, his } = await written();
    expect(await bytesKept()).toContain(MARKER);
    const preview = await (await staff.fetch(`/api/people/${amina.person.id}/erasure`)).json();
    expect(preview).toMatchObject({ rooms: 1, cards: 1 });
    const answer = await erases(amina, 'erase');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(preview);
    const kept = await bytesKept();
    for (const shape of shapes(MARKER)) expect(kept.includes(shape)).toBe(false);
    expect(server.logged.join('')).not.toContain(MARKER);
    const late = await (await enters(await server.join({ name: 'Late' }))).arrives();
    expect(late.text).toBe('Ben-goes-on');
    expect([...cardsOf(late.doc).keys()]).toEqual(['his']);
    await late.until(() => late.authors.get(his.doc.clientID)?.name === 'Ben', 'the author');
    expect((await amina.fetch('/api/me')).status).toBe(401);
    expect((await ben.fetch('/api/me')).status).toBe(200);
    expect((await erases(amina, 'erase')).status, 'a second time').toBe(404);
    const { entries } = await (await staff.fetch('/api/audit')).json();
    expect(entries).toMatchObject([
      { kind: 'person-erased', targetId: amina.person.id, personId: staff.person.id },
    ]);
  });

  it('[27] refuses a device that was away, which brings nothing back; a new copy of it goes on', async () => {
    const { amina, ben, his } = await written();
    his.goesOffline();
    his.writes(' unsent');
    await erases(amina, 'erase');
    his.comesBack();
    await his.isClosedWith(CLOSE.wrongEpoch);
    const again = await (await enters(ben)).arrives();
    expect(again.text).toBe('Ben-goes-on');
    again.writes(' and on');
    await again.isSaved();
    expect(await bytesKept()).not.toContain(MARKER);
  });

  it('[26] takes questions to the speakers off open pages at once; how they are signed follows the name', async () => {
    const amina = await server.join({ name: MARKER, country: 'IQ' });
    const ben = await server.join({ name: 'Ben' });
    const comes = async ({ cookie }: Guest) => {
      const page = await QuestionPage.opens(server.url, cookie, room.roomId);
      onTestFinished(() => page.closes());
      return page;
    };
    const [hers, his] = [await comes(amina), await comes(ben)];
    const { id } = await hers.puts(`${MARKER} asks`);
    const stays = await his.puts('Ben asks');
    const signed = (page: QuestionPage) => page.known?.questions.map((question) => question.by);
    await his.sees(() => signed(his)?.length === 2);
    expect(await (await amina.fetch('/api/me/data')).json()).toMatchObject({
      questions: [{ room: room.roomId, text: `${MARKER} asks` }],
    });
    expect((await (await ben.fetch('/api/me/data')).text()).includes(MARKER)).toBe(false);
    expect((await ben.fetch('/api/me', { method: 'PATCH', body: { name: 'Benoît' } })).status).toBe(200);
    await hers.sees(() => signed(hers)?.includes('Benoît') === true);
    const preview = await (await staff.fetch(`/api/people/${amina.person.id}/erasure`)).json();
    expect(preview).toMatchObject({ questions: 1 });
    expect(await (await erases(amina, 'erase')).json()).toEqual(preview);
    await his.sees(({ questions }) => questions.every((question) => question.id !== id));
    expect(his.known?.questions.map((question) => question.id)).toEqual([stays.id]);
    expect(await bytesKept()).not.toContain(MARKER);
    await erases(ben, 'anonymise');
    const late = await comes(await server.join({ name: 'Late' }));
    expect(signed(late)).toEqual(['']);
  });

  it('makes somebody nameless while their words stay', async () => {
    const { amina, hers } = await written();
    expect((await erases(amina, 'anonymise')).status).toBe(200);
    const late = await (await enters(await server.join({ name: 'Late' }))).arrives();
    await late.sees('-line', 'Ben-goes-on');
    await late.until(() => late.authors.has(hers.doc.clientID), 'the author');
    expect(late.authors.get(hers.doc.clientID)).toMatchObject({ name: '', country: null, gone: true });
    expect((await amina.fetch('/api/me')).status).toBe(401);
  });

  it('[36] gives each their own words, and nothing of others', async () => {
    const { amina, ben } = await written();
    const hers = await (await amina.fetch('/api/me/data')).text();
    expect(hers).toContain(`${MARKER}-card`);
    expect(hers).not.toContain('Ben');
    const his = await (await ben.fetch('/api/me/data')).text();
    expect(his).toContain('Ben-card');
    expect(his).not.toContain('AMINA');
  });

  it('[36] writes down what staff opened, took home and changed, and never a word of it', async () => {
    const { amina } = await written();
    const audit = async () => (await (await staff.fetch('/api/audit')).json()).entries;
    expect(await audit()).toEqual([]);
    const facilitator = await server.as('facilitator');
    for (const path of ['/api/review', '/api/review', `/api/review/rooms/${room.roomId}`]) {
      expect((await facilitator.fetch(path)).status).toBe(200);
    }
    for (const _ of [1, 2]) {
      expect((await staff.fetch(`/api/export?format=md&room=${room.roomId}`)).status).toBe(200);
    }
    expect((await amina.fetch('/api/review')).status, 'not hers to read').toBe(403);
    const change = { method: 'PATCH', body: { role: 'observer' } };
    expect((await staff.fetch(`/api/people/${amina.person.id}`, change)).status).toBe(200);
    const entries = await audit();
    expect(entries.map(({ kind, personId, targetId }: AuditEntry) => [kind, personId, targetId])).toEqual(
      expect.arrayContaining([
        ['review-read', facilitator.person.id, null],
        ['review-read', facilitator.person.id, room.roomId],
        ['exported', staff.person.id, room.roomId],
        ['exported', staff.person.id, room.roomId],
        ['role-changed', staff.person.id, amina.person.id],
        ['audit-read', staff.person.id, null],
      ]),
    );
    expect(entries, 'one visit is one line').toHaveLength(6);
    expect(JSON.stringify(entries)).not.toMatch(/AMINA|Ben/);
    now += 16 * 60_000;
    await facilitator.fetch('/api/review');
    expect((await audit()).filter(({ kind }: AuditEntry) => kind === 'review-read')).toHaveLength(3);
  });

  it('puts a mark in the place of a card, also in what is kept of the room', async () => {
    const { amina } = await written();
    const found = await (await staff.fetch(`/api/rooms/${room.roomId}/passages`)).json();
    expect(found).toMatchObject({ epoch: room.epoch });
    expect(found.passages).toContainEqual({
      passage: { is: 'card', card: 'hers' },
      text: `${MARKER}-card`,
    });
    const redaction = { epoch: room.epoch, passage: { is: 'card', card: 'hers' }, mark: '[redacted]' };
    const path = `/api/rooms/${room.roomId}/redact`;
    expect((await staff.fetch(path, { method: 'POST', body: redaction })).status).toBe(200);
    expect(await bytesKept()).not.toContain(`${MARKER}-card`);
    expect((await staff.fetch(path, { method: 'POST', body: redaction })).status, 'of another document').toBe(
      409,
    );
    const back = await (await enters(amina)).arrives();
    expect(String(cardsOf(back.doc).get('hers')?.get('text'))).toBe('[redacted]');
  });

  it('[36] an event is gone with everything once its time is over, unless staff prolonged it', async () => {
    await written();
    const until = (await server.store.events.read('demo'))?.retainUntil ?? 0;
    const body = { retainUntil: until + 10 * DAY_MS };
    expect((await staff.fetch('/api/event/retention', { method: 'POST', body })).status).toBe(200);
    now = until + DAY_MS;
    await server.sweep();
    expect(await server.store.events.list()).toEqual(['demo']);
    expect((await staff.fetch('/api/me')).status).toBe(200);
    now = until + 11 * DAY_MS;
    await server.sweep();
    expect(await server.store.events.list()).toEqual([]);
    const kept = await bytesKept();
    expect(kept).not.toContain(MARKER);
    expect(kept).not.toContain('Ben-goes-on');
    expect((await staff.fetch('/api/me')).status).toBe(401);
  });

  it('[36] an event can be erased before its time, by who types its code', async () => {
    const { amina } = await written();
    const erasesAll = (who: Guest, code: string) =>
      who.fetch('/api/event/erasure', { method: 'POST', body: { code } });
    expect((await erasesAll(staff, '0000-0000')).status).toBe(422);
    expect((await erasesAll(await server.as('facilitator'), '2803-2019')).status).toBe(403);
    expect(await server.store.events.list()).toEqual(['demo']);
    expect((await erasesAll(staff, '2803 2019')).status).toBe(200);
    expect(await server.store.events.list()).toEqual([]);
    expect(await bytesKept()).not.toContain(MARKER);
    expect((await amina.fetch('/api/me')).status).toBe(401);
  });
});
