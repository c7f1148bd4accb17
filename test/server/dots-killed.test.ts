import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { addCard } from '#lib/board/edit.ts';
import { STORES } from '#test/support/country-room.ts';
import { DotPage } from '#test/support/dots.ts';
import { Process } from '#test/support/killable.ts';
import { madeId } from '#test/support/polls.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { Writer } from '#test/support/writer.ts';

const VOTERS = 8;
const CARDS = ['visits', 'calls', 'delays'];

describe.each(STORES)('[3] dots on %s', (kind) => {
  let dataDir: string;
  let server: Process;
  let cookies: string[];
  const pages: DotPage[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rencontre-dots-'));
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    server = new Process({ store: kind, dataDir, databaseUrl, people: VOTERS, port: 0 });
    await server.start();
    cookies = server.cookies;
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.page.closes();
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function opens(cookie: string): Promise<DotPage> {
    const page = await DotPage.opens(server.url, cookie, [server.roomId]);
    pages.push(page);
    return page;
  }
  async function writesCards(): Promise<void> {
    const { url, roomId, epoch } = server;
    const writer = await new Writer({ url, roomId, epoch, cookie: cookies[0] ?? '', own: true }).arrives();
    for (const id of CARDS) addCard(writer.doc, { id, column: 'what-works', text: `About ${id}` });
    await writer.isSaved();
    writer.leaves();
  }

  it('that were acknowledged lie where they were put, once for each person, after kill -9 while they are placed', async () => {
    await writesCards();
    const roundId = await (await opens(server.host)).starts();
    const requests = cookies.map(() => madeId('request'));
    const chosen = (voter: number) => [CARDS[voter % 3] ?? '', CARDS[voter % 2] ?? ''].sort();
    const acknowledged = new Set<number>();
    const place = async (voter: number) => {
      const page = await opens(cookies[voter] ?? '');
      const answer = await page.places(roundId, chosen(voter), { request: requests[voter] as string });
      expect(answer).toEqual({ revision: 1, dots: chosen(voter) });
      acknowledged.add(voter);
    };
    const all = cookies.map((_, voter) => place(voter).catch(() => undefined));
    await Promise.race(all);
    await server.kill();
    await Promise.all(all);
    const before = new Set(acknowledged);
    expect(before.size, 'some were acknowledged').toBeGreaterThan(0);
    for (const page of pages.splice(0)) page.page.closes();

    await server.start();
    for (const voter of before) {
      const { own } = await (await opens(cookies[voter] ?? '')).sees(roundId);
      expect(own).toMatchObject([{ hasPlaced: true, placement: { revision: 1, dots: chosen(voter) } }]);
    }
    // Everybody's device asks again under the same request, also those whose dots lay there.
    await Promise.all(cookies.map((_, voter) => place(voter)));
    const host = await opens(server.host);
    expect((await host.sees(roundId)).counts).toMatchObject([{ people: VOTERS }]);
  }, 120_000);
});
