import { mergeUpdates } from '#lib/room/update.ts';
import type { LogEntry } from '#server/store/store.ts';

/** So many batches are merged into one: alone, a letter takes three hundred bytes of memory. */
const CHUNK = 32;
/** Together they are not larger: merging must not be felt. */
const CHUNK_MAX_BYTES = 64 * 1024;

/** Batches that follow each other, as one update; readers at a position within it get all of it. */
export interface Chunk extends LogEntry {
  /** Position of the first; `position` is that of the last. */
  from: number;
}

/** Adds a batch, and merges the last ones when they have become many small ones. */
export function addTo(chunks: Chunk[], chunk: Chunk): void {
  chunks.push(chunk);
  const last = chunks.slice(-CHUNK);
  const [first] = last;
  if (first === undefined || last.length < CHUNK || bytesOf(last) > CHUNK_MAX_BYTES) return;
  if (last.some(({ from, position }) => from < position)) return;
  const update = mergeUpdates(last.map((each) => each.update));
  chunks.splice(-CHUNK, CHUNK, { from: first.from, position: chunk.position, update });
}

/** Those that bring a reader from a position to the head; null when they do not reach back so far. */
export function chunksAfter(chunks: readonly Chunk[], position: number): Chunk[] | null {
  const first = chunks.findIndex((chunk) => chunk.from <= position + 1 && chunk.position > position);
  return first === -1 ? null : chunks.slice(first);
}

export function bytesOf(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { update }) => sum + update.byteLength, 0);
}
