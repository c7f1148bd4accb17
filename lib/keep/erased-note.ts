import type { ErasureKind } from './erasure.ts';
import type { Passage } from './redact.ts';

/**
 * What was erased and when, without a word of it: kept beside the backups, so that a restored backup does not bring
 * it back. `at` is milliseconds since 1970.
 */
export type ErasedNote = { at: number } & (
  | { is: 'person'; personId: string; kind: ErasureKind }
  | { is: 'passage'; roomId: string; passage: Passage; mark: string }
  | { is: 'event'; eventId: string }
);
