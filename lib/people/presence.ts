import type { Presence } from '#lib/wire/live.ts';

/** What one open page of a person said last. `at` in milliseconds since 1970. */
export interface Sighting {
  presence: Presence;
  at: number;
}

/**
 * One presence for each person from all their open pages: where they are active, else where they were last.
 * In the order of the persons' ids, so that the same people always give the same list.
 */
export function newestOfEach(sightings: Iterable<Sighting>): Presence[] {
  const newest = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const known = newest.get(sighting.presence.personId);
    if (known === undefined || tellsMore(sighting, known)) newest.set(sighting.presence.personId, sighting);
  }
  return [...newest.values()]
    .map(({ presence }) => presence)
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

/** Between two pages of a person the active one counts, then the later. */
function tellsMore(a: Sighting, b: Sighting): boolean {
  if (a.presence.state !== b.presence.state) return a.presence.state === 'active';
  return a.at >= b.at;
}

/**
 * Milliseconds between two announcements of who is here. Everybody is told about everybody, so the bytes grow with
 * the square of the people; on one venue Wi-Fi they are scarce: twice a second for a few, every 3 s for 150.
 */
export function announcementGap(people: number): number {
  return Math.min(5000, Math.max(500, people * 20));
}
