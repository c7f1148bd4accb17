import { z } from 'zod';
import { FactsDraft } from '#lib/event/draft.ts';
import type { EventPlan } from '#lib/event/event.ts';
import { fileOf, planOf } from '#lib/event/event-file.ts';
import { newId } from '#lib/ids.ts';
import type { Person } from '#lib/people/person.ts';
import type { CreatedAnswer } from '#lib/wire/api.ts';
import type { Visitor } from '#server/access/pass.ts';
import type { Ask } from './ask.ts';
import { readBody } from './body.ts';
import { joinSecretHash, linkFor } from './people.ts';
import { Refused } from './refused.ts';
import { seedsOf } from './room-seed.ts';

/** A file of the fullest event that the limits allow. */
const FILE_MAX_BYTES = 1024 * 1024;

const Create = z.union([z.strictObject({ file: z.looseObject({}) }), z.strictObject({ copy: FactsDraft })]);

/** `GET /api/event-file`: the event as a file, without anybody and without anything that was written. */
export async function readEventFile({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const programme = await parts.store.events.programme(visitor.person.eventId);
  if (programme === null) throw new Refused('not-found');
  c.header('Content-Disposition', 'attachment; filename="event.json"');
  return c.body(`${JSON.stringify(fileOf(programme), null, 2)}\n`, 200, {
    'Content-Type': 'application/json',
  });
}

/**
 * `POST /api/events`: another event on this server, from a file, or as a copy of the one that the asking person is in
 * with a name and a date of its own. They are its first staff, under a personal link.
 */
export async function createOneEvent(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const request = await readBody(c, Create, FILE_MAX_BYTES);
  const plan = planned('file' in request ? request.file : await copyWith(ask, request.copy), ask);
  const { event, joinCode } = plan;
  await parts.store.events.create(plan, seedsOf(plan, parts.random), parts.clock());
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
  const answer: CreatedAnswer = { eventId: event.id, title: event.title, joinCode: code, link };
  return c.json(answer, 201);
}

async function copyWith({ parts, visitor }: Ask<Visitor>, facts: FactsDraft): Promise<object> {
  const programme = await parts.store.events.programme(visitor.person.eventId);
  if (programme === null) throw new Refused('not-found');
  return { ...fileOf(programme), ...facts };
}

/** @throws Refused with everything that is wrong */
function planned(content: object, { parts }: Ask): EventPlan {
  const plan = planOf(content, parts.random);
  if (plan.ok) return plan.value;
  throw new Refused('mistakes', { field: plan.mistakes[0]?.place, mistakes: plan.mistakes });
}
