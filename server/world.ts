import { randomBytes } from 'node:crypto';
import type { Random } from '#lib/base32.ts';

/** Time and chance are handed in, so that tests decide them. */

/** Milliseconds since 1970. */
export type Clock = () => number;
export type { Random };

export const systemClock: Clock = Date.now;
export const systemRandom: Random = (bytes) => randomBytes(bytes);
