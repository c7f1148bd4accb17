import type { Clock } from '#server/world.ts';
import { PresenceBook } from './book.ts';
import type { Presences } from './presence.ts';

/** Presence of a process that runs alone: its own pages are everybody. */
export function createInProcessPresences(clock: Clock): Presences {
  const book = new PresenceBook();
  return {
    set: (eventId, pageId, presence) =>
      book.note(eventId, pageId, { presence, at: clock(), expiresAt: null }),
    leave: (eventId, pageId) => book.forget(eventId, pageId),
    list: (eventId) => book.list(eventId),
    onChange: (listener) => book.onChange(listener),
    state: () => 'ok',
    close: async () => book.clear(),
  };
}
