import type { ListsDraft } from './draft.ts';

/**
 * The lists of an event when two people changed them at the same time: what somebody changed since they began goes into
 * what stands there now, and what others added, changed or took out meanwhile stays so. Of a line that both changed
 * theirs is the later one and counts.
 *
 * @param was what they began from
 * @param mine what they made of it
 * @param now what stands there
 */
export function mergeLists(was: ListsDraft, mine: ListsDraft, now: ListsDraft): ListsDraft {
  const idOf = ({ id }: { id?: string | undefined }) => id;
  return {
    countries: mergeLines(was.countries, mine.countries, now.countries, ({ code }) => code, keep),
    organisations: mergeLines(was.organisations, mine.organisations, now.organisations, idOf, withoutId),
    topics: mergeLines(was.topics, mine.topics, now.topics, idOf, withoutId),
  };
}

const keep = <Line>(line: Line) => line;

/** Somebody else took the line out and this one changed it: it comes back as a new one. */
function withoutId<Line extends { id?: string | undefined }>({ id: _id, ...line }: Line): Omit<Line, 'id'> {
  return line;
}

function mergeLines<Line>(
  was: readonly Line[],
  mine: readonly Line[],
  now: readonly Line[],
  keyOf: (line: Line) => string | undefined,
  anew: (line: Line) => Line,
): Line[] {
  const find = (lines: readonly Line[], key: string | undefined) =>
    key === undefined ? undefined : lines.find((line) => keyOf(line) === key);
  const merged = mine.flatMap((line) => {
    const key = keyOf(line);
    const before = find(was, key);
    const there = find(now, key);
    const isChanged = before === undefined || JSON.stringify(before) !== JSON.stringify(line);
    if (there !== undefined) return [isChanged ? line : there];
    if (before === undefined) return [line];
    return isChanged ? [anew(line)] : [];
  });
  const added = now.filter(
    (line) => find(was, keyOf(line)) === undefined && find(mine, keyOf(line)) === undefined,
  );
  return [...merged, ...added];
}
