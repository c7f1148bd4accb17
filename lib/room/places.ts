/** What an outline is made of. */

/** Places that an outline found in a shared type: that of its children, and those of its keys. */
export interface Inside {
  list: Place | null;
  keys: Map<string, Place> | null;
}

/** A shared type of a document. Roots are at depth 0, in no place. */
export interface Holder extends Inside {
  place: Place | null;
  depth: number;
  /** The outline that found it; one above it finds places in it for itself. */
  of: object;
}

/** What an outline knows of a place. */
export interface Notes {
  /** How many structs stand in it, deleted ones too. */
  count: number;
  /** The values, by their last clock, that may be the present one of a key. */
  present: string[] | null;
  /** The newest right neighbour of its start. */
  first: Neighbour | undefined;
}

/** A clock beside another: a number, when both are of the same client. Most are, and texts of them would weigh more. */
export type Neighbour = number | string;

/** One list within a shared type: its children, or the values that one of its keys has had. */
export interface Place extends Notes {
  holder: Holder;
  key: string | null;
  /** The outline that found it; one above it takes notes of its own. */
  of: object;
  /** Of what lies at the bottom alone: the clocks in it, as client, from, to, and the shared types. */
  ranges: number[] | null;
  types: Holder[] | null;
}

/** Clocks of one client in order: from each start on, up to the next or the end, all are in one place. */
export interface Clocks {
  starts: number[];
  /** Null: collected, or in something that is collected. */
  places: (Place | null)[];
  end: number;
}

/** A clock of a Yjs client. */
export interface Id {
  client: number;
  clock: number;
}

/** What is noted of a place of which nothing is known. */
export const NOTHING: Notes = { count: 0, present: null, first: undefined };

/** A clock as the neighbour of another; of the start of a place, which is nobody's, without one. */
export function neighbourOf(origin: Id | null, { client, clock }: Id): Neighbour {
  return origin?.client === client ? clock : keyOf(client, clock);
}

export const keyOf = (client: number, clock: number) => `${client}:${clock}`;
