import { setTimeout as pause } from 'node:timers/promises';
import { hostOf, joinsAt, startProcesses } from '#test/support/processes.ts';
import { startProduction } from '#test/support/production.ts';
import { TEST_SECRET } from '#test/support/server.ts';
import { cpuOf } from '../process.ts';
import { moveCarets } from './carets.ts';
import { comeBack, oneMoreEdit, openTogether, type Typed, typedDocument, weighRooms } from './opening.ts';
import { replay } from './replay.ts';
import { NAMES, type Name, pin, type Server, startServer } from './servers.ts';
import { slowLine } from './slow-line.ts';
import { type } from './typing.ts';

/** One figure of one run, by what is measured and of whom. */
export interface Figure {
  measure: string;
  of: string;
  value: number;
}

/** A line of the table of benches: what is done, by whom, and what is counted. */
export interface Row {
  key: string;
  work: string;
  /** What each measure is to reach, in words. */
  targets: Record<string, string>;
  /** One run, of each of the servers in turn. */
  run(): Promise<Figure[]>;
}

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROOM = 'room-0';
/** Where each process is warmed up before it is measured elsewhere: what its first edits cost is not what edits cost. */
const OTHER_ROOM = 'room-1';
const WARM = { people: 100, writers: 50, moving: 40, rate: 5, seconds: 5 };
const OURS = NAMES[0];
/** BENCH_OF=Rencontre leaves the peers out, for whoever works on one of them. */
const COMPARED = NAMES.filter((name) => (process.env.BENCH_OF ?? name).split(',').includes(name));

/** Runs something on each server, each started for it alone. */
async function ofEach(
  people: number,
  measure: (server: Server) => Promise<Record<string, number>>,
  { names = COMPARED, rooms = 2 }: { names?: readonly Name[]; rooms?: number } = {},
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of names) {
    const server = await startServer(name, people, rooms);
    try {
      for (const [what, value] of Object.entries(await measure(server))) {
        figures.push({ measure: what, of: name, value });
      }
    } finally {
      await server.end();
    }
  }
  return figures;
}

const documents = new Map<number, Typed>();
function documentOf(edits: number): Typed {
  const known = documents.get(edits) ?? typedDocument(edits);
  documents.set(edits, known);
  return known;
}

