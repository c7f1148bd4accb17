import { base32, type Random } from './base32.ts';

/** A new id: 16 characters of lower-case base32, 80 bits of the chance handed in. */
export function newId(random: Random): string {
  return base32(random(10)).toLowerCase();
}
