import type { ServerEvents } from '#lib/wire/live.ts';
import { type Audience, askedFor, groupOf, projectorsOf } from './group.ts';

/** The pages that show what the projector of a room shows. */
export function screenOf(roomId: string): string {
  return `screen:${roomId}`;
}

type News<Name extends keyof ServerEvents> = Parameters<ServerEvents[Name]>[0];

/**
 * What projectors hear of the news that everybody of their event hears: those of which rooms, or all. What is not in
 * here, they do not hear.
 */
const HEARD: { [Name in keyof ServerEvents]?: (news: News<Name>) => readonly string[] | 'all' } = {
  'session:changed': () => 'all',
  'programme:changed': () => 'all',
  'join-code:changed': () => 'all',
  'screen:changed': ({ roomId }) => [roomId],
  'poll:changed': ({ round }) => round.roomIds,
  'poll:gone': () => 'all',
  'polls:changed': () => 'all',
  'dots:changed': ({ round }) => round.roomIds,
  'questions:again': () => 'all',
  'guidance:changed': ({ rooms }) => Object.keys(rooms),
  'guidance:missed': () => 'all',
};

/** All groups of pages that are told news for some of an event. */
export function groupsTold<Name extends keyof ServerEvents>(
  eventId: string,
  name: Name,
  news: News<Name>,
  to: Audience,
): string[] {
  const all = [groupOf(eventId, to)];
  if (to !== 'everybody') return all;
  const rooms = HEARD[name]?.(news) ?? [];
  if (rooms === 'all') return [...all, projectorsOf(eventId)];
  return [...all, ...rooms.map((roomId) => askedFor(eventId, screenOf(roomId)))];
}
