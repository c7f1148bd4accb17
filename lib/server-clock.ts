/** What one answer of the server tells of its clock. */
export interface ClockReading {
  /** The server's clock minus this device's, milliseconds. */
  offset: number;
  /** It may be wrong by so many milliseconds, since nobody knows how the way there and back were shared. */
  error: number;
  /** When it was taken, by this device's clock. */
  at: number;
}

/** Two clocks drift apart by at most so many milliseconds each second. */
const DRIFT = 0.5 / 1000;

/**
 * @param serverNow what the answer says; the others: when this device asked and had the answer, all in milliseconds
 *   since 1970
 */
export function clockReading(serverNow: number, askedAt: number, answeredAt: number): ClockReading {
  return {
    offset: serverNow - (askedAt + answeredAt) / 2,
    error: Math.max(0, answeredAt - askedAt) / 2,
    at: answeredAt,
  };
}

/** The better of what is known and what was just read. A device whose clock was set meanwhile believes the new one. */
export function betterReading(known: ClockReading | null, read: ClockReading): ClockReading {
  if (known === null) return read;
  const error = known.error + Math.abs(read.at - known.at) * DRIFT;
  const canBothBeTrue = Math.abs(known.offset - read.offset) <= error + read.error;
  return canBothBeTrue && error < read.error ? known : read;
}
