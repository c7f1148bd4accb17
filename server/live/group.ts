/**
 * Who of an event hears an announcement: everybody, those who run it, these with those who facilitate some of its
 * sessions, or one person on all their pages.
 */
export type Audience = 'everybody' | 'hosts' | 'guides' | { personId: string };

/** The name of a group of open pages. */
export function groupOf(eventId: string, audience: Audience): string {
  return typeof audience === 'string' ? `${eventId}:${audience}` : `${eventId}:person:${audience.personId}`;
}

/** Of the pages that show what a projector shows, of whatever room. */
export function projectorsOf(eventId: string): string {
  return `${eventId}:projectors`;
}

/** Of those who read the outputs of all rooms. */
export function reviewersOf(eventId: string): string {
  return `${eventId}:review`;
}

/** Of pages that asked to hear something. */
export function askedFor(eventId: string, group: string): string {
  return `${eventId}:asked:${group}`;
}

/** What a group that pages asked for is about: the word before its first colon, such as `poll`. */
export function subjectOf(group: string): string {
  return group.split(':', 1)[0] ?? '';
}
