import { demonstrationPlan } from '#lib/event/demonstration.ts';
import type { EventPlan } from '#lib/event/event.ts';
import { createEvent } from '#server/create-event.ts';
import { systemClock, systemRandom } from '#server/world.ts';
import { startTestServer } from '#test/support/server.ts';

/** Rencontre as the benches of the engine ask it: complete, with an event of as many rooms and people as wanted. */
const [dataDir = '', people = '0', rooms = '1'] = process.argv.slice(2);
const server = await startTestServer({ dataDir, env: { LOG_LEVEL: 'info' } });
const plan = planOf(Number(rooms));
await createEvent(plan, { store: server.store, clock: systemClock, random: systemRandom });
const cookies: string[] = [];
for (let n = 0; n < Number(people); n += 20) {
  const some = Array.from({ length: Math.min(20, Number(people) - n) }, (_, at) => `Writer ${n + at}`);
  const joined = await Promise.all(some.map((name) => server.join({ name, code: plan.joinCode })));
  cookies.push(...joined.map(({ cookie }) => cookie));
}
process.stdout.write(`${JSON.stringify({ url: server.url, cookies })}\n`);

/** The demonstration under other ids, with one session of that many rooms named `room-<n>`. */
function planOf(count: number): EventPlan {
  const text = JSON.stringify({ ...demonstrationPlan(systemClock()), joinCode: '7TKM-W4QA' });
  const plan = JSON.parse(text.replaceAll('"demo', '"bench')) as EventPlan;
  const first = plan.sessions.find(({ session }) => session.kind === 'exchange');
  if (first === undefined) throw new Error('The demonstration has no country exchange.');
  const { session, template } = first;
  const [room] = session.rooms;
  if (room === undefined) throw new Error('The country exchange has no rooms.');
  const many = Array.from({ length: count }, (_, n) => ({ ...room, id: `room-${n}` }));
  // Nothing is written in the room beforehand, as at the peers'.
  const empty = { ...template, headings: [], columns: [] };
  return { ...plan, polls: [], sessions: [{ session: { ...session, rooms: many }, template: empty }] };
}
