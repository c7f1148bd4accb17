import type { KeyboardEvent } from 'react';
import type { Desk } from './desk.ts';
import type { Direction, Thing } from './moves.ts';

/** Arrow keys among cards: the next one in the column, or the card beside it; an empty column offers its field. */
function neighbour(card: HTMLElement, key: string, rtl: boolean): HTMLElement | null {
  const column = card.closest<HTMLElement>('[data-column]');
  if (column === null) return null;
  const cards = cardsIn(column);
  const at = cards.indexOf(card);
  const list = column.closest<HTMLElement>('[data-layout="list"]');
  const all = list === null ? cards : cardsIn(list);
  if (key === 'ArrowDown') return all[all.indexOf(card) + 1] ?? null;
  if (key === 'ArrowUp') return all[all.indexOf(card) - 1] ?? null;
  if (key === 'Home') return cards[0] ?? null;
  if (key === 'End') return cards.at(-1) ?? null;
  const columns = [...(column.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-column]') ?? [])];
  const forward = (key === 'ArrowRight') !== rtl;
  const beside = columns[columns.indexOf(column) + (forward ? 1 : -1)];
  if (beside === undefined) return null;
  const there = cardsIn(beside);
  return there[Math.min(at, there.length - 1)] ?? beside.querySelector('textarea');
}

function cardsIn(part: HTMLElement): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>('[data-card], [data-stack]')];
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

/** Keys on a focused card: arrows look around, with Alt or Ctrl they move it, Enter edits, Delete deletes, S stacks. */
export function onCardKey(
  press: KeyboardEvent<HTMLElement>,
  desk: Desk,
  id: string,
  may: { write: boolean; edit: boolean },
): void {
  if (press.target !== press.currentTarget) return;
  if (onThingKey(press, desk, { is: 'card', id }, id, may.write)) return;
  if (!['Enter', 'F2', 'Delete'].includes(press.key) || !may.write) return;
  if (!may.edit) desk.refuse(id);
  else if (press.key === 'Delete') desk.remove(id);
  else desk.edit(id);
  press.preventDefault();
}

/**
 * Keys on a focused stack: the same, and Enter.
 *
 * @param first the card on which something would be laid here
 */
export function onStackKey(
  press: KeyboardEvent<HTMLElement>,
  desk: Desk,
  stack: string,
  first: string,
  write: boolean,
  onEnter: () => void,
): void {
  if (press.target !== press.currentTarget) return;
  if (onThingKey(press, desk, { is: 'stack', id: stack }, first, write)) return;
  if (press.key !== 'Enter' && press.key !== ' ') return;
  onEnter();
  press.preventDefault();
}

/**
 * What cards and stacks have in common.
 *
 * @param below the card that something chosen before would be laid on here
 * @returns whether the key was one of these
 */
function onThingKey(
  press: KeyboardEvent<HTMLElement>,
  desk: Desk,
  thing: Thing,
  below: string,
  write: boolean,
): boolean {
  const element = press.currentTarget;
  const rtl = getComputedStyle(element).direction === 'rtl';
  const direction = directionOf(press.key, rtl);
  const chosen = desk.picking();
  const plain = !press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey;
  if (direction !== null && (press.altKey || press.ctrlKey)) {
    if (write) desk.moveBy(thing, direction);
  } else if (direction !== null && !press.shiftKey && !press.metaKey) {
    neighbour(element, press.key, rtl)?.focus();
  } else if (chosen !== null && press.key === 'Enter') desk.stack(chosen, below);
  else if (press.code === 'KeyS' && plain && write) desk.pick(thing);
  else return false;
  press.preventDefault();
  return true;
}
