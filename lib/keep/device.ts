/** Copies of rooms that a device keeps for people, by their names. */

const PREFIX = 'rencontre';

export interface DeviceCopyAddress {
  roomId: string;
  epoch: string;
  personId: string;
}

/** Per room, epoch and person: what was written offline never mixes with another document, nor reaches another person. */
export function deviceCopyName({ roomId, epoch, personId }: DeviceCopyAddress): string {
  return [PREFIX, roomId, epoch, personId].join(':');
}

/** What a copy's name says; null for the name of something else. */
export function deviceCopyOf(name: string): DeviceCopyAddress | null {
  const [prefix, roomId, epoch, personId, more] = name.split(':');
  if (prefix !== PREFIX || more !== undefined) return null;
  if (roomId === undefined || epoch === undefined || personId === undefined) return null;
  return { roomId, epoch, personId };
}

/**
 * Whether a device is to forget a copy: it is of somebody else than who sits there now, or of a document that the
 * room does not have any more.
 *
 * @param personId who sits there; null: nobody has a pass
 * @param epochs the present document of each room they may enter
 */
export function isOutdated(
  copy: DeviceCopyAddress,
  personId: string | null,
  epochs: Readonly<Record<string, string>>,
): boolean {
  return copy.personId !== personId || epochs[copy.roomId] !== copy.epoch;
}
