import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { STORES } from '#test/support/country-room.ts';
import { tells, times } from '#test/support/figures.ts';
import { Process } from '#test/support/killable.ts';
import { madeId, PollPage, question } from '#test/support/polls.ts';
import { freshDatabase } from '#test/support/postgres.ts';

const VOTERS = times(12, 300);
/** So many servers, one after the other: each page watches all rounds of its room, and a room has not a hundred. */
const SERVERS = times(1, 5);
const KILLS = times(5, 20);
/** A hall does not come back in one instant. */
const AT_ONCE = 30;

describe.each(STORES)('[3] ballots on %s', (kind) => {
  let dataDir: string;
  let server: Process;
  let cookies: string[];
  const pages: PollPage[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rencontre-votes-'));
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    server = new Process({ store: kind, dataDir, databaseUrl, people: VOTERS, port: 0 });
    await server.start();
    cookies = server.cookies;
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.closes();
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function opens(cookie: string, as: 'participant' | 'host' = 'participant'): Promise<PollPage> {
    const page = await PollPage.opens(server.url, cookie, [server.roomId], as);
    pages.push(page);
    return page;
  }

  it.each(Array.from({ length: SERVERS }, (_, n) => n))(
    `are one for each voter, and none that was acknowledged is missing, after ${KILLS} times kill -9 while ${VOTERS} people vote (%i)`,
    {
      timeout: 60_000 + KILLS * 30_000,
    },
    async (n) => {
      let host = await opens(server.host, 'host');
      const rounds: { roundId: string; acknowledged: Set<number> }[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const { roundId } = await host.puts(question());
        const acknowledged = new Set<number>();
        rounds.push({ roundId, acknowledged });
        const requests = cookies.map(() => madeId('request'));
        const vote = async (voter: number) => {
          const page = await opens(cookies[voter] ?? '');
          await page.casts(roundId, ['abc'[voter % 3] ?? 'a'], { request: requests[voter] });
          acknowledged.add(voter);
        };
        // Killed at another moment each time: as soon as so many ballots are acknowledged.
        const killedAfter = ((n * KILLS + kill) / (SERVERS * KILLS)) * VOTERS;
        const enough = new Promise<void>((resolve) => {
          const voting = cookies.map((_, voter) =>
            vote(voter)
              .then(() => (acknowledged.size > killedAfter ? resolve() : undefined))
              .catch(() => {}),
          );
          void Promise.all(voting).then(() => resolve());
        });
        await enough;
        await server.kill();
        const before = new Set(acknowledged);
        for (const page of pages.splice(0)) page.closes();
        await server.start();
        host = await opens(server.host, 'host');
        const after = (await host.sees(roundId, 'host')).results;
        expect(after.people).toBeGreaterThanOrEqual(before.size);
        expect(after.total?.counts.reduce((sum, each) => sum + each, 0)).toBe(after.people);
        // Everybody's device asks again under the same request, also those who were counted.
        const voters = [...cookies.keys()];
        while (voters.length > 0) await Promise.all(voters.splice(0, AT_ONCE).map(vote));
        expect(acknowledged.size).toBe(VOTERS);
      }
      for (const { roundId } of rounds) {
        const { results } = await host.sees(roundId, 'host');
        expect(results.people).toBe(VOTERS);
        expect(results.total?.counts).toEqual([VOTERS / 3, VOTERS / 3, VOTERS / 3]);
      }
      tells(3, { store: kind, kills: KILLS, voters: VOTERS });
    },
  );
});
