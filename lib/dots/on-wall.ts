import { type DotThing, dotsElsewhere, sideBySide } from './order.ts';
import type { DotCount } from './round.ts';

/** A card or a stack with its dots, as the wall shows it. */
export interface WallLine {
  key: string;
  /** Empty: a card without text. */
  text: string;
  dots: number;
  /** Of a stack how many cards it has; 1: a card. */
  cards: number;
}

/** What a settled round has brought in one room. */
export interface WallDots {
  roomId: string;
  /** How many have placed dots there. */
  people: number;
  /** The most dots first. */
  lines: WallLine[];
  /** Cards and stacks with dots that are not among the lines. */
  more: number;
  /** Dots on cards that are not on the board any more. */
  gone: number;
}

/** So many lines one reads of a single room. */
export const WALL_LINES = 8;

/** @param things what stands on the board of the room */
export function wallOf({ roomId, people, totals }: DotCount, things: readonly DotThing[]): WallDots {
  const known = totals ?? {};
  const lines = sideBySide(things, [known]).map(
    ({ key, text, ids, dots: [dots = 0] }): WallLine => ({ key, text, dots, cards: ids.length }),
  );
  const all = { roomId, people, lines, more: 0, gone: dotsElsewhere(things, known) };
  return shortened(all, WALL_LINES);
}

/** The same with at most so many lines. */
export function shortened(room: WallDots, max: number): WallDots {
  const left = Math.max(0, room.lines.length - max);
  return { ...room, lines: room.lines.slice(0, max), more: room.more + left };
}

/** How many lines of each room can be read where so many rooms stand side by side. */
export function linesBeside(rooms: number): number {
  return [WALL_LINES, WALL_LINES, 6, 4][rooms] ?? 3;
}

/** The most dots on anything, at least 1: bars of all rooms have one measure. */
export function mostOn(rooms: readonly WallDots[]): number {
  return rooms.reduce((most, { lines }) => Math.max(most, lines[0]?.dots ?? 0), 1);
}
