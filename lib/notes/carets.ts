/** Up to so many others who stand in the text, each of them stands there with a name. */
export const FEW_CARETS = 12;
/** In a crowd at most so many names stand beside the text at the same time. */
const NAMES_MAX = 8;
/** And only of those who typed or moved in the last milliseconds. */
const LATELY_MS = 10_000;
/** Names closer to each other than this would cover each other, CSS pixels. */
const NAME_HEIGHT = 20;
/** Who stands so close above or below what is seen is about to be seen, CSS pixels. */
const NEAR = 120;

/** Where somebody else's caret is drawn. */
export interface DrawnCaret {
  /** Its Yjs client id. */
  client: number;
  /** When it was last seen to move, milliseconds. */
  movedAt: number;
  /** CSS pixels below the upper edge of the part of the text that is seen. */
  place: number;
}

/**
 * Whose carets stand with their names; all others are thin marks. With few people all of them do. In a crowd those do who
 * typed or moved lately within sight, one to a line, and whoever has a name keeps it while they go on.
 *
 * @param seen `now` in milliseconds, `height` of the part of the text that is seen in CSS pixels, and who was `named` so far
 */
export function namedCarets(
  carets: readonly DrawnCaret[],
  { now, height, named }: { now: number; height: number; named: ReadonlySet<number> },
): Set<number> {
  if (carets.length <= FEW_CARETS) return new Set(carets.map(({ client }) => client));
  const candidates = carets
    .filter(({ movedAt, place }) => movedAt > now - LATELY_MS && place > -NEAR && place < height + NEAR)
    .toSorted(
      (a, b) =>
        Number(named.has(b.client)) - Number(named.has(a.client)) ||
        b.movedAt - a.movedAt ||
        a.client - b.client,
    );
  const chosen: DrawnCaret[] = [];
  for (const caret of candidates) {
    if (chosen.length === NAMES_MAX) break;
    if (chosen.every(({ place }) => Math.abs(place - caret.place) >= NAME_HEIGHT)) chosen.push(caret);
  }
  return new Set(chosen.map(({ client }) => client));
}
