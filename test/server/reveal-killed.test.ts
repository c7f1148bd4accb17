import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { boardOf } from '#lib/board/read.ts';
import type { OwnWriting, Reply } from '#lib/wire/live.ts';
import { STORES } from '#test/support/country-room.ts';
import { times } from '#test/support/figures.ts';
import { Process } from '#test/support/killable.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { Writer } from '#test/support/writer.ts';

const PEOPLE = 6;
const ROUNDS = times(6, 60);

describe.each(STORES)('[1] drafts on %s', (kind) => {
  let dataDir: string;
  let server: Process;
  let cookies: string[];
  const closing: (() => void)[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rencontre-kill-'));
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    server = new Process({ store: kind, dataDir, databaseUrl, people: PEOPLE, port: 0 });
    await server.start();
    cookies = server.cookies;
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) close();
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function live(cookie: string): Promise<LivePage> {
    const page = await openLive(server.url, cookie);
    closing.push(() => page.closes());
    return page;
  }
  async function arrives(cookie: string): Promise<Writer> {
    const { url, roomId, epoch } = server;
    const writer = new Writer({ url, roomId, epoch, cookie, own: true });
    closing.push(() => writer.leaves());
    return writer.arrives();
  }
  const ask = async <Value>(page: LivePage, name: string, payload: object): Promise<Value> => {
    const reply = (await page.asks(name, { roomId: server.roomId, ...payload })) as Reply<Value>;
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  };

  it(`are each a card once, with its author, after ${ROUNDS} times kill -9 while they were revealed`, {
    timeout: ROUNDS * 60_000,
  }, async () => {
    const saved: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const host = await live(server.host);
      await ask(host, 'writing:begin', { roomIds: [server.roomId], signing: 'named' });
      await Promise.all(
        cookies.map(async (cookie, person) => {
          const page = await live(cookie);
          const text = `<${round}.${person}>`;
          const draft = { id: `draft-of-round-${round}-${person}`, column: 'what-works', kind: 'note', text };
          await ask(page, 'draft:keep', draft);
          saved.push(text);
        }),
      );
      // Another moment each round, from before the reveal began to after it was answered.
      const revealing = ask(host, 'writing:reveal', {}).catch(() => {});
      await Promise.race([revealing, new Promise((resolve) => setTimeout(resolve, round * 15))]);
      await server.kill();
      await server.start();
      const again = await live(server.host);
      await ask(again, 'writing:reveal', {});
      const { rules } = await ask<OwnWriting>(again, 'writing:read', {});
      expect(rules).toMatchObject({ writing: 'open', drafts: 0 });
    }
    const late = await arrives(cookies[0] ?? '');
    const cards = boardOf(late.doc).columns.flatMap((column) => column.cards);
    expect(cards.map(({ text }) => text).sort()).toEqual(saved.sort());
    for (const { text, author } of cards) {
      const person = text.slice(1, -1).split('.')[1];
      expect(late.authors.get(author)?.name).toBe(`Writer ${person}`);
    }
  });
});
