import { z } from 'zod';
import { formatJoinCode, newJoinCode } from '#lib/event/join-code.ts';
import { newId } from '#lib/ids.ts';
import { LANGUAGES } from '#lib/language/language.ts';
import { mayEditPerson, mayMakeFacilitator, rolesToGive } from '#lib/people/edit-person.ts';
import { type Person, ROLES, type Role } from '#lib/people/person.ts';
import { readCountry, readName, readOrganisation } from '#lib/people/profile.ts';
import type { PersonAnswer, PersonLinkAnswer } from '#lib/wire/api.ts';
import type { Visitor } from '#server/access/pass.ts';
import { type Ask, baseOf, eventOf } from './ask.ts';
import { readBody } from './body.ts';
import { readJoinCode } from './event.ts';
import { must } from './join.ts';
import { Refused } from './refused.ts';

const Add = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  organisation: z.string().nullish(),
  country: z.string().nullish(),
  language: z.enum(LANGUAGES).default('fr'),
});
const Change = Add.partial();
const Give = z.strictObject({ sessionId: z.string().min(1).max(100), facilitates: z.boolean() });

/** `POST /api/people`: somebody with a role, and the personal link to hand over to them. */
export async function addPerson(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const { name, role, organisation, country, language } = await readBody(c, Add);
  if (!rolesToGive(visitor.person).includes(role)) throw new Refused('forbidden', { field: 'role' });
  const event = await eventOf(parts, visitor.person);
  const person: Person = {
    id: newId(parts.random),
    eventId: event.id,
    role,
    name: must(readName(name)),
    organisationId: must(readOrganisation(organisation ?? '', event)),
    country: must(readCountry(country ?? '', event)),
    language,
  };
  await parts.store.people.create(person, parts.clock());
  const answer: PersonLinkAnswer = { person, link: await linkFor(ask, person) };
  parts.log.info('person added', { eventId: event.id, personId: person.id, role });
  parts.announce(event.id, 'people:changed', { personId: person.id }, 'hosts');
  return c.json(answer);
}

/** `PATCH /api/people/<personId>`: what is left out stays, null or empty takes it away. */
export async function changePerson(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const { name, role, organisation, country } = await readBody(c, Change);
  const before = await personToEdit(ask, role);
  const event = await eventOf(parts, visitor.person);
  const person = await parts.store.people.update(before.id, {
    ...(name === undefined ? {} : { name: must(readName(name)) }),
    ...(role === undefined ? {} : { role }),
    ...(organisation === undefined
      ? {}
      : { organisationId: must(readOrganisation(organisation ?? '', event)) }),
    ...(country === undefined ? {} : { country: must(readCountry(country ?? '', event)) }),
  });
  if (person === null) throw new Refused('not-found');
  if (person.role !== before.role) await parts.keeping.note(visitor.person, 'role-changed', person.id);
  parts.log.info('person changed', { personId: person.id, role: person.role });
  await parts.announceProfile(person);
  parts.announce(person.eventId, 'people:changed', { personId: person.id }, 'hosts');
  const answer: PersonAnswer = { person };
  return c.json(answer);
}

/** `POST /api/people/<personId>/link`: a new personal link; those before stop working. */
export async function makeLinkFor(ask: Ask<Visitor>): Promise<Response> {
  const person = await personToEdit(ask, undefined);
  const answer: PersonLinkAnswer = { person, link: await linkFor(ask, person) };
  ask.parts.log.info('link made', { personId: person.id });
  return ask.c.json(answer);
}

/**
 * `POST /api/people/<personId>/remove`: their pass and links open nothing any more, and their sockets close in every
 * process. What they wrote stays, with their name.
 */
export async function removePerson(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const person = await personToEdit(ask, null);
  if (!(await parts.store.people.remove(person.id, parts.clock()))) throw new Refused('not-found');
  await parts.keeping.note(visitor.person, 'person-removed', person.id);
  parts.connections.endPerson(person.id);
  await parts.facilitation.lowerHandsOf(person);
  parts.log.info('person removed', { eventId: person.eventId, personId: person.id });
  parts.announce(person.eventId, 'people:changed', { personId: person.id }, 'hosts');
  return c.json({ ok: true });
}

/** `POST /api/people/<personId>/sessions`: a participant facilitates one session from now on, or no longer. */
export async function giveSession(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const { sessionId, facilitates } = await readBody(c, Give);
  const before = must(mayMakeFacilitator(visitor.person, await personOfAddress(ask)));
  const sessions = await parts.store.events.sessions(visitor.person.eventId);
  if (!sessions.some(({ id }) => id === sessionId)) throw new Refused('not-found', { field: 'sessionId' });
  const person = await parts.store.people.facilitate(before.id, sessionId, facilitates);
  if (person === null) throw new Refused('not-found');
  const isNews = (before.facilitates?.includes(sessionId) ?? false) !== facilitates;
  if (isNews) {
    await parts.keeping.note(visitor.person, facilitates ? 'session-given' : 'session-taken-back', person.id);
  }
  parts.log.info('session given', { personId: person.id, sessionId, facilitates });
  await parts.announceProfile(person);
  parts.announce(person.eventId, 'people:changed', { personId: person.id }, 'hosts');
  const answer: PersonAnswer = { person };
  return c.json(answer);
}

/** `POST /api/join-code`: another code; the one before and its QR code open nothing from now on. */
export async function renewJoinCode(ask: Ask<Visitor>): Promise<Response> {
  const { parts, visitor } = ask;
  const { eventId } = visitor.person;
  const code = newJoinCode(parts.random);
  await parts.store.events.setJoinCode(eventId, code, joinSecretHash(ask, eventId, code));
  parts.log.info('join code renewed', { eventId, personId: visitor.person.id });
  parts.announce(eventId, 'join-code:changed', undefined);
  return readJoinCode(ask);
}

/** What the store keeps of the long secret in an event's QR code. */
export function joinSecretHash({ parts: { seal } }: Ask, eventId: string, code: string): string {
  return seal.hash('join', seal.joinSecret(eventId, formatJoinCode(code)));
}

/** A new personal link for somebody, as long as the event is kept; their earlier ones end. */
export async function linkFor(ask: Ask, person: Person): Promise<string> {
  const { parts } = ask;
  const { retainUntil } = await eventOf(parts, person);
  const ticket = parts.seal.token();
  await parts.store.people.createTicket({
    hash: parts.seal.hash('ticket', ticket),
    personId: person.id,
    expiresAt: retainUntil,
    now: parts.clock(),
    replaceOwn: true,
  });
  return `${baseOf(ask)}/enter#${ticket}`;
}

/** @throws Refused unless the asking one may do that to the person of the address */
async function personToEdit(ask: Ask<Visitor>, role: Role | null | undefined): Promise<Person> {
  return must(mayEditPerson(ask.visitor.person, await personOfAddress(ask), role));
}

/** Null: nobody of the event. */
async function personOfAddress({ c, parts, visitor }: Ask<Visitor>): Promise<Person | null> {
  const here = await parts.store.people.list(visitor.person.eventId);
  return here.find(({ id }) => id === c.req.param('personId')) ?? null;
}
