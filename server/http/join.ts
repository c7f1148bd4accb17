import { z } from 'zod';
import { DEMONSTRATION_EVENT } from '#lib/event/demonstration.ts';
import type { Event } from '#lib/event/event.ts';
import { normaliseJoinCode } from '#lib/event/join-code.ts';
import { newId } from '#lib/ids.ts';
import { LANGUAGES } from '#lib/language/language.ts';
import type { Person } from '#lib/people/person.ts';
import { readCountry, readName, readOrganisation } from '#lib/people/profile.ts';
import type { Result } from '#lib/result.ts';
import type { CodeAnswer, JoinAnswer } from '#lib/wire/api.ts';
import { isJoinSecret } from '#server/access/seal.ts';
import { firstRoom } from './answers.ts';
import { type Ask, addressOf } from './ask.ts';
import { readBody } from './body.ts';
import { type ErrorCode, Refused } from './refused.ts';
import { languageOf } from './sentence.ts';

const Code = z.object({ code: z.string() });
const Join = Code.extend({
  name: z.string().default(''),
  organisation: z.string().nullish(),
  country: z.string().nullish(),
  language: z.enum(LANGUAGES).optional(),
  sharedDevice: z.boolean().default(false),
});

/** `POST /api/code`: what the form of joining needs to know of the event. */
export async function lookUpCode(ask: Ask): Promise<Response> {
  refuseWithoutCarriage(ask);
  const { code } = await readBody(ask.c, Code);
  const { id, title, date, languages, countries, organisations, timeZone } = await eventOfCode(ask, code);
  const answer: CodeAnswer = { event: { id, title, date, languages, countries, organisations, timeZone } };
  return ask.c.json(answer);
}

/** `POST /api/join`: a pass, for a new person or for the one that this browser already is. */
export async function join(ask: Ask): Promise<Response> {
  refuseWithoutCarriage(ask);
  const { c, parts, visitor } = ask;
  const request = await readBody(c, Join);
  const event = await eventOfCode(ask, request.code);
  const profile = {
    name: must(readName(request.name)),
    organisationId: must(readOrganisation(request.organisation ?? '', event)),
    country: must(readCountry(request.country ?? '', event)),
    language: request.language ?? languageOf(c.req.header('cookie'), c.req.header('accept-language')),
  };
  const known = knownHere(ask, event);
  const person = known === null ? await create(ask, event, profile) : await change(ask, known, profile);
  const { cookie, passHash } = await parts.passes.give(person, event, request.sharedDevice, visitor);
  if (visitor !== null) {
    if (known === null) parts.connections.endPass(visitor.passHash);
    else parts.connections.renew(visitor.passHash, passHash);
  }
  c.header('Set-Cookie', cookie);
  parts.log.info('joined', { eventId: event.id, personId: person.id, again: known !== null });
  if (known !== null) await parts.announceProfile(person);
  const answer: JoinAnswer = { participant: person, event, roomId: await firstRoom(parts, person) };
  return c.json(answer);
}

/** @throws Refused where a pass could be read by anybody in the same Wi-Fi. */
export function refuseWithoutCarriage({ parts }: Ask): void {
  if (parts.passes.carriage === 'none') throw new Refused('insecure');
}

/** The value, or the refusal that names the field. */
export function must<Value, Code extends ErrorCode>(result: Result<Value, Code>): Value {
  if (result.ok) return result.value;
  throw new Refused(result.problem.code, { field: result.problem.field });
}

type Profile = Pick<Person, 'name' | 'organisationId' | 'country' | 'language'>;

/**
 * The person that this browser already is in this event. Not on a device that others use too: there the next one
 * who joins is somebody else.
 */
function knownHere({ visitor }: Ask, event: Event): Person | null {
  if (visitor === null || visitor.sharedDevice || visitor.person.eventId !== event.id) return null;
  return visitor.person;
}

async function create({ parts }: Ask, event: Event, profile: Profile): Promise<Person> {
  const person: Person = { id: newId(parts.random), eventId: event.id, role: 'participant', ...profile };
  await parts.store.people.create(person, parts.clock());
  return person;
}

async function change({ parts }: Ask, person: Person, profile: Profile): Promise<Person> {
  const changed = await parts.store.people.update(person.id, profile);
  if (changed === null) throw new Refused('no-pass');
  return changed;
}

/**
 * The event that a code opens. Unknown, closed and expired codes answer alike. Once an address has spent its
 * failures its typed codes wait, right or wrong; asked again after the look-up, since many may run at once.
 */
async function eventOfCode(ask: Ask, code: string): Promise<Event> {
  const { store, seal, attempts, clock } = ask.parts;
  if (isJoinSecret(code)) {
    const scanned = await openEvent(ask, await store.events.byJoinSecret(seal.hash('join', code), clock()));
    if (scanned === null) throw new Refused('code-unknown', { field: 'code' });
    return scanned;
  }
  const address = addressOf(ask);
  refuseWhileWaiting(attempts.wait(address));
  const typed = await openEvent(ask, await store.events.byJoinCode(normaliseJoinCode(code) ?? '', clock()));
  refuseWhileWaiting(attempts.wait(address));
  if (typed !== null) return typed;
  attempts.failed(address);
  throw new Refused('code-unknown', { field: 'code' });
}

/** The code of the demonstration is printed in its documentation, so it opens nothing outside demo mode. */
async function openEvent({ parts }: Ask, eventId: string | null): Promise<Event | null> {
  if (eventId === null || (eventId === DEMONSTRATION_EVENT && !parts.config.demo)) return null;
  return parts.store.events.read(eventId);
}

function refuseWhileWaiting(wait: number): void {
  if (wait > 0) {
    throw new Refused('too-many-attempts', { field: 'code', retryAfterSeconds: Math.ceil(wait / 1000) });
  }
}
