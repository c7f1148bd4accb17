import type { Presence } from '#lib/wire/live.ts';

/** One line of the list of who is here. */
export interface PresenceLine {
  person: Presence;
  is: 'active' | 'idle' | 'gone';
}

export interface PresenceGroups {
  here: PresenceLine[];
  elsewhere: PresenceLine[];
  gone: PresenceLine[];
}

/**
 * People by where they are: in this room (the active first), elsewhere in the meeting, and who was in this room
 * since the page opened and has left the meeting. Each person once, whatever number of devices they use.
 *
 * @param met everybody seen in this room so far, by person id
 */
export function presenceGroups(
  people: readonly Presence[],
  met: ReadonlyMap<string, Presence>,
  roomId: string,
): PresenceGroups {
  const groups: PresenceGroups = { here: [], elsewhere: [], gone: [] };
  const present = new Set<string>();
  // Of somebody with several devices the one in this room counts, and of those the active one.
  const order = [...people].sort(
    (a, b) => weight(a, roomId) - weight(b, roomId) || a.name.localeCompare(b.name),
  );
  for (const person of order) {
    if (present.has(person.personId)) continue;
    present.add(person.personId);
    groups[person.roomId === roomId ? 'here' : 'elsewhere'].push({ person, is: person.state });
  }
  for (const person of met.values()) {
    if (!present.has(person.personId)) groups.gone.push({ person, is: 'gone' });
  }
  return groups;
}

function weight(person: Presence, roomId: string): number {
  return (person.roomId === roomId ? 0 : 2) + (person.state === 'active' ? 0 : 1);
}
