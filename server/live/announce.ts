import { announcementGap } from '#lib/people/presence.ts';
import type { ServerEvents } from '#lib/wire/live.ts';
import type { Presences } from '#server/presence/presence.ts';

type PresenceNews = Parameters<ServerEvents['presence:changed']>[0];

/** So short that nobody notices, long enough that people who come in together make one announcement. */
const GATHER_MS = 30;

/**
 * Announces who is here whenever that changes, at an even pace: the first change soon, later ones gathered, so
 * that the last word is always said and never more often than the number of people allows.
 */
export function announceEvenly(
  presences: Presences,
  announce: (eventId: string, news: PresenceNews) => void,
): { stop(): void } {
  const waiting = new Map<string, NodeJS.Timeout>();
  const lastAt = new Map<string, number>();
  let version = 0;

  const stopListening = presences.onChange((eventId) => {
    if (waiting.has(eventId)) return;
    const next = (lastAt.get(eventId) ?? 0) + announcementGap(presences.list(eventId).length);
    const wait = Math.max(GATHER_MS, next - performance.now());
    waiting.set(
      eventId,
      setTimeout(() => {
        waiting.delete(eventId);
        lastAt.set(eventId, performance.now());
        version += 1;
        announce(eventId, { version, people: presences.list(eventId) });
      }, wait),
    );
  });

  return {
    stop() {
      stopListening();
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
