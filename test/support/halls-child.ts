import { demonstrationPlan } from '#lib/event/demonstration.ts';
import type { EventPlan } from '#lib/event/event.ts';
import { createEvent } from '#server/create-event.ts';
import { createLog } from '#server/log.ts';
import { stopWhenTold } from '#server/stopping.ts';
import { systemClock, systemRandom } from '#server/world.ts';
import { seededRandom } from './chance.ts';
import { type Failing, failingStore } from './failing.ts';
import type { HallsAnswer, HallsOrder, HallsRequest, Weight } from './halls.ts';
import { startTestServer } from './server.ts';

/** A server with many events, of so many rooms and people each. */
const request = JSON.parse(process.argv[2] ?? '') as HallsRequest;
let ahead = 0;
const clock = () => systemClock() + ahead;
const failing: Failing = { share: 0, failures: 0 };
const server = await startTestServer({
  ...request,
  clock,
  env: { LOG_LEVEL: 'error' },
  wrapStore: (store) => failingStore(store, seededRandom(request.seed), failing),
});
// Log lines are kept by the test server; here they would be what grows.
server.logged.push = () => 0;
stopWhenTold(server.close, createLog('silent'), (error) => {
  throw error;
});

const plans = Array.from({ length: request.halls }, (_, hall) => planOf(hall));
const halls: HallsAnswer['halls'] = [];
for (const [hall, plan] of plans.entries()) {
  if ((await server.store.events.read(plan.event.id)) === null) {
    await createEvent(plan, { store: server.store, clock, random: systemRandom });
  }
  const cookies: string[] = [];
  for (let n = 0; n < request.people; n += 20) {
    const some = Array.from({ length: Math.min(20, request.people - n) }, (_, at) => `Person ${n + at}`);
    const joined = await Promise.all(some.map((name) => server.join({ name, code: plan.joinCode })));
    cookies.push(...joined.map(({ cookie }) => cookie));
  }
  const rooms = Array.from({ length: request.rooms }, (_, room) => `hall-${hall}-${room}`);
  halls.push({ joinCode: plan.joinCode, cookies, rooms });
}
const host = (await server.as('facilitator')).cookie;
const { port } = new URL(server.url);
const answer: HallsAnswer = { url: server.url, port: Number(port), halls, host };
process.send?.(answer);

process.on('message', (order: HallsOrder) => {
  if (order.advance !== undefined) ahead += order.advance;
  if (order.failing !== undefined) failing.share = order.failing;
  // As when memory runs out: all that can go is gone, and given back.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { heapUsed, external, rss } = process.memoryUsage();
  const weight: Weight = {
    heap: heapUsed + external,
    resident: rss,
    handles: process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout' && kind !== 'Immediate')
      .length,
    failures: failing.failures,
  };
  process.send?.(weight);
});

/** The demonstration under ids and a code of its own, with one session of so many rooms. */
function planOf(hall: number): EventPlan {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ';
  const code = [1, 22, 484].map((each) => letters[Math.floor(hall / each) % 22]).join('');
  const text = JSON.stringify({ ...demonstrationPlan(systemClock()), joinCode: `7TKM-W${code}` });
  const plan = JSON.parse(text.replaceAll('"demo', `"hall-${hall}`)) as EventPlan;
  const first = plan.sessions.find(({ session }) => session.kind === 'exchange');
  const room = first?.session.rooms[0];
  if (first === undefined || room === undefined) throw new Error('The demonstration has no rooms.');
  const rooms = Array.from({ length: request.rooms }, (_, n) => ({ ...room, id: `hall-${hall}-${n}` }));
  return { ...plan, polls: [], sessions: [{ ...first, session: { ...first.session, rooms } }] };
}