export const ROWS: readonly Row[] = [
  {
    key: 'room',
    work: 'one room, 500 people, 100 typing 5/s',
    targets: {
      'CPU per delivered edit (µs)': '≤ 1/3 of the best peer (aim 1/4)',
      'key to reader p95 (ms)': '≤ 50',
    },
    run: () =>
      ofEach(500, async (server) => {
        const load = { room: ROOM, people: 500, writers: 100, rate: 5, seconds: SECONDS };
        await type(server, { ...WARM, room: OTHER_ROOM });
        const { perDelivery, p95, missing, load: busy } = await type(server, load);
        return {
          'CPU per delivered edit (µs)': perDelivery,
          'key to reader p95 (ms)': p95,
          'deliveries missing': missing,
          'load process busy': busy,
        };
      }),
  },
  {
    key: 'table',
    work: 'one room, 10 people, 3 typing 5/s',
    targets: { 'key to reader p95 (ms)': '≤ 10 more than the best peer, committed' },
    run: () =>
      ofEach(WARM.people, async (server) => {
        await type(server, { ...WARM, room: OTHER_ROOM });
        const load = { room: ROOM, people: 10, writers: 3, rate: 5, seconds: SECONDS };
        const { p50, p95, missing } = await type(server, load);
        return {
          'key to reader p50 (ms)': p50,
          'key to reader p95 (ms)': p95,
          'deliveries missing': missing,
        };
      }),
  },
  {
    key: 'wifi',
    work: '150 people on lines of 1 Mbit/s and 300 ms there and back, 40 typing 5/s',
    targets: {
      'bytes per delivered edit, with packets': '≤ 1/2 of the best peer',
      'key to reader p95 (ms)': '≤ 600',
    },
    run: () =>
      ofEach(150, async (server) => {
        await type(server, { ...WARM, room: OTHER_ROOM });
        const line = await slowLine(server.url, 1_000_000, 300);
        const load = {
          room: ROOM,
          people: 150,
          writers: 40,
          rate: 5,
          seconds: SECONDS,
          through: () => line.url,
        };
        const { bytes, bytesOnTheLine, p95, missing } = await type(server, load);
        line.close();
        return {
          'bytes per delivered edit': bytes,
          'bytes per delivered edit, with packets': bytesOnTheLine,
          'key to reader p95 (ms)': p95,
          'deliveries missing': missing,
        };
      }),
  },
  {
    key: 'carets',
    work: '300 people, 280 moving their caret 10/s',
    targets: {
      'CPU per delivered caret (µs)': '≤ 1/3 of the best peer (aim 1/4)',
      'kB per person and second': 'stock ≤ 150',
      'own clients: kB per person and second': '≤ 60',
      'seen p95 (ms)': '≤ 600',
      'own clients: seen p95 (ms)': '≤ 600',
      'room of 15: seen p95 (ms)': '≤ 100',
    },
    run: async () => {
      const many = { room: ROOM, people: 300, moving: 280, rate: 10, seconds: Math.min(SECONDS, 4) };
      const stock = await ofEach(300, async (server) => {
        await moveCarets(server, { ...WARM, room: OTHER_ROOM });
        const { perDelivery, kilobytes, p95, missing, load } = await moveCarets(server, many);
        return {
          'CPU per delivered caret (µs)': perDelivery,
          'kB per person and second': kilobytes,
          'seen p95 (ms)': p95,
          'last places missing': missing,
          'load process busy': load,
        };
      });
      const own = await ofEach(
        300,
        async (server) => {
          await moveCarets(server, { ...WARM, room: OTHER_ROOM, own: true });
          const { perDelivery, kilobytes, p95, missing } = await moveCarets(server, { ...many, own: true });
          return {
            'own clients: CPU per delivered caret (µs)': perDelivery,
            'own clients: kB per person and second': kilobytes,
            'own clients: seen p95 (ms)': p95,
            'own clients: last places missing': missing,
          };
        },
        { names: [OURS] },
      );
      const few = await ofEach(
        15,
        async (server) => ({
          'room of 15: seen p95 (ms)': (await moveCarets(server, { ...many, people: 15, moving: 15 })).p95,
        }),
        { names: [OURS] },
      );
      return [...stock, ...own, ...few];
    },
  },
  {
    key: 'open',
    work: '50 people open a 260,000-edit document at once',
    targets: { 'CPU per opening (ms)': '≤ 1/4 of the best peer' },
    run: () =>
      ofEach(51, async (server) => ({
        'CPU per opening (ms)': (await openTogether(server, 50, documentOf(260_000))) / 1000,
      })),
  },
  {
    key: 'return',
    work: '300 people come back to it at once with nearly everything',
    targets: { 'CPU per reconnection (ms)': '≤ 1/3 of the best peer' },
    run: () =>
      ofEach(301, async (server) => ({
        'CPU per reconnection (ms)': (await comeBack(server, 300, documentOf(260_000))) / 1000,
      })),
  },
  {
    key: 'rooms',
    work: '300 open rooms, one person each, documents of 4,000 edits',
    targets: {
      'memory per room with its connection, resident after a collection (kB)': '≤ 1/4 of the best peer',
      'the same, heap and buffers of the main thread (kB)': '(beside it)',
    },
    run: () =>
      ofEach(
        330,
        async (server) => {
          const { heap, resident } = await weighRooms(server, 300, documentOf(4_000));
          return {
            'memory per room with its connection, resident after a collection (kB)': resident / 1000,
            'the same, heap and buffers of the main thread (kB)': heap / 1000,
          };
        },
        { rooms: 330 },
      ),
  },
  {
    key: 'grown',
    work: 'one more edit in a document, and in one grown tenfold',
    targets: { 'cost of an edit, tenfold document, times': '≤ 1.2' },
    run: async () => {
      const of = (edits: number) =>
        ofEach(2, async (server) => ({
          'CPU per edit (µs)': await oneMoreEdit(server, documentOf(edits), SECONDS * 100),
        }));
      const [small, large] = [await of(26_000), await of(260_000)];
      return [
        ...small,
        ...large.map((figure, n) => ({
          ...figure,
          measure: 'cost of an edit, tenfold document, times',
          value: figure.value / (small[n]?.value ?? Number.NaN),
        })),
      ];
    },
  },
  {
    key: 'processes',
    work: 'two processes instead of one, both on PostgreSQL: 300 people, 60 typing 5/s; and a recording, typed anew',
    targets: { 'CPU of both per delivered edit, times one process': '≤ 1.3', 'replay equal': 'equal' },
    run: runProcesses,
  },
];

