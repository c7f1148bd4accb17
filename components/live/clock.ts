'use client';

import { useEffect, useState } from 'react';
import { betterReading, type ClockReading, clockReading } from '#lib/server-clock.ts';

/** What is known of the server's clock; null until an answer of the server told. */
let known: ClockReading | null = null;

/**
 * Learns the server's clock from an answer that carries it. Times in milliseconds since 1970, the last two by this
 * device's clock; the answer is taken to have been written half-way between them.
 */
export function learnClock(serverNow: number, askedAt: number, answeredAt: number): void {
  known = betterReading(known, clockReading(serverNow, askedAt, answeredAt));
}

/**
 * The time by the server's clock, renewed every `everyMs`. It starts with the time at which the server rendered the
 * page, so that both render the same.
 */
export function useServerNow(renderedAt: number, everyMs = 5_000): number {
  const [now, setNow] = useState(renderedAt);
  useEffect(() => {
    // How long the page was on its way nobody knows: whatever is learned is better.
    const at = Date.now();
    known ??= { offset: renderedAt - at, error: Number.POSITIVE_INFINITY, at };
    const renew = () => setNow(serverNow());
    renew();
    const timer = setInterval(renew, everyMs);
    return () => clearInterval(timer);
  }, [renderedAt, everyMs]);
  return now;
}

/** This moment by the server's clock as far as it is known, milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + (known?.offset ?? 0);
}
