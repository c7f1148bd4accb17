import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChildRequest } from '#test/support/server-child.ts';
import { Writer } from '#test/support/writer.ts';
import { type Measured, startMeasured } from './process.ts';

/**
 * One room full of stock y-websocket clients, some of them typing: what the server spends per delivered edit, and how
 * long an edit takes to everybody else. Measured twice in one run, ours and a bare relay, since only the ratio
 * means something on a machine that does other work too. All clients share this one process, whose own work is part
 * of the times; BENCH_PEOPLE, BENCH_WRITERS and BENCH_SECONDS change the load.
 */
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 60);
const WRITERS = Number(process.env.BENCH_WRITERS ?? 12);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
/** Edits of each writer per second, about what somebody types. */
const RATE = 5;

interface Figures {
  /** Microseconds of the server's CPU per edit and reader. */
  perDelivery: number;
  p50: number;
  p95: number;
  p99: number;
  /** Deliveries that never came. */
  missing: number;
  memory: number;
}

// Each stock client listens for the end of the process.
process.setMaxListeners(0);

const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-bench-'));
const request: ChildRequest = { store: 'sqlite', dataDir, databaseUrl: '', port: 0, people: PEOPLE };
const ours = await measure(new URL('../support/server-child.ts', import.meta.url), [JSON.stringify(request)]);
const relay = await measure(new URL('./relay.ts', import.meta.url));
await rm(dataDir, { recursive: true, force: true });

print(`${PEOPLE} people in one room, ${WRITERS} of them type ${RATE} times a second for ${SECONDS} s\n`);
print('                         Rencontre   bare relay   ratio');
row('CPU per delivery (µs)', ours.perDelivery, relay.perDelivery);
row('key to reader p50 (ms)', ours.p50, relay.p50);
row('key to reader p95 (ms)', ours.p95, relay.p95);
row('key to reader p99 (ms)', ours.p99, relay.p99);
row('memory of the server (MB)', ours.memory / 1e6, relay.memory / 1e6);
print(`deliveries missing        ${ours.missing} and ${relay.missing}`);
print('\nRencontre checks, signs, commits (fsync) and only then delivers; the relay only delivers.');
process.exitCode = ours.missing === 0 ? 0 : 1;

async function measure(script: URL, args: string[] = []): Promise<Figures> {
  const server = await startMeasured(script, args);
  try {
    return await type(server);
  } finally {
    await server.end();
  }
}

async function type(server: Measured): Promise<Figures> {
  const { url, roomId, cookies } = server;
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, person) =>
      new Writer({ url, roomId, cookie: cookies[person] ?? null }).arrives(),
    ),
  );
  const sent = new Map<string, number>();
  const delays: number[] = [];
  for (const reader of people) {
    reader.line.observe((event) => {
      if (event.transaction.local) return;
      const now = performance.now();
      for (const { insert } of event.delta) {
        for (const token of typeof insert === 'string' ? (insert.match(/\d+:\d+/g) ?? []) : []) {
          const at = sent.get(token);
          if (at !== undefined) delays.push(now - at);
        }
      }
    });
  }

  const before = server.cpu();
  await Promise.all(
    people.slice(0, WRITERS).map(async (writer, person) => {
      await pause((person / WRITERS) * (1000 / RATE));
      for (let edit = 0; edit < RATE * SECONDS; edit += 1) {
        const token = `${person}:${edit}`;
        sent.set(token, performance.now());
        writer.writes(`${token};`, 0);
        await pause(1000 / RATE);
      }
    }),
  );
  const expected = sent.size * (PEOPLE - 1);
  for (let waited = 0; delays.length < expected && waited < 20_000; waited += 50) await pause(50);
  const spent = server.cpu() - before;
  const memory = server.memory();
  for (const person of people) person.leaves();

  delays.sort((a, b) => a - b);
  const at = (share: number) => delays[Math.floor(delays.length * share)] ?? Number.NaN;
  return {
    perDelivery: spent / expected,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    missing: expected - delays.length,
    memory,
  };
}

function row(what: string, ours: number, bare: number): void {
  const cells = [
    ours.toFixed(2).padStart(9),
    bare.toFixed(2).padStart(12),
    (ours / bare).toFixed(2).padStart(7),
  ];
  print(`${what.padEnd(25)}${cells.join(' ')}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
