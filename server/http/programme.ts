import { z } from 'zod';
import { FactsDraft, ListsDraft, SessionDraft } from '#lib/event/draft.ts';
import { changeFacts, changeLists } from '#lib/event/edit-event.ts';
import { addSession, archiveSession, changeSession, restoreSession } from '#lib/event/edit-session.ts';
import type { KeptProgramme } from '#lib/event/kept.ts';
import type { EditAnswer, ProgrammeAnswer } from '#lib/wire/api.ts';
import type { Visitor } from '#server/access/pass.ts';
import type { Ask } from './ask.ts';
import { readBody } from './body.ts';
import { type Decided, editProgramme } from './programme-edit.ts';
import { Refused } from './refused.ts';

/** The longest drafts: twelve columns and twenty headings, or two hundred organisations, in four languages. */
const DRAFT_MAX_BYTES = 256 * 1024;

const Version = z.number().int().positive();
const Change = z.strictObject({ version: Version, session: SessionDraft });
const Add = z.strictObject({ session: SessionDraft });
const ChangeLists = ListsDraft.extend({ was: ListsDraft.optional() });
const Archive = z.strictObject({ version: Version, confirmed: z.boolean().default(false) });

/** `GET /api/programme` */
export async function readProgramme({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const programme = await parts.store.events.programme(visitor.person.eventId);
  if (programme === null) throw new Refused('not-found');
  const answer: ProgrammeAnswer = { programme };
  return c.json(answer);
}

/** `POST /api/sessions` */
export async function addOneSession(ask: Ask<Visitor>): Promise<Response> {
  const { session } = await readBody(ask.c, Add, DRAFT_MAX_BYTES);
  return edit(ask, (programme) => addSession(programme, session, ask.parts.random));
}

/** `PATCH /api/sessions/<sessionId>` */
export async function changeOneSession(ask: Ask<Visitor>): Promise<Response> {
  const { version, session } = await readBody(ask.c, Change, DRAFT_MAX_BYTES);
  const sessionId = ask.c.req.param('sessionId') ?? '';
  return edit(ask, (programme) => changeSession(programme, sessionId, version, session, ask.parts.random));
}

/** `POST /api/sessions/<sessionId>/archive` */
export async function archiveOneSession(ask: Ask<Visitor>): Promise<Response> {
  const { version, confirmed } = await readBody(ask.c, Archive);
  const sessionId = ask.c.req.param('sessionId') ?? '';
  return edit(ask, (programme) => archiveSession(programme, sessionId, version, confirmed));
}

/** `POST /api/sessions/<sessionId>/restore` */
export async function restoreOneSession(ask: Ask<Visitor>): Promise<Response> {
  const sessionId = ask.c.req.param('sessionId') ?? '';
  return edit(ask, (programme) => restoreSession(programme, sessionId));
}

/** `PATCH /api/event` */
export async function changeEvent(ask: Ask<Visitor>): Promise<Response> {
  const facts = await readBody(ask.c, FactsDraft);
  return edit(ask, (programme) => changeFacts(programme, facts));
}

/** `PATCH /api/event/lists` */
export async function changeEventLists(ask: Ask<Visitor>): Promise<Response> {
  const { was = null, ...lists } = await readBody(ask.c, ChangeLists, 2 * DRAFT_MAX_BYTES);
  return edit(ask, (programme) => changeLists(programme, lists, was, ask.parts.random));
}

async function edit(ask: Ask<Visitor>, decide: (programme: KeptProgramme) => Decided): Promise<Response> {
  const { c, parts, visitor } = ask;
  const answer: EditAnswer = await editProgramme(parts, visitor.person, decide);
  return c.json(answer);
}
