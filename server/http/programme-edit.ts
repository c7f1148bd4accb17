import { type Decision, newRooms } from '#lib/event/edit-session.ts';
import type { KeptProgramme, KeptSession, ProgrammeChange } from '#lib/event/kept.ts';
import type { Checked } from '#lib/event/mistake.ts';
import type { Person } from '#lib/people/person.ts';
import type { EditAnswer } from '#lib/wire/api.ts';
import { errorFields } from '#server/log.ts';
import type { HttpParts } from './ask.ts';
import { Refused } from './refused.ts';
import { seedOf, shown } from './room-seed.ts';

/** What a rule of the programme answers. */
export type Decided = Decision | Checked<ProgrammeChange>;

/** Edits of one event follow each other; so many may come in between before one gives up. */
const ATTEMPTS = 8;

/**
 * Decides an edit on the programme as it is kept, stores it if nothing else was edited meanwhile (else decides again),
 * and announces it: pages read the programme again, and the documents of rooms follow their template.
 */
export async function editProgramme(
  parts: HttpParts,
  person: Person,
  decide: (programme: KeptProgramme) => Decided,
): Promise<EditAnswer> {
  const { store, random, clock } = parts;
  const { eventId } = person;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const programme = await store.events.programme(eventId);
    if (programme === null) throw new Refused('not-found');
    const decided = decide(programme);
    const change = changeOf(decided);
    const seeds = newRooms(programme, change).map(({ room, template }) => seedOf(room.id, template, random));
    const version = await store.events.edit(eventId, programme.version, change, seeds, clock());
    if (version === null) continue;
    const sessionId = 'sessionId' in decided ? decided.sessionId : undefined;
    parts.log.info('programme edited', { eventId, personId: person.id, version, sessionId });
    parts.announce(eventId, 'programme:changed', { version });
    await followTemplates(parts, programme, change.sessions ?? []);
    return sessionId === undefined ? { version } : { version, sessionId };
  }
  throw new Refused('store-unavailable');
}

/** @throws Refused with why not */
function changeOf(decided: Decided): ProgrammeChange {
  if (decided.ok) return 'change' in decided ? decided.change : decided.value;
  if ('mistakes' in decided) {
    throw new Refused('mistakes', { field: decided.mistakes[0]?.place, mistakes: decided.mistakes });
  }
  throw new Refused(decided.reason);
}

/**
 * The rooms of edited sessions: whether they can be written in, and the columns and headings of those whose template
 * changed. What fails here is stored already and follows at the next edit, so it is noted, not refused.
 */
async function followTemplates(
  { rooms, log }: HttpParts,
  before: KeptProgramme,
  sessions: KeptSession[],
): Promise<void> {
  const work = sessions.flatMap((session) => {
    const known = before.sessions.find(({ id }) => id === session.id);
    if (known === undefined) return [];
    const changed = JSON.stringify(known.template) !== JSON.stringify(session.template);
    const template = shown(session.template);
    return known.rooms.map(async ({ id: roomId }) => {
      await rooms.refresh(roomId);
      if (changed) await rooms.write({ roomId, edit: { is: 'template', template } });
    });
  });
  for (const each of await Promise.allSettled(work)) {
    if (each.status === 'rejected') log.warn('a room does not follow its template', errorFields(each.reason));
  }
}
