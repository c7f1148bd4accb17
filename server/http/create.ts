import { z } from 'zod';
import { type EventFile, FactsDraft } from '#lib/event/draft.ts';
import type { EventPlan } from '#lib/event/event.ts';
import { fileOf, planOf, stillKept } from '#lib/event/event-file.ts';
import { newId } from '#lib/ids.ts';
import type { Person } from '#lib/people/person.ts';
import type { CreatedAnswer } from '#lib/wire/api.ts';
import type { Visitor } from '#server/access/pass.ts';
import { createImported } from '#server/outputs/create.ts';
import type { Store } from '#server/store/store.ts';
import type { Ask } from './ask.ts';
import { readBody, readJsonText } from './body.ts';
import { joinSecretHash, linkFor } from './people.ts';
import { Refused } from './refused.ts';
import { seedsOf } from './room-seed.ts';

/** A file of the fullest event that the limits allow. */
const FILE_MAX_BYTES = 1024 * 1024;

/** A whole day of 150 people takes about two million bytes. */
const OUTPUTS_MAX_BYTES = 32 * 1024 * 1024;

const Create = z.union([z.strictObject({ file: z.looseObject({}) }), z.strictObject({ copy: FactsDraft })]);

/** `GET /api/event-file`: the event as a file, without anybody and without anything that was written or answered. */
export async function readEventFile({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const file = await fileOfEvent(parts.store, visitor.person.eventId);
  c.header('Content-Disposition', 'attachment; filename="event.json"');
  return c.body(`${JSON.stringify(file, null, 2)}\n`, 200, {
    'Content-Type': 'application/json',
  });
}

/**
 * `POST /api/events`: another event on this server, from a file, or as a copy of the one that the asking person is in
 * with a name and a date of its own. They are its first staff, under a personal link.
 */
export async function createOneEvent(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts } = ask;
  const request = await readBody(c, Create, FILE_MAX_BYTES);
  const plan = planned('file' in request ? request.file : await copyWith(ask, request.copy), ask);
  await parts.store.events.create(plan, seedsOf(plan, parts.random), parts.clock());
  const answer = await opened(ask, plan);
  return c.json(answer, 201);
}

/**
 * `POST /api/import`: an event with all that was written in it, from a file of outputs (docs/outputs-file.md), and the
 * asking person as its first staff. The people of the file become participants of it, and have no pass.
 */
export async function importOutputs(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts } = ask;
  const { store, files, random, clock } = parts;
  const text = await readJsonText(c, OUTPUTS_MAX_BYTES);
  const read = await files.takeIn(text, clock());
  if (!read.ok) throw new Refused('mistakes', { field: read.mistakes[0]?.place, mistakes: read.mistakes });
  await createImported(read.value, { store, random, now: clock() });
  const answer = await opened(ask, read.value.plan);
  return c.json(answer, 201);
}

/** Opens a new event: its QR code, and whoever asked as its first staff, under a personal link. */
async function opened(ask: Ask<Visitor>, plan: EventPlan): Promise<CreatedAnswer> {
  const { parts, visitor } = ask;
  const { event, joinCode } = plan;
  await parts.store.events.setJoinSecret(event.id, joinSecretHash(ask, event.id, joinCode));
  const { name, language } = visitor.person;
  const staff: Person = {
    id: newId(parts.random),
    eventId: event.id,
    role: 'staff',
    name,
    organisationId: null,
    country: null,
    language,
  };
  await parts.store.people.create(staff, parts.clock());
  const link = await linkFor(ask, staff);
  parts.log.info('event created', { eventId: event.id, sessions: plan.sessions.length });
  const code = (await parts.store.events.joinCode(event.id)) ?? joinCode;
  return { eventId: event.id, title: event.title, joinCode: code, link };
}

async function copyWith({ parts, visitor }: Ask<Visitor>, facts: FactsDraft): Promise<object> {
  return { ...(await fileOfEvent(parts.store, visitor.person.eventId)), ...facts };
}

async function fileOfEvent({ events, polls }: Store, eventId: string): Promise<EventFile> {
  const programme = await events.programme(eventId);
  if (programme === null) throw new Refused('not-found');
  const prepared = await polls.list(eventId);
  return fileOf(
    programme,
    prepared.map(({ poll }) => poll),
  );
}

/** @throws Refused with everything that is wrong */
function planned(content: object, { parts }: Ask): EventPlan {
  const plan = stillKept(planOf(content, parts.random), parts.clock());
  if (plan.ok) return plan.value;
  throw new Refused('mistakes', { field: plan.mistakes[0]?.place, mistakes: plan.mistakes });
}
