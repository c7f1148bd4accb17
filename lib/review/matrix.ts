import type { MatrixCell } from '#lib/wire/review.ts';

/** One cell of the matrix: cards on a country (null: of whom no country is known) and a topic (null: without one). */
export interface CellPlace {
  country: string | null;
  topic: string | null;
}

/** The matrix as it is drawn. */
export interface Matrix {
  /** Country codes in the event's order; null for cards of no country, only when there are any. */
  rows: (string | null)[];
  /** Topic ids in the event's order; null for cards without a topic, only when there are any. */
  columns: (string | null)[];
  /** What a cell holds; null: nothing. */
  at: (place: CellPlace) => MatrixCell | null;
}

/**
 * Rows and columns of the cells that hold something: all countries × all topics of the event, and whatever else
 * holds cards, such as a topic that the event no longer has.
 */
export function matrixOf(
  cells: readonly MatrixCell[],
  countries: readonly string[],
  topics: readonly string[],
): Matrix {
  const byPlace = new Map(cells.map((cell) => [keyOf(cell), cell]));
  return {
    rows: withOthers(
      countries,
      cells.map((cell) => cell.country),
    ),
    columns: withOthers(
      topics,
      cells.map((cell) => cell.topic),
    ),
    at: (place) => byPlace.get(keyOf(place)) ?? null,
  };
}

/** A name of the place that no other place has. */
export function keyOf({ country, topic }: CellPlace): string {
  return `${country ?? '-'}~${topic ?? '-'}`;
}

function withOthers(known: readonly string[], found: readonly (string | null)[]): (string | null)[] {
  const others = new Set(found.filter((each) => each === null || !known.includes(each)));
  // Null comes last.
  const named = [...others].filter((each) => each !== null).sort();
  return [...known, ...named, ...(others.has(null) ? [null] : [])];
}
