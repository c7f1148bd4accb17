import type { Event, Room, RoomTemplate, Session } from './event.ts';

/** The programme as those who edit it see it: texts as they were given, and what was taken out as well. */
export interface KeptProgramme {
  /** Counts every change of the event and its programme. */
  version: number;
  event: Event;
  /** By start; those that were taken out among them. */
  sessions: KeptSession[];
  /** What people belong to, also those who were removed: it must stay on the lists. */
  used: { organisations: string[]; countries: string[] };
}

export interface KeptSession extends Session {
  /** Counts the changes of this session. */
  version: number;
  /** Taken out of the programme: shown to nobody but those who edit it, and kept. */
  archived: boolean;
  rooms: KeptRoom[];
  /** What its new rooms start with, and its rooms were last given. */
  template: RoomTemplate;
}

export interface KeptRoom extends Room {
  archived: boolean;
  /** Whether anything was written or asked there since the room was made. */
  written: boolean;
}

/** What an edit puts in the place of what is kept; absent parts stay as they are. Stored all or nothing. */
export interface ProgrammeChange {
  /** The event with its lists, whole. */
  event?: Event;
  /** New and changed sessions, each whole with all its rooms. */
  sessions?: KeptSession[];
}
