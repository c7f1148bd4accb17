import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { addCard } from '#lib/board/edit.ts';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { exchangeOf, STORES } from '#test/support/country-room.ts';
import { DotPage } from '#test/support/dots.ts';
import { madeId } from '#test/support/polls.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { rawRows } from '#test/support/raw-rows.ts';
import { startTestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

const TABLES = ['dot_voter', 'dot_ballot', 'dot_mark', 'dot_request'] as const;

describe.each(STORES)('[24] anonymous dots on %s', (kind) => {
  it('leave nothing behind that leads from a person, a device, a moment or an order to a card', async () => {
    let now = Date.now();
    const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-unlinked-'));
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    const server = await startTestServer({ store: kind, dataDir, databaseUrl, clock: () => now });
    onTestFinished(async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    });
    const { roomId } = await exchangeOf(server.store);
    const { cookie } = await server.join({ name: 'Writer' });
    const writer = await new Writer({ url: server.url, roomId, cookie, own: true }).arrives();
    onTestFinished(() => writer.leaves());
    for (const id of ['visits', 'calls'])
      addCard(writer.doc, { id, column: 'what-works', text: `About ${id}` });
    await writer.isSaved();
    const opens = async (pass: string) => {
      const page = await DotPage.opens(server.url, pass, [roomId]);
      onTestFinished(() => page.page.closes());
      return page;
    };
    const host = await opens((await server.as('facilitator')).cookie);
    const roundId = await host.starts({ signing: 'anonymous' });
    const known: string[] = [];
    for (let n = 0; n < 8; n++) {
      const guest = await server.join({ name: `Voter ${n}` });
      const [request, token] = [madeId('request'), madeId('token-of-dots')];
      await (await opens(guest.cookie)).places(roundId, n < 5 ? ['visits', 'calls'] : ['calls', 'calls'], {
        request,
        token,
      });
      known.push(guest.person.id, token, request);
    }
    const before = await rawRows({ kind, dataDir, databaseUrl }, TABLES, TABLES);
    expect(before.dot_voter).toHaveLength(8);
    const keys = before.dot_ballot.map((row) => String(row.voter));
    // Not even while they are placed a key or a column says whose they are.
    expect(JSON.stringify(before.dot_mark)).not.toMatch(new RegExp(known.join('|')));

    await host.asks('dots:close', { roundId });
    now += TAKE_BACK_MS;
    await server.sweep();
    const after = await rawRows({ kind, dataDir, databaseUrl }, TABLES, TABLES);
    expect(after.dot_voter).toEqual([]);
    expect(after.dot_ballot).toHaveLength(8);
    const said = JSON.stringify([after.dot_ballot, after.dot_mark]);
    for (const word of [...known, ...keys]) expect(said).not.toContain(word);
    for (const ballot of after.dot_ballot)
      expect(ballot).toMatchObject({ request: '', organisation_id: null });
    for (const table of ['dot_ballot', 'dot_mark'] as const) {
      const order = after[table].map((row) => String(row.voter));
      expect(order).toEqual(order.toSorted());
      expect(new Set(after[table].map((row) => row.xmin)).size).toBe(1);
    }
    const requests = after.dot_request.map((row) => String(row.request));
    expect(requests).toHaveLength(8);
    expect(requests).toEqual(requests.toSorted());
    // Who joined is written there, by id; not with what.
    const secrets = known.filter((_, at) => at % 3 > 0);
    for (const word of secrets) expect(server.logged.join('')).not.toContain(word);

    expect((await host.sees(roundId)).counts).toMatchObject([
      { people: 8, totals: { visits: 5, calls: 11 } },
    ]);
  });
});
