import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Results } from '#lib/poll/results.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { madeId, PollPage, question } from '#test/support/polls.ts';
import type { ChildRequest } from '#test/support/server-child.ts';
import { type Measured, startMeasured } from './process.ts';

/**
 * A hall that votes: what the server spends per vote that is stored and acknowledged, beside a socket.io server that
 * only acknowledges, in the same run; how long a vote takes; and what a voter's page receives while results stream.
 * BENCH_VOTERS and BENCH_SECONDS change the load; all voters share this one process, whose own work is part of the
 * times.
 */
const VOTERS = Number(process.env.BENCH_VOTERS ?? 300);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const POLLS = Number(process.env.BENCH_POLLS ?? 5);

interface Figures {
  /** Microseconds of the server's CPU per vote, all its threads. */
  perVote: number;
  p50: number;
  p95: number;
  max: number;
}

const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-bench-'));
const request: ChildRequest = { store: 'sqlite', dataDir, databaseUrl: '', port: 0, people: VOTERS };
const ours = await startMeasured(new URL('../support/server-child.ts', import.meta.url), [
  JSON.stringify(request),
]);
try {
  const pages = await Promise.all(ours.cookies.map((cookie) => openLive(ours.url, cookie)));
  const host = await PollPage.opens(ours.url, ours.host ?? '', [ours.roomId], 'host');
  const quiet = { seenBy: { participants: 'hidden', projector: 'hidden' } } as const;
  // The first polls of a day are not those to measure.
  for (let n = 0; n < 3; n++) await vote(ours, pages, (await host.puts(question(quiet))).roundId, 3);
  const resting = await idle(ours);
  const stored: Figures[] = [];
  let roundId = '';
  for (let n = 0; n < POLLS; n++) {
    ({ roundId } = await host.puts(question(quiet)));
    stored.push(await vote(ours, pages, roundId));
  }
  const counted = await host.hears(roundId, ({ people }) => people === VOTERS);
  const streamed = await stream(pages, host);
  for (const page of pages) page.closes();
  host.closes();

  const bare = await startMeasured(new URL('./acknowledge.ts', import.meta.url));
  const others = await Promise.all(ours.cookies.map(() => openLive(bare.url, null)));
  for (let n = 0; n < 3; n++) await vote(bare, others, roundId, 3);
  const restingBare = await idle(bare);
  const acknowledged: Figures[] = [];
  for (let n = 0; n < POLLS; n++) acknowledged.push(await vote(bare, others, roundId));
  for (const page of others) page.closes();
  await bare.end();

  print(`${VOTERS} people vote within ${SECONDS} s: medians of ${POLLS} polls (least to most)\n`);
  print('                               Rencontre         bare socket.io   ratio');
  row('CPU at rest (ms)', [resting / 1000], [restingBare / 1000]);
  const beyondRest = (figures: Figures[], rest: number) =>
    figures.map(({ perVote }) => perVote - rest / VOTERS);
  row('CPU per vote (µs)', beyondRest(stored, resting), beyondRest(acknowledged, restingBare));
  for (const time of ['p50', 'p95', 'max'] as const) {
    row(
      `acknowledged ${time} (ms)`,
      stored.map((each) => each[time]),
      acknowledged.map((each) => each[time]),
    );
  }
  print(`counted                   ${counted.people} of ${VOTERS}`);
  print(`\nwhile results stream to all: ${streamed.bytes.toFixed(0)} bytes per voter and second,`);
  print(`${streamed.news.toFixed(1)} news per second, ${streamed.perVote.toFixed(0)} µs of CPU per vote`);
  print('\nRencontre checks the pass, decides, commits (fsync) and only then acknowledges.');
  process.exitCode = counted.people === VOTERS ? 0 : 1;
} finally {
  await ours.end();
  await rm(dataDir, { recursive: true, force: true });
}

/** What the server spends on its open pages while nothing happens, for the same time. */
async function idle(server: Measured): Promise<number> {
  await pause(6000);
  const before = server.cpu();
  await pause(SECONDS * 1000);
  return server.cpu() - before;
}

/** Everybody votes once, spread evenly over the time. */
async function vote(
  server: Measured,
  pages: readonly LivePage[],
  roundId: string,
  within = SECONDS,
): Promise<Figures> {
  // Until what came with arriving is over.
  await pause(6000);
  const times: number[] = [];
  const before = server.cpu();
  await Promise.all(
    pages.map(async (page, n) => {
      await pause((n / pages.length) * within * 1000);
      const start = performance.now();
      const choice = ['abc'[n % 3] ?? 'a'];
      const reply = await page.asks('ballot:cast', {
        roundId,
        roomId: server.roomId,
        request: madeId('request'),
        replaces: 0,
        choice,
      });
      if (!reply.ok) throw new Error(reply.error.code);
      times.push(performance.now() - start);
    }),
  );
  const spent = server.cpu() - before;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return { perVote: spent / pages.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The same with everybody watching the results grow. */
async function stream(pages: readonly LivePage[], host: PollPage) {
  const options = Array.from({ length: 6 }, (_, n) => ({
    id: 'abcdef'[n] ?? 'a',
    text: { fr: `option ${n}` },
  }));
  const { roundId } = await host.puts(question({ options }));
  let bytes = 0;
  let news = 0;
  for (const page of pages) {
    await page.asks('poll:watch', { as: 'participant', roomIds: [ours.roomId] });
    page.socket.on('poll:counted', (results: Results) => {
      news += 1;
      bytes += Buffer.byteLength(JSON.stringify(['poll:counted', results])) + 4;
    });
  }
  const start = performance.now();
  const { perVote } = await vote(ours, pages, roundId);
  const seconds = (performance.now() - start - 6000) / 1000;
  return { bytes: bytes / pages.length / seconds, news: news / pages.length / seconds, perVote };
}

/** Medians with their spread, and how they compare. */
function row(what: string, ones: readonly number[], others: readonly number[]): void {
  const [one, other] = [spread(ones), spread(others)];
  const ratio = (one.median / other.median).toFixed(2);
  print(`${what.padEnd(22)}${one.words.padStart(22)} ${other.words.padStart(22)} ${ratio.padStart(7)}`);
}

function spread(values: readonly number[]): { median: number; words: string } {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? Number.NaN;
  const words = [sorted[0], sorted.at(-1)].map((value) => value?.toFixed(1)).join('–');
  return { median, words: values.length === 1 ? median.toFixed(1) : `${median.toFixed(1)} (${words})` };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
