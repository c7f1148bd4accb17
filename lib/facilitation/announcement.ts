import type { Given } from '#lib/event/given.ts';
import { LANGUAGES, type Language } from '#lib/language/language.ts';

/** Something that those who run the meeting tell people, in the languages in which they wrote it. */
export interface Announcement {
  id: string;
  text: Given;
  /** To whom: the people in these rooms; null: everybody. */
  roomIds: string[] | null;
  /** Milliseconds since 1970. */
  at: number;
}

export const ANNOUNCEMENT_MAX = 500;
/** So many of the newest can be read again. */
export const ANNOUNCEMENTS_SHOWN = 50;

/** The text without what surrounds it; null when there is none in any language. */
export function announcementText(given: { [Each in Language]?: string | undefined }): Given | null {
  const written = LANGUAGES.flatMap((language) => {
    const text = given[language]?.trim() ?? '';
    return text === '' ? [] : [[language, text] as const];
  });
  return written.length === 0 ? null : Object.fromEntries(written);
}

/** Whether somebody in a room is meant; outside the rooms (null) what is for everybody. */
export function isFor({ roomIds }: Announcement, roomId: string | null): boolean {
  return roomIds === null || (roomId !== null && roomIds.includes(roomId));
}
