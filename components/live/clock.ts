'use client';

import { useEffect, useState } from 'react';

/** Server's clock minus this device's, in milliseconds; null until an answer of the server told. */
let offset: number | null = null;

/**
 * Learns the server's clock from an answer that carries it. Times in milliseconds since 1970, the last two by this
 * device's clock; the answer is taken to have been written half-way between them.
 */
export function learnClock(serverNow: number, askedAt: number, answeredAt: number): void {
  offset = serverNow - (askedAt + answeredAt) / 2;
}

/**
 * The time by the server's clock, renewed every `everyMs`. It starts with the time at which the server rendered the
 * page, so that both render the same.
 */
export function useServerNow(renderedAt: number, everyMs = 5_000): number {
  const [now, setNow] = useState(renderedAt);
  useEffect(() => {
    offset ??= renderedAt - Date.now();
    const renew = () => setNow(Date.now() + (offset ?? 0));
    renew();
    const timer = setInterval(renew, everyMs);
    return () => clearInterval(timer);
  }, [renderedAt, everyMs]);
  return now;
}

/** This moment by the server's clock as far as it is known, milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + (offset ?? 0);
}
