/** `erase`: their words go as well. `anonymise`: the words stay, without a name. */
export const ERASURE_KINDS = ['erase', 'anonymise'] as const;
export type ErasureKind = (typeof ERASURE_KINDS)[number];

/** What erasing somebody does, or has done. */
export interface ErasureEffect {
  /** Rooms in which they wrote: everybody there has to load the document anew. */
  rooms: number;
  /** Cards that go as a whole. */
  cards: number;
  /** Letters that go, in notes and cards. */
  letters: number;
  /** Drafts that nobody else has seen. */
  drafts: number;
  /** Questions to the speakers in their name. */
  questions: number;
}
