import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openStore } from '#server/store/open.ts';
import { seededRandom } from '#test/support/chance.ts';
import { SEED, spread, tells, times } from '#test/support/figures.ts';
import type { Process } from '#test/support/killable.ts';
import { type Pair, startPair } from '#test/support/pair.ts';
import { PollPage, question } from '#test/support/polls.ts';
import { NO_FAULTS, Typists, wordsIn, wordsOf } from '#test/support/typists.ts';
import type { Writer } from '#test/support/writer.ts';

const EACH = 4;
const VOTERS = 6;
/** How long something is away, in milliseconds: in the long checks now and then half a minute, or a whole one. */
const SHORT_MS = times(300, 2_000);

let pair: Pair;
let here: Writer[];
let there: Writer[];
let typists: Typists;
const chance = seededRandom(14 * SEED);
const below = (count: number) => Math.floor(((chance(1)[0] ?? 0) / 256) * count);

beforeAll(async () => {
  pair = await startPair(2 * EACH + VOTERS + 1);
  here = await Promise.all(Array.from({ length: EACH }, (_, n) => pair.enters(pair.one, n)));
  there = await Promise.all(Array.from({ length: EACH }, (_, n) => pair.enters(pair.two, EACH + n)));
  typists = new Typists([...here, ...there]);
});
afterAll(async () => {
  typists.stops();
  for (const writer of [...here, ...there]) writer.leaves();
  await pair.end();
});

/** Milliseconds until everybody at both processes has all that was written, and it is saved. */
async function agrees(): Promise<number> {
  const begin = performance.now();
  const everybody = [...here, ...there];
  await Promise.all(everybody.map((writer) => writer.isSaved()));
  for (const writer of everybody) {
    await writer.until(() => wordsOf(writer).length === typists.written, `all ${typists.written} words`);
  }
  return performance.now() - begin;
}

const savedAt = (writers: Writer[]) => Promise.all(writers.map((writer) => writer.isSaved()));

const TROUBLES = {
  stopped: { goes: () => pair.redis.kill(), comes: () => pair.redis.restart() },
  paused: { goes: async () => pair.redis.pause(), comes: async () => pair.redis.resume() },
  emptied: { goes: () => pair.redis.empty(), comes: async () => {} },
};

describe('two processes', () => {
  const rounds = times(3, 20);
  it(`[13] go on for their own people while Redis is stopped, paused or emptied, ${rounds} times, and are one again afterwards`, {
    timeout: 60_000 + rounds * 60_000,
  }, async () => {
    const kinds = Object.entries(TROUBLES);
    const host = await PollPage.opens(pair.one.url, pair.host, [pair.one.roomId], 'host');
    const voters = await Promise.all(
      Array.from({ length: VOTERS }, (_, n) => {
        const at = n % 2 === 0 ? pair.one : pair.two;
        return PollPage.opens(at.url, pair.cookies[2 * EACH + n] ?? '', [at.roomId]);
      }),
    );
    const together: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const { roundId } = await host.puts(question());
      const [, { goes, comes }] = kinds[
        round < kinds.length ? round : below(kinds.length)
      ] as (typeof kinds)[0];
      typists.starts();
      await typists.areSaved(20);
      await goes();
      await Promise.all(voters.map((voter, n) => voter.casts(roundId, ['abc'[n % 3] ?? 'a'])));
      // As in a long night: twice for as long as Redis needs to be declared dead by anybody.
      await pause(rounds > 3 && round % 8 === 3 ? 30_000 : SHORT_MS * (0.5 + below(100) / 100));
      await typists.areSaved(50);
      typists.stops();
      // Each side for itself, before Redis is back.
      await Promise.all([savedAt(here), savedAt(there)]);
      await comes();
      typists.once();
      together.push(await agrees());
      expect((await host.sees(roundId, 'host')).results.people).toBe(VOTERS);
    }
    for (const page of [host, ...voters]) page.closes();
    for (const writer of [here[0], there[0]]) expect(writer && typists.faultsIn(writer)).toEqual(NO_FAULTS);
    expect([...here, ...there].flatMap(({ closes }) => closes)).toEqual([]);
    // Milliseconds until both agree again, to be at most 5,000.
    tells(13, { rounds, saved: typists.acknowledged.size, agreeAgainMs: spread(together) });
  });

  const cuts = times(2, 24);
  it(`[14] whose lines to Redis and to the database are cut, and one of which is killed meanwhile, ${cuts} times: one log without a gap, nothing saved is lost`, {
    timeout: 60_000 + cuts * 60_000,
  }, async () => {
    const together: number[] = [];
    for (let round = 0; round < cuts; round++) {
      const cut = (['redis', 'database'] as const).filter((_, n) => ((round % 3) + 1) & (1 << n));
      const how = below(2) === 0 ? 'silent' : 'broken';
      const killed: [Process, Writer[]] | null =
        round % 2 === 0 ? null : below(2) === 0 ? [pair.one, here] : [pair.two, there];
      typists.starts();
      await typists.areSaved(20);
      for (const name of cut) pair.links[name].cut(how);
      await pause(cuts > 4 && round === 5 ? 60_000 : SHORT_MS * (0.5 + below(100) / 100));
      if (killed !== null) await killed[0].kill();
      typists.stops();
      if (killed !== null) for (const writer of killed[1]) writer.goesOffline();
      for (const name of cut) pair.links[name].heal();
      if (killed !== null) {
        const [server, writers] = killed;
        // The other one goes on saving while this one starts, and tells it a moment later.
        const saved = new Set(typists.acknowledged);
        await server.start();
        // Nobody brings back from their device what the store should have: what was called saved there is read first.
        const reader = await pair.enters(server, 2 * EACH + VOTERS);
        await typists.areSeenBy(reader, saved);
        reader.leaves();
        for (const writer of writers) writer.comesBack();
      }
      together.push(await agrees());
    }
    const [first] = here;
    if (first === undefined) throw new Error('nobody is here');
    expect(typists.faultsIn(first)).toEqual(NO_FAULTS);
    const store = await openStore({ databaseUrl: pair.databaseUrl });
    const log = await store.rooms.load(pair.one.roomId);
    await store.close();
    const from = (log?.snapshot?.position ?? 0) + 1;
    const positions = log?.entries.map(({ position }) => position) ?? [];
    expect(positions).toEqual(positions.map((_, n) => from + n));
    expect(positions.at(-1) ?? from - 1).toBe(log?.head);
    const doc = new Y.Doc();
    for (const each of [log?.snapshot, ...(log?.entries ?? [])]) if (each) Y.applyUpdate(doc, each.update);
    expect(wordsIn(doc)).toEqual(wordsOf(first));
    // Milliseconds until both agree again, to be at most 10,000.
    tells(14, { cuts, saved: typists.acknowledged.size, agreeAgainMs: spread(together) });
  });
});
