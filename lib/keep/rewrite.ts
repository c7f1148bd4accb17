import { type Erasure, eraseFrom } from './erase.ts';
import { type Passage, redactFrom } from './redact.ts';

/** What must not be kept of a room's document, as plain data. */
export type DocumentChange =
  /** All that was written under these Yjs client ids. */
  | { is: 'erase'; clients: readonly number[] }
  /** One card or one block of the notes; `mark` stands there afterwards. */
  | { is: 'redact'; passage: Passage; mark: string };

/** The document without it, and how much went. */
export type Rewritten = Erasure;

/**
 * Takes what must not be kept out of a document, so that nothing of it is left in the bytes.
 *
 * @param client a Yjs client id under which nothing was written yet, for what the server puts in its place
 */
export function rewrite(document: Uint8Array, change: DocumentChange, client: number): Rewritten {
  return change.is === 'erase'
    ? eraseFrom(document, change.clients, client)
    : redactFrom(document, change.passage, change.mark, client);
}
