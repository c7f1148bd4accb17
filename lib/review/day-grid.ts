import type { Room, Session } from '#lib/event/event.ts';

/** A stretch of a line in the grid of the day: a room over the columns of its countries, or nothing (one column). */
export interface Stretch {
  room: Room | null;
  /** The first column, from 0. */
  from: number;
  /** Columns. */
  span: number;
}

/**
 * The rooms of a session laid out under the columns of the countries, in as few lines as they need: a room stands
 * over its countries from the first to the last of them, a room of all countries over all. Rooms that would lie on
 * each other take lines of their own. Each line is whole: its stretches cover every column once.
 *
 * @param codes the event's countries in the order of the columns
 */
export function linesOfSession(session: Pick<Session, 'rooms'>, codes: readonly string[]): Stretch[][] {
  const width = Math.max(1, codes.length);
  const lines: Stretch[][] = [];
  const placed = session.rooms.map((room) => placeOf(room, codes, width)).sort((a, b) => a.from - b.from);
  // Rooms of few countries first, so that a room of all comes below those of single ones.
  for (const stretch of placed.sort((a, b) => a.span - b.span)) {
    const free = lines.find((line) => line.every((other) => apart(other, stretch)));
    if (free === undefined) lines.push([stretch]);
    else free.push(stretch);
  }
  return lines.map((line) => filled(line, width));
}

function placeOf(room: Room, codes: readonly string[], width: number): Stretch {
  const columns = room.countries.map((code) => codes.indexOf(code)).filter((column) => column >= 0);
  if (columns.length === 0) return { room, from: 0, span: width };
  const from = Math.min(...columns);
  return { room, from, span: Math.max(...columns) - from + 1 };
}

function apart(a: Stretch, b: Stretch): boolean {
  return a.from + a.span <= b.from || b.from + b.span <= a.from;
}

function filled(line: readonly Stretch[], width: number): Stretch[] {
  const whole: Stretch[] = [];
  for (let column = 0; column < width; ) {
    const here = line.find((stretch) => stretch.from === column) ?? { room: null, from: column, span: 1 };
    whole.push(here);
    column += here.span;
  }
  return whole;
}
