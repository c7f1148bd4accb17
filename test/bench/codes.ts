import { systemClock } from '#server/world.ts';
import { startTestServer } from '#test/support/server.ts';

/**
 * Whether the time of the answer tells an unknown code from one that was changed and from one of an event past its
 * retention: the median of each, asked in turn. People who guess codes must learn nothing from a clock.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 200);
/** Longer than a failed attempt is remembered: limits are not what is measured here. */
const PAUSE_MS = 61_000;

let ahead = 0;
const server = await startTestServer({ clock: () => systemClock() + ahead });
try {
  const changed = (await server.store.events.joinCode(server.demonstration.event.id)) ?? '';
  const other = (await server.joinOtherEvent('Nobody')).person.eventId;
  const expired = (await server.store.events.joinCode(other)) ?? '';
  await server.store.events.reschedule(other, [], 1);
  await server.store.events.setJoinCode(server.demonstration.event.id, 'ZZZZ9999', 'none');
  const codes = { unknown: '7777-7777', changed, expired };
  const times: Record<keyof typeof codes, number[]> = { unknown: [], changed: [], expired: [] };
  const kinds = Object.keys(codes) as (keyof typeof codes)[];
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < kinds.length; turn++) {
      const kind = kinds[(round + turn) % kinds.length] ?? 'unknown';
      ahead += PAUSE_MS;
      const start = performance.now();
      const answer = await server.fetch('/api/code', { method: 'POST', body: { code: codes[kind] } });
      await answer.text();
      times[kind].push(performance.now() - start);
      if (answer.status !== 404) throw new Error(`${kind}: ${answer.status}`);
    }
  }
  const medians = kinds.map((kind) => median(times[kind]));
  print(`A refused code, ${ROUNDS} of each in turn, medians`);
  for (const [place, kind] of kinds.entries()) print(`${kind.padEnd(24)} ${medians[place]?.toFixed(2)} ms`);
  print(`apart                    ${(Math.max(...medians) - Math.min(...medians)).toFixed(2)} ms`);
} finally {
  await server.close();
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
