import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Results } from '#lib/poll/results.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { madeId, PollPage, question } from '#test/support/polls.ts';
import { hostOf, joinsAt, startProcesses } from '#test/support/processes.ts';
import type { ChildRequest } from '#test/support/server-child.ts';
import { cpuOf, startMeasured } from './process.ts';

/**
 * A hall that votes: what the server spends per vote that is stored and acknowledged, beside a socket.io server that
 * only acknowledges, in the same run; how long a vote takes; what a voter's page receives while results stream; and all
 * of it again with two processes, PostgreSQL and Redis. BENCH_VOTERS, BENCH_SECONDS and BENCH_POLLS change the load; all
 * voters share this one process, whose own work is part of the times.
 */
const VOTERS = Number(process.env.BENCH_VOTERS ?? 300);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const POLLS = Number(process.env.BENCH_POLLS ?? 5);
const IRAQ = 'demo-exchange-iq';

/** A server, or two, with everybody's page open. */
interface Hall {
  roomId: string;
  pages: LivePage[];
  /** Null: nothing is decided there. */
  host: PollPage | null;
  /** Of all its processes, microseconds. */
  cpu(): number;
  end(): Promise<void>;
}

interface Figures {
  /** Microseconds of the servers' CPU per vote, all their threads. */
  perVote: number;
  p50: number;
  p95: number;
  max: number;
}

interface Measures {
  /** Microseconds in as many seconds as a poll takes, with all pages open and nothing asked. */
  rest: number;
  polls: Figures[];
  counted: number;
  streamed: { bytes: number; news: number; perVote: number } | null;
}

const bare = await measured(await bareHall());
const alone = await measured(await hallOfOne());
const two = await measured(await hallOfTwo());
print(
  `${VOTERS} people vote within ${SECONDS} s: medians of ${POLLS} polls (least to most), times the bare server's\n`,
);
print(
  '                             bare socket.io          Rencontre, SQLite             two processes, PG, Redis',
);
const beyondRest = ({ polls, rest }: Measures) => polls.map(({ perVote }) => perVote - rest / VOTERS);
row('CPU per vote (µs)', beyondRest);
for (const time of ['p50', 'p95', 'max'] as const) {
  row(`acknowledged ${time} (ms)`, ({ polls }) => polls.map((each) => each[time]));
}
row('CPU at rest (ms)', ({ rest }) => [rest / 1000]);
for (const [name, { counted, streamed }] of Object.entries({ SQLite: alone, 'two processes': two })) {
  print(`\n${name}: counted ${counted} of ${VOTERS}; while results stream to all:`);
  print(
    `${streamed?.bytes.toFixed(0)} bytes per voter and second, ${streamed?.news.toFixed(1)} news per second,`,
  );
  print(`${streamed?.perVote.toFixed(0)} µs of CPU per vote`);
}
print(
  '\nRencontre checks the pass, decides, commits (fsync) and only then acknowledges. The databases are not counted.',
);
process.exitCode = alone.counted === VOTERS && two.counted === VOTERS ? 0 : 1;

async function measured(hall: Hall): Promise<Measures> {
  const { host } = hall;
  const quiet = { seenBy: { participants: 'hidden', projector: 'hidden' } } as const;
  const ask = async () => (host === null ? 'round' : (await host.puts(question(quiet))).roundId);
  try {
    // The first polls of a day are not those to measure.
    for (let n = 0; n < 3; n++) await vote(hall, await ask(), 3);
    const rest = await idle(hall);
    const polls: Figures[] = [];
    let roundId = '';
    for (let n = 0; n < POLLS; n++) {
      roundId = await ask();
      polls.push(await vote(hall, roundId));
    }
    const heard = await host?.hears(roundId, ({ people }) => people === VOTERS);
    return {
      rest,
      polls,
      counted: heard?.people ?? 0,
      streamed: host === null ? null : await stream(hall, host),
    };
  } finally {
    host?.closes();
    for (const page of hall.pages) page.closes();
    await hall.end();
  }
}

