import type { KeyboardEvent } from 'react';
import type { Desk, Direction } from './desk.ts';

/** Arrow keys among cards: the next one in the column, or the card beside it; an empty column offers its field. */
function neighbour(card: HTMLElement, key: string, rtl: boolean): HTMLElement | null {
  const column = card.closest<HTMLElement>('[data-column]');
  if (column === null) return null;
  const cards = cardsIn(column);
  const at = cards.indexOf(card);
  if (key === 'ArrowDown') return cards[at + 1] ?? null;
  if (key === 'ArrowUp') return cards[at - 1] ?? null;
  if (key === 'Home') return cards[0] ?? null;
  if (key === 'End') return cards.at(-1) ?? null;
  const columns = [...(column.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-column]') ?? [])];
  const forward = (key === 'ArrowRight') !== rtl;
  const beside = columns[columns.indexOf(column) + (forward ? 1 : -1)];
  if (beside === undefined) return null;
  const there = cardsIn(beside);
  return there[Math.min(at, there.length - 1)] ?? beside.querySelector('textarea');
}

function cardsIn(column: HTMLElement): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>('[data-card]')];
}

function directionOf(key: string, rtl: boolean): Direction | null {
  switch (key) {
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowLeft':
      return rtl ? 'end' : 'start';
    case 'ArrowRight':
      return rtl ? 'start' : 'end';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return null;
  }
}

/** Keys on a focused card: arrows look around, with Alt or Ctrl they move it, Enter edits, Delete deletes. */
export function onCardKey(
  press: KeyboardEvent<HTMLElement>,
  desk: Desk,
  id: string,
  may: { write: boolean; edit: boolean },
): void {
  if (press.target !== press.currentTarget) return;
  const card = press.currentTarget;
  const rtl = getComputedStyle(card).direction === 'rtl';
  const direction = directionOf(press.key, rtl);
  if (direction !== null && (press.altKey || press.ctrlKey)) {
    if (may.write) desk.moveBy(id, direction);
  } else if (direction !== null && !press.shiftKey && !press.metaKey) {
    neighbour(card, press.key, rtl)?.focus();
  } else if (['Enter', 'F2', 'Delete'].includes(press.key) && may.write) {
    if (!may.edit) desk.refuse();
    else if (press.key === 'Delete') desk.remove(id);
    else desk.edit(id);
  } else return;
  press.preventDefault();
}
