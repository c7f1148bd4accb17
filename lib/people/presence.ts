import type { Presence, PresenceList, PresenceNews } from '#lib/wire/live.ts';

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
  return inOrder([...newest.values()].map(({ presence }) => presence));
}

/** Between two pages of a person the active one counts, then the later. */
function tellsMore(a: Sighting, b: Sighting): boolean {
  if (a.presence.state !== b.presence.state) return a.presence.state === 'active';
  return a.at >= b.at;
}

/**
 * What everybody has to be told for the list they know to become the one of now; null: nothing.
 * @param also persons of whom somebody heard something newer than the list: they are told of in any case
 */
export function presenceNews(
  known: PresenceList,
  now: readonly Presence[],
  also: ReadonlySet<string>,
): PresenceNews | null {
  const before = new Map(known.people.map((each) => [each.personId, JSON.stringify(each)]));
  const here = new Set(now.map(({ personId }) => personId));
  const people = now.filter(
    (each) => also.has(each.personId) || before.get(each.personId) !== JSON.stringify(each),
  );
  const gone = [...new Set([...before.keys(), ...also])].filter((personId) => !here.has(personId));
  if (people.length === 0 && gone.length === 0) return null;
  return { since: known.version, version: known.version + 1, people, gone };
}

/** The list after some news; null when they follow on another one than this. */
export function withNews(
  list: PresenceList,
  { since, version, people, gone }: PresenceNews,
): PresenceList | null {
  if (since !== list.version) return null;
  const here = new Map([...list.people, ...people].map((each) => [each.personId, each]));
  for (const personId of gone) here.delete(personId);
  return { version, people: inOrder(here.values()) };
}

const inOrder = (people: Iterable<Presence>) =>
  [...people].sort((a, b) => (a.personId < b.personId ? -1 : 1));

/**
 * Milliseconds between two announcements of who is here. Everybody is told of everybody who moved, so the bytes grow with
 * the square of the people; on one venue Wi-Fi they are scarce: twice a second for a few, every 3 s for 150.
 */
export function announcementGap(people: number): number {
  return Math.min(5000, Math.max(500, people * 20));
}
