import { newId } from '#lib/ids.ts';

// Not `crypto.randomUUID`, which browsers only have where the address is encrypted: a demonstration in a hall is not.

function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** An id for something that this page makes, so that asking for it twice makes it once: 80 bits. */
export function madeId(): string {
  return newId(randomBytes);
}

/** 128 bits, in hexadecimal: what nobody guesses. */
export function madeSecret(): string {
  return [...randomBytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
