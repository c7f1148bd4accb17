import type { Random } from '#lib/base32.ts';
import { newId } from '#lib/ids.ts';
import type { SessionDraft } from './draft.ts';
import type { RoomTemplate } from './event.ts';
import type { KeptProgramme, KeptRoom, KeptSession, ProgrammeChange } from './kept.ts';
import { SESSIONS_MAX } from './limits.ts';
import type { Mistake } from './mistake.ts';
import { Mistakes } from './mistake.ts';
import { localDay } from './programme.ts';
import { type ReadSession, readSessionDraft } from './session-draft.ts';

/** What an edit comes to: the change to store, or why not. */
export type Decision =
  | { ok: true; change: ProgrammeChange; sessionId: string }
  | { ok: false; reason: 'mistakes'; mistakes: Mistake[] }
  /** `changed`: somebody else changed it since it was read. `unconfirmed`: it holds text, see `archiveSession`. */
  | { ok: false; reason: 'not-found' | 'session-changed' | 'holds-text' };

/** A new session with its rooms. */
export function addSession(programme: KeptProgramme, draft: SessionDraft, random: Random): Decision {
  const mistakes = new Mistakes();
  if (programme.sessions.length >= SESSIONS_MAX) mistakes.add('', 'too-many', SESSIONS_MAX);
  const read = readSessionDraft(draft, aroundOf(programme), '', mistakes, random);
  if (mistakes.list.length > 0) return { ok: false, reason: 'mistakes', mistakes: mistakes.list };
  const sessionId = newId(random);
  const session: KeptSession = {
    ...read,
    id: sessionId,
    eventId: programme.event.id,
    state: 'open',
    version: 1,
    archived: false,
    rooms: read.rooms.map(({ countries }) => newRoom(sessionId, countries, random)),
  };
  return { ok: true, change: { sessions: [session] }, sessionId };
}

/**
 * A session as the draft says, based on what it was at `version`. A room that the draft leaves out is taken out of
 * the programme; one in which somebody has written only from a closed session. An archived room that the draft
 * names comes back.
 */
export function changeSession(
  programme: KeptProgramme,
  sessionId: string,
  version: number,
  draft: SessionDraft,
  random: Random,
): Decision {
  const kept = programme.sessions.find(({ id }) => id === sessionId);
  if (kept === undefined || kept.archived) return { ok: false, reason: 'not-found' };
  if (kept.version !== version) return { ok: false, reason: 'session-changed' };
  const mistakes = new Mistakes();
  const read = readSessionDraft(draft, aroundOf(programme), '', mistakes, random);
  const rooms = changedRooms(kept, read.rooms, random);
  const left = kept.rooms.filter(
    (room) => !room.archived && room.written && rooms.find(({ id }) => id === room.id)?.archived,
  );
  // Nobody's words may get another signature than the one they were written under.
  if (read.attribution !== kept.attribution && kept.rooms.some((room) => room.written)) {
    mistakes.add('attribution', 'signing-fixed');
  }
  if (left.length > 0 && kept.state === 'open') mistakes.add('rooms', 'room-holds-text');
  if (mistakes.list.length > 0) return { ok: false, reason: 'mistakes', mistakes: mistakes.list };
  const session = { ...kept, ...read, rooms, version: kept.version + 1 };
  return { ok: true, change: { sessions: [session] }, sessionId };
}

/**
 * Takes a session out of the programme, with its rooms: it is hidden, nothing is erased, and `restoreSession` brings
 * it back. One in which somebody has written must be closed first, and meant (`confirmed`).
 */
export function archiveSession(
  programme: KeptProgramme,
  sessionId: string,
  version: number,
  confirmed: boolean,
): Decision {
  const kept = programme.sessions.find(({ id }) => id === sessionId);
  if (kept === undefined || kept.archived) return { ok: false, reason: 'not-found' };
  if (kept.version !== version) return { ok: false, reason: 'session-changed' };
  const written = kept.rooms.some((room) => room.written);
  if (written && (kept.state === 'open' || !confirmed)) return { ok: false, reason: 'holds-text' };
  const session = { ...kept, archived: true, version: kept.version + 1 };
  return { ok: true, change: { sessions: [session] }, sessionId };
}

/** Brings a session back into the programme as it was. */
export function restoreSession(programme: KeptProgramme, sessionId: string): Decision {
  const kept = programme.sessions.find(({ id }) => id === sessionId);
  if (kept === undefined || !kept.archived) return { ok: false, reason: 'not-found' };
  const session = { ...kept, archived: false, version: kept.version + 1 };
  return { ok: true, change: { sessions: [session] }, sessionId };
}

/** Rooms that are in `change` and not yet in the programme, each with what it starts with. */
export function newRooms(
  programme: KeptProgramme,
  change: ProgrammeChange,
): { room: KeptRoom; template: RoomTemplate }[] {
  const known = new Set(programme.sessions.flatMap(({ rooms }) => rooms.map(({ id }) => id)));
  return (change.sessions ?? []).flatMap(({ rooms, template }) =>
    rooms.filter(({ id }) => !known.has(id)).map((room) => ({ room, template })),
  );
}

function aroundOf({ event, sessions }: KeptProgramme) {
  return { event, days: sessions.map(({ startsAt }) => localDay(startsAt, event.timeZone)) };
}

function newRoom(sessionId: string, countries: string[], random: Random): KeptRoom {
  return { id: newId(random), sessionId, countries, archived: false, written: false };
}

/** The rooms in the draft's order, then those that are not in it, out of the programme. */
function changedRooms(kept: KeptSession, drafts: ReadSession['rooms'], random: Random): KeptRoom[] {
  const shown = drafts.map(({ id, countries }) => {
    const known = kept.rooms.find((room) => room.id === id);
    return known === undefined
      ? newRoom(kept.id, countries, random)
      : { ...known, countries, archived: false };
  });
  const rest = kept.rooms.filter(({ id }) => !shown.some((room) => room.id === id));
  return [...shown, ...rest.map((room) => ({ ...room, archived: true }))];
}
