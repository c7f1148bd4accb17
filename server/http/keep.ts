import { z } from 'zod';
import { normaliseJoinCode } from '#lib/event/join-code.ts';
import { ERASURE_KINDS, type ErasureEffect } from '#lib/keep/erasure.ts';
import { isRetention } from '#lib/keep/retention.ts';
import type { AuditAnswer, EpochsAnswer, KeptPeopleAnswer, PassagesAnswer } from '#lib/wire/api.ts';
import type { Visitor } from '#server/access/pass.ts';
import { ownData } from '#server/keep/own-data.ts';
import type { Ask } from './ask.ts';
import { readBody } from './body.ts';
import { Refused } from './refused.ts';

/** Somebody of the visitor's own event, other than the visitor. */
async function other({ c, parts, visitor }: Ask<Visitor>): Promise<string> {
  const personId = c.req.param('personId') ?? '';
  const person = await parts.store.people.read(personId);
  if (person === null || person.eventId !== visitor.person.eventId) throw new Refused('not-found');
  if (person.id === visitor.person.id) throw new Refused('forbidden');
  return personId;
}

/** `GET /api/people/kept`: everybody of whom something is kept. */
export async function readKeptPeople({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const answer: KeptPeopleAnswer = { people: await parts.store.keep.everybody(visitor.person.eventId) };
  return c.json(answer);
}

/** `GET /api/people/<personId>/erasure`: what erasing somebody would take away. */
export async function previewErasure(ask: Ask<Visitor>): Promise<Response> {
  const answer: ErasureEffect = await ask.parts.keeping.preview(await other(ask));
  return ask.c.json(answer);
}

const Erasure = z.object({ kind: z.enum(ERASURE_KINDS) });

/** `POST /api/people/<personId>/erasure`: erases somebody, or makes them nameless, for good. */
export async function erasePerson(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const { kind } = await readBody(c, Erasure);
  const answer = await parts.keeping.erase(visitor.person, await other(ask), kind);
  if (answer === null) throw new Refused('not-found');
  return c.json(answer);
}

const id = z.string().min(1).max(100);
const Redaction = z.object({
  epoch: id,
  passage: z.discriminatedUnion('is', [
    z.object({ is: z.literal('card'), card: id }),
    z.object({ is: z.literal('block'), block: z.string().regex(/^\d{1,10}:\d{1,10}$/) }),
  ]),
  mark: z.string().trim().min(1).max(40),
});

/** `GET /api/rooms/<roomId>/passages`: what can be redacted, in the words that stand there now. */
export async function readPassages({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const roomId = c.req.param('roomId') ?? '';
  const room = await parts.store.rooms.find(roomId);
  if (room === null || room.eventId !== visitor.person.eventId) throw new Refused('not-found');
  const answer: PassagesAnswer | null = await parts.rooms.passages(roomId);
  if (answer === null) throw new Refused('not-found');
  return c.json(answer);
}

/** `POST /api/rooms/<roomId>/redact`: a mark takes the place of one card or one block of the notes, for good. */
export async function redactPassage({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const order = await readBody(c, Redaction);
  const roomId = c.req.param('roomId') ?? '';
  const room = await parts.store.rooms.find(roomId);
  if (room === null || room.eventId !== visitor.person.eventId) throw new Refused('not-found');
  const answer = await parts.keeping.redact(visitor.person, { ...order, roomId });
  if (answer === 'replaced') throw new Refused('room-replaced');
  if (answer === 'gone') throw new Refused('not-found');
  return c.json({ ok: true });
}

const Retention = z.object({ retainUntil: z.number().int() });

/** `POST /api/event/retention`: everything of the event is erased at another time. */
export async function setRetention({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const { retainUntil } = await readBody(c, Retention);
  if (!isRetention(retainUntil, parts.clock())) throw new Refused('invalid', { field: 'retainUntil' });
  const { eventId } = visitor.person;
  if (!(await parts.store.keep.retain(eventId, retainUntil))) throw new Refused('not-found');
  await parts.keeping.note(visitor.person, 'retention-changed', eventId);
  return c.json({ retainUntil });
}

const EventErasure = z.object({ code: z.string() });

/** `POST /api/event/erasure`: everything of the event is erased now. `code`: its join code, typed to confirm. */
export async function eraseOwnEvent({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const { code } = await readBody(c, EventErasure);
  const { eventId } = visitor.person;
  const own = await parts.store.events.joinCode(eventId);
  if (own === null) throw new Refused('not-found');
  if (normaliseJoinCode(code) !== normaliseJoinCode(own)) throw new Refused('invalid', { field: 'code' });
  await parts.keeping.eraseEvent(eventId);
  return c.json({ ok: true });
}

/** `GET /api/audit`: what staff did, newest first. */
export async function readAudit({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const answer: AuditAnswer = { entries: await parts.keeping.notes(visitor.person.eventId) };
  return c.json(answer);
}

/** `GET /api/me/data`: all that is kept of the person who asks, as a file, and nothing of others. */
export async function readOwnData({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const data = await ownData(parts, visitor.person);
  c.header('Content-Disposition', 'attachment; filename="rencontre-my-data.json"');
  return c.body(JSON.stringify(data, null, 2), 200, { 'Content-Type': 'application/json; charset=utf-8' });
}

/** `GET /api/epochs` */
export async function readEpochs({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const answer: EpochsAnswer = { rooms: await parts.store.keep.epochs(visitor.person.eventId) };
  return c.json(answer);
}