async function bareHall(): Promise<Hall> {
  const server = await startMeasured(new URL('./acknowledge.ts', import.meta.url));
  const pages = await Promise.all(Array.from({ length: VOTERS }, () => openLive(server.url, null)));
  return { ...server, roomId: IRAQ, pages, host: null };
}

async function hallOfOne(): Promise<Hall> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-bench-'));
  const request: ChildRequest = { store: 'sqlite', dataDir, databaseUrl: '', port: 0, people: VOTERS };
  const script = new URL('../support/server-child.ts', import.meta.url);
  const server = await startMeasured(script, [JSON.stringify(request)]);
  return {
    ...server,
    pages: await Promise.all(server.cookies.map((cookie) => openLive(server.url, cookie))),
    host: await PollPage.opens(server.url, server.host ?? '', [server.roomId], 'host'),
    async end() {
      await server.end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Every other person is at the second process. */
async function hallOfTwo(): Promise<Hall> {
  const processes = await startProcesses();
  const both = [processes.one, processes.two];
  const pages: LivePage[] = [];
  for (let n = 0; n < VOTERS; n++) {
    const at = both[n % 2] ?? processes.one;
    pages.push(await openLive(at.baseURL, (await joinsAt(at, `Voter ${n}`)).cookie));
  }
  const { cookie } = await hostOf(processes, 'facilitator');
  return {
    roomId: IRAQ,
    pages,
    host: await PollPage.opens(processes.one.baseURL, cookie, [IRAQ], 'host'),
    cpu: () => both.reduce((sum, { pid }) => sum + cpuOf(pid), 0),
    end: () => processes.end(),
  };
}

/** What the servers spend on their open pages while nothing happens, for the same time. */
async function idle(hall: Hall): Promise<number> {
  await pause(6000);
  const before = hall.cpu();
  await pause(SECONDS * 1000);
  return hall.cpu() - before;
}

/** Everybody votes once, spread evenly over the time. */
async function vote(hall: Hall, roundId: string, within = SECONDS): Promise<Figures> {
  const { pages, roomId } = hall;
  // Until what came with arriving is over.
  await pause(6000);
  const times: number[] = [];
  const before = hall.cpu();
  await Promise.all(
    pages.map(async (page, n) => {
      await pause((n / pages.length) * within * 1000);
      const start = performance.now();
      const ballot = {
        roundId,
        roomId,
        request: madeId('request'),
        replaces: 0,
        choice: ['abc'[n % 3] ?? 'a'],
      };
      const reply = await page.asks('ballot:cast', ballot);
      if (!reply.ok) throw new Error(reply.error.code);
      times.push(performance.now() - start);
    }),
  );
  const spent = hall.cpu() - before;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return { perVote: spent / pages.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The same with everybody watching the results grow. */
async function stream(hall: Hall, host: PollPage) {
  const { pages, roomId } = hall;
  const options = Array.from({ length: 6 }, (_, n) => ({
    id: 'abcdef'[n] ?? 'a',
    text: { fr: `option ${n}` },
  }));
  const { roundId } = await host.puts(question({ options }));
  let bytes = 0;
  let news = 0;
  for (const page of pages) {
    await page.asks('poll:watch', { as: 'participant', roomIds: [roomId] });
    page.socket.on('poll:counted', (results: Results) => {
      news += 1;
      bytes += Buffer.byteLength(JSON.stringify(['poll:counted', results])) + 4;
    });
  }
  const start = performance.now();
  const { perVote } = await vote(hall, roundId);
  const seconds = (performance.now() - start - 6000) / 1000;
  return { bytes: bytes / pages.length / seconds, news: news / pages.length / seconds, perVote };
}

/** Medians with their spread, and how many times the bare server's they are. */
function row(what: string, of: (measures: Measures) => number[]): void {
  const own = spread(of(bare));
  const cells = [alone, two].map((each) => {
    const { median, words } = spread(of(each));
    return `${words.padStart(24)} ${`${(median / own.median).toFixed(2)} x`.padStart(9)}`;
  });
  print(`${what.padEnd(22)}${own.words.padStart(22)}${cells.join('')}`);
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
