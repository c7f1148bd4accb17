import { newId } from '#lib/ids.ts';

/** An id for something that this page makes, so that asking for it twice makes it once. */
export function madeId(): string {
  return newId((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
}
