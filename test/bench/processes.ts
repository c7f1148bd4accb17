import { startBalancer } from '#test/support/balancer.ts';
import { openLive } from '#test/support/live.ts';
import { hostOf, joinsAt, startProcesses, type Visitor } from '#test/support/processes.ts';
import { Writer } from '#test/support/writer.ts';

/**
 * Two processes as they are run, one PostgreSQL, one Redis: how long it takes from one to the other, and until all
 * agree again after Redis was away.
 */
const IRAQ = 'demo-exchange-iq';
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 100);
/** How long Redis is away, milliseconds. */
const AWAY_MS = 5_000;

const entered: Writer[] = [];
const processes = await startProcesses();
const { one, two, redis } = processes;
try {
  const host = await hostOf(processes, 'staff');
  const [amal, joris] = [await joinsAt(one, 'Amal'), await joinsAt(two, 'Joris')];
  const [writer, reader] = [await enters(amal, one.baseURL), await enters(joris, two.baseURL)];
  const page = await openLive(two.baseURL, joris.cookie);
  await page.asks('presence:set', { roomId: IRAQ, state: 'active' });
  let word = 0;
  let people = 0;

  const measures = {
    'a word, key to reader': async () => {
      const text = `<${word++}>`;
      writer.writes(text);
      await reader.sees(text);
    },
    'somebody comes': async () => {
      const name = `Person ${people++}`;
      const visitor = await joinsAt(one, name);
      const their = await openLive(one.baseURL, visitor.cookie);
      const start = performance.now();
      void their.asks('presence:set', { roomId: null, state: 'active' });
      await page.seesPeople((all) => all.some((person) => person.name === name));
      const took = performance.now() - start;
      their.closes();
      return took;
    },
    'the programme is changed': async () => {
      const told = page.hears('programme:changed');
      const start = performance.now();
      await edits();
      await told;
      return performance.now() - start;
    },
    'somebody is removed': async () => {
      const visitor = await joinsAt(two, `Gone ${people++}`);
      const gone = await enters(visitor, two.baseURL);
      const start = performance.now();
      await host.ask(one.baseURL, `/api/people/${visitor.person.id}/remove`, { method: 'POST' });
      await gone.until(() => gone.closes.length > 0, 'closed');
      const took = performance.now() - start;
      gone.leaves();
      return took;
    },
  };
  print('From one process to the other           median      p95');
  for (const [name, measure] of Object.entries(measures)) {
    const rounds = name.startsWith('a word') ? ROUNDS : Math.ceil(ROUNDS / 10);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      const took = await measure();
      times.push(took ?? performance.now() - start);
    }
    print(`  ${name.padEnd(34)} ${ms(at(times, 0.5))} ${ms(at(times, 0.95))}`);
  }

  print(`After Redis was away for ${AWAY_MS / 1000} s, until text, presence and programme agree`);
  const troubles = {
    stopped: [() => redis.kill(), () => redis.restart()],
    paused: [() => redis.pause(), () => redis.resume()],
  } as const;
  for (const [name, [goes, comes]] of Object.entries(troubles)) {
    await goes();
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
    const late = await joinsAt(one, `Late ${name}`);
    const theirs = await openLive(one.baseURL, late.cookie);
    await theirs.asks('presence:set', { roomId: null, state: 'active' });
    await edits();
    writer.writes(`<${name}>`);
    const told = page.hears('programme:changed');
    await comes();
    const start = performance.now();
    const present = page.seesPeople((all) => all.some((person) => person.name === `Late ${name}`));
    await Promise.all([told, present, reader.sees(`<${name}>`)]);
    print(`  ${name.padEnd(34)} ${ms(performance.now() - start)}`);
    theirs.closes();
  }

  print('Until whoever wrote through it is saved at the other one');
  const running = [one.baseURL];
  const balancer = await startBalancer(() => running);
  const ends = { 'after SIGTERM': () => one.stop(), 'after kill -9': () => one.kill9() };
  for (const [name, end] of Object.entries(ends)) {
    running.splice(0, 1, one.baseURL);
    const moving = await enters(amal, balancer.url);
    running.splice(0, 1, two.baseURL);
    const start = performance.now();
    void end();
    await moving.until(() => moving.closes.length > 0, 'closed');
    moving.writes(`<${name}>`);
    await moving.isSaved();
    await reader.sees(`<${name}>`);
    print(`  ${name.padEnd(34)} ${ms(performance.now() - start)}`);
    moving.leaves();
    await one.restart();
  }
  await balancer.close();
  writer.leaves();
  reader.leaves();
  page.closes();

  async function edits(): Promise<void> {
    const answer = await host.ask(one.baseURL, '/api/programme');
    const { countries, organisations, topics } = (await answer.json()).programme.event;
    const [first, ...others] = topics;
    const body = { countries, organisations, topics: [...others, first] };
    const changed = await host.ask(one.baseURL, '/api/event/lists', { method: 'PATCH', body });
    if (!changed.ok) throw new Error(`the programme was not changed: ${await changed.text()}`);
  }
} finally {
  // Their carets' clocks would keep this process alive.
  for (const { doc } of entered) doc.destroy();
  await processes.end();
}

/** Somebody in a room, with the room's epoch for when they come back. */
async function enters({ cookie }: Visitor, url: string): Promise<Writer> {
  const writer = new Writer({ url, roomId: IRAQ, cookie, own: true });
  entered.push(writer);
  await writer.arrives();
  await writer.until(() => writer.notice !== null, 'the epoch');
  writer.provider.params.epoch = writer.notice?.epoch ?? '';
  return writer;
}

function at(times: number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;
}
function ms(time: number): string {
  return `${time.toFixed(0)} ms`.padStart(8);
}
function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
