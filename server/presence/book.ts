import { newestOfEach, type Sighting } from '#lib/people/presence.ts';
import type { Presence } from '#lib/wire/live.ts';

/** A page as this process knows it; `expiresAt` is null for pages that are connected here. */
export interface Page extends Sighting {
  expiresAt: number | null;
}

/** The pages that this process knows of, by event, and those who listen. */
export class PresenceBook {
  readonly #events = new Map<string, Map<string, Page>>();
  readonly #listeners = new Set<(eventId: string) => void>();

  /** Notes what a page said; tells the listeners only if it is news. */
  note(eventId: string, pageId: string, page: Page): void {
    const pages = this.#events.get(eventId) ?? new Map<string, Page>();
    this.#events.set(eventId, pages);
    const known = pages.get(pageId);
    pages.set(pageId, page);
    if (known === undefined || !samePresence(known.presence, page.presence)) this.#tell(eventId);
  }

  forget(eventId: string, pageId: string): void {
    const pages = this.#events.get(eventId);
    if (!pages?.delete(pageId)) return;
    if (pages.size === 0) this.#events.delete(eventId);
    this.#tell(eventId);
  }

  page(eventId: string, pageId: string): Page | undefined {
    return this.#events.get(eventId)?.get(pageId);
  }

  /** Those of the event who are here at that moment, each once. */
  list(eventId: string, now: number): Presence[] {
    const pages = [...(this.#events.get(eventId)?.values() ?? [])];
    return newestOfEach(pages.filter(({ expiresAt }) => expiresAt === null || expiresAt > now));
  }

  /** The pages that are connected to this process. */
  *own(): Generator<{ eventId: string; pageId: string; page: Page }> {
    for (const [eventId, pages] of this.#events) {
      for (const [pageId, page] of pages) if (page.expiresAt === null) yield { eventId, pageId, page };
    }
  }

  /** Those of a person that are connected to this process. */
  ownOf(eventId: string, personId: string): [pageId: string, page: Page][] {
    return [...(this.#events.get(eventId) ?? [])].filter(
      ([, { expiresAt, presence }]) => expiresAt === null && presence.personId === personId,
    );
  }

  /** Forgets the pages of other processes that gave no sign of life in time. */
  expire(now: number): void {
    for (const [eventId, pages] of this.#events) {
      for (const [pageId, { expiresAt }] of pages) {
        if (expiresAt !== null && expiresAt <= now) this.forget(eventId, pageId);
      }
    }
  }

  onChange(listener: (eventId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#listeners.clear();
    this.#events.clear();
  }

  #tell(eventId: string): void {
    for (const listener of this.#listeners) listener(eventId);
  }
}

function samePresence(a: Presence, b: Presence): boolean {
  return (
    a.personId === b.personId &&
    a.name === b.name &&
    a.role === b.role &&
    a.organisation === b.organisation &&
    a.country === b.country &&
    a.roomId === b.roomId &&
    a.state === b.state
  );
}
