import type { KeyboardEvent } from 'react';

const DIRECTIONS: Record<string, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** How much being out of line counts against being near. */
const OUT_OF_LINE = 3;

/**
 * Arrow keys in a table: from one `data-stop` to the nearest one as it is seen on the screen, whatever spans what
 * and whichever way one reads. The Tab key goes through all of them as ever.
 */
export function onTableArrow(press: KeyboardEvent<HTMLElement>): void {
  const direction = DIRECTIONS[press.key];
  const here = (press.target as HTMLElement).closest<HTMLElement>('[data-stop]');
  if (direction === undefined || here === null || press.altKey || press.ctrlKey || press.metaKey) return;
  const from = here.getBoundingClientRect();
  let best: { stop: HTMLElement; distance: number } | null = null;
  for (const stop of press.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')) {
    if (stop === here) continue;
    const distance = distanceOf(from, stop.getBoundingClientRect(), direction);
    if (distance !== null && (best === null || distance < best.distance)) best = { stop, distance };
  }
  if (best === null) return;
  press.preventDefault();
  best.stop.focus();
}

/** How far it is in that direction; null when it does not lie there. */
function distanceOf(from: DOMRect, to: DOMRect, [x, y]: readonly [number, number]): number | null {
  if (to.width === 0) return null;
  const across = middle(to.left, to.right) - middle(from.left, from.right);
  const down = middle(to.top, to.bottom) - middle(from.top, from.bottom);
  const ahead = x === 0 ? down * y : across * x;
  // What overlaps in the other direction is in line.
  const aside =
    x === 0 ? gap(from.left, from.right, to.left, to.right) : gap(from.top, from.bottom, to.top, to.bottom);
  return ahead <= 1 ? null : ahead + aside * OUT_OF_LINE;
}

function middle(start: number, end: number): number {
  return (start + end) / 2;
}

function gap(aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  return Math.max(0, bStart - aEnd, aStart - bEnd);
}
