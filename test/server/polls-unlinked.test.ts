import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { exchangeOf, STORES } from '#test/support/country-room.ts';
import { madeId, PollPage, question } from '#test/support/polls.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { rawRows } from '#test/support/raw-rows.ts';
import { startTestServer } from '#test/support/server.ts';

const TABLES = ['poll_voter', 'ballot', 'ballot_mark', 'counted_request'] as const;

describe.each(STORES)('[24] an anonymous round on %s', (kind) => {
  it('leaves nothing behind that leads from a person, a device, a moment or an order to a ballot', async () => {
    let now = Date.now();
    const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-unlinked-'));
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    const server = await startTestServer({ store: kind, dataDir, databaseUrl, clock: () => now });
    onTestFinished(async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    });
    const { roomId } = await exchangeOf(server.store);
    const host = await PollPage.opens(server.url, (await server.as('facilitator')).cookie, [roomId], 'host');
    onTestFinished(() => host.closes());
    const { roundId } = await host.puts(question({ signing: 'anonymous', split: 'country' }));
    const known: string[] = [];
    for (let n = 0; n < 8; n++) {
      const guest = await server.join({ name: `Voter ${n}`, country: n < 6 ? 'IQ' : 'MA' });
      const page = await PollPage.opens(server.url, guest.cookie, [roomId]);
      const request = madeId('request');
      const token = madeId('token');
      await page.casts(roundId, [n < 5 ? 'a' : 'b'], { request, token });
      known.push(guest.person.id, token, request);
      page.closes();
    }
    const before = await rawRows({ kind, dataDir, databaseUrl }, TABLES, ['ballot']);
    expect(before.poll_voter).toHaveLength(8);
    const keys = before.ballot.map((row) => String(row.voter));
    // Not even while it is open a key or a column says who it is.
    expect(JSON.stringify(before.ballot_mark)).not.toMatch(new RegExp(known.join('|')));

    await host.asks('poll:close', { roundId });
    now += TAKE_BACK_MS;
    await server.sweep();
    const after = await rawRows({ kind, dataDir, databaseUrl }, TABLES, ['ballot']);
    expect(after.poll_voter).toEqual([]);
    expect(after.ballot).toHaveLength(8);
    const said = JSON.stringify([after.ballot, after.ballot_mark]);
    for (const word of [...known, ...keys]) expect(said).not.toContain(word);
    for (const ballot of after.ballot) expect(ballot).toMatchObject({ stratum: null, request: '' });
    for (const table of ['ballot', 'ballot_mark'] as const) {
      const order = after[table].map((row) => String(row.voter));
      expect(order).toEqual(order.toSorted());
      expect(new Set(after[table].map((row) => row.xmin)).size).toBe(1);
    }
    const requests = after.counted_request.map((row) => String(row.request));
    expect(requests).toHaveLength(8);
    expect(requests).toEqual(requests.toSorted());
    for (const word of known)
      expect(server.logged.join('')).not.toContain(word.replace(/^[a-z0-9]{16}$/, 'none'));

    const { results } = await host.sees(roundId, 'host');
    expect(results.total).toMatchObject({ people: 8, counts: [5, 3, 0] });
    // Two from Morocco: nobody is shown apart, since the rest would be those two.
    expect(results.parts?.groups.map(({ value }) => value)).toEqual([null, null]);
  });
});