/** The product as it is run, with its pages: one process alone, then two with Redis. */
async function runProcesses(): Promise<Figure[]> {
  // Each of two processes sees half of the edits, and is as warm as the one after twice the time.
  const load = { room: 'demo-exchange-iq', people: 300, writers: 60, rate: 5, seconds: 2 * SECONDS };
  const processes = await startProcesses();
  const alone = await startProduction({
    DATABASE_URL: await processes.postgres.databaseUrl(),
    PASS_SECRET: TEST_SECRET,
  });
  try {
    for (const { pid } of [alone, processes.one, processes.two]) pin(pid, 'server');
    const join = async (at: typeof alone, count: number) => {
      const cookies: string[] = [];
      for (let n = 0; n < count; n += 20) {
        const some = await Promise.all(Array.from({ length: 20 }, (_, m) => joinsAt(at, `Writer ${n + m}`)));
        cookies.push(...some.map(({ cookie }) => cookie));
      }
      return cookies;
    };
    const ours = async (
      at: typeof alone,
      pids: number[],
      through: (person: number) => string | undefined,
    ) => {
      const cookies = await join(at, load.people);
      const cpu = () => pids.reduce((sum, pid) => sum + cpuOf(pid), 0);
      const server = { name: OURS, url: at.baseURL, cookies, cpu };
      await type(server, { ...load, room: 'demo-exchange-cm', through });
      // What came with so many arriving is over.
      await pause(1000);
      return type(server, { ...load, through });
    };
    const single = await ours(alone, [alone.pid], () => undefined);
    const { one, two } = processes;
    const both = await ours(one, [one.pid, two.pid], (person) =>
      person % 2 === 0 ? undefined : two.baseURL,
    );
    const host = await hostOf(processes, 'facilitator');
    const morocco = 'demo-exchange-ma';
    const played = [];
    const own = [await joinsAt(alone, 'One'), await joinsAt(alone, 'Two'), await joinsAt(alone, 'Late')];
    const [a, b, c] = own.map(({ cookie }) => cookie);
    const url = alone.baseURL;
    played.push(await replay([url, url, url], [a ?? '', b ?? '', c ?? ''], morocco));
    const [d, e] = [await joinsAt(one, 'One'), await joinsAt(one, 'Two')];
    played.push(
      await replay([one.baseURL, two.baseURL, two.baseURL], [d.cookie, e.cookie, host.cookie], morocco),
    );
    return [
      { measure: 'CPU per delivered edit (µs)', of: 'one process', value: single.perDelivery },
      { measure: 'CPU per delivered edit (µs)', of: 'two processes', value: both.perDelivery },
      {
        measure: 'CPU of both per delivered edit, times one process',
        of: OURS,
        value: both.perDelivery / single.perDelivery,
      },
      { measure: 'deliveries missing', of: OURS, value: single.missing + both.missing },
      ...played.map(({ isEqual }, n) => ({
        measure: 'replay equal',
        of: n === 0 ? 'one process' : 'two processes',
        value: isEqual ? 1 : 0,
      })),
      ...played.map(({ seconds }, n) => ({
        measure: 'replay of 26,078 edits (s)',
        of: n === 0 ? 'one process' : 'two processes',
        value: seconds,
      })),
    ];
  } finally {
    await alone.remove();
    await processes.end();
  }
}
