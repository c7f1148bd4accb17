import { announcementGap, presenceNews } from '#lib/people/presence.ts';
import type { PresenceList, PresenceNews } from '#lib/wire/live.ts';
import type { Presences } from '#server/presence/presence.ts';

/** So short that nobody notices, long enough that people who come in together make one announcement. */
const GATHER_MS = 30;

/** Tells the pages of one process who is here: whole when they ask, and then what changed. */
export interface PresenceAnnouncer {
  /** @param known the version that the page knows: null is answered when that is the newest */
  whoIsHere(eventId: string, known: number | null): PresenceList | null;
  stop(): void;
}

/**
 * Announces who came, moved or left whenever that happens, at an even pace: the first change soon, later ones gathered, so
 * that the last word is always said and never more often than the number of people allows.
 */
export function announceEvenly(
  presences: Presences,
  announce: (eventId: string, news: PresenceNews) => void,
): PresenceAnnouncer {
  const waiting = new Map<string, NodeJS.Timeout>();
  const lastAt = new Map<string, number>();
  const told = new Map<string, PresenceList>();
  /** Of whom a page heard something newer than all were told. */
  const ahead = new Map<string, Set<string>>();
  const toldOf = (eventId: string) => told.get(eventId) ?? { version: 0, people: [] };

  function tell(eventId: string): void {
    waiting.delete(eventId);
    lastAt.set(eventId, performance.now());
    const people = presences.list(eventId);
    const news = presenceNews(toldOf(eventId), people, ahead.get(eventId) ?? new Set());
    ahead.delete(eventId);
    if (news === null) return;
    told.set(eventId, { version: news.version, people });
    announce(eventId, news);
  }

  const stopListening = presences.onChange((eventId) => {
    if (waiting.has(eventId)) return;
    const next = (lastAt.get(eventId) ?? 0) + announcementGap(presences.list(eventId).length);
    const wait = Math.max(GATHER_MS, next - performance.now());
    waiting.set(
      eventId,
      setTimeout(() => tell(eventId), wait),
    );
  });

  return {
    whoIsHere(eventId, known) {
      const before = toldOf(eventId);
      if (known === before.version) return null;
      const people = presences.list(eventId);
      const newer = presenceNews(before, people, new Set());
      if (newer !== null) {
        const ids = [...newer.people.map(({ personId }) => personId), ...newer.gone];
        ahead.set(eventId, new Set([...(ahead.get(eventId) ?? []), ...ids]));
      }
      return { version: before.version, people };
    },
    stop() {
      stopListening();
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
