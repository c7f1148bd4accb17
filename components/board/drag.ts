import type { Thing } from './moves.ts';
import { placeAt } from './place.ts';

/**
 * Dragging cards by mouse, pen or finger. The card on the page stays where it is, paler; a copy follows the pointer
 * and a line shows where it would land, so that nothing on the page moves before it is dropped. A mouse drags after
 * a few pixels; a finger only after holding still, since a swipe scrolls.
 */

export interface Drop {
  thing: Thing;
  column: string;
  /** Position among the other slots of the column. */
  index: number;
  /** A card to lay it on instead, or null. */
  onto: string | null;
}

const MOUSE_DISTANCE_PX = 6;
const HOLD_MS = 250;
const HOLD_TOLERANCE_PX = 8;
/** This close to an edge the pane scrolls by itself. */
const EDGE_PX = 48;
const EDGE_STEP_PX = 12;

interface Press {
  pointerId: number;
  card: HTMLElement;
  x: number;
  y: number;
  touch: boolean;
  hold: ReturnType<typeof setTimeout> | undefined;
}

interface Dragging {
  thing: Thing;
  card: HTMLElement;
  copy: HTMLElement;
  line: HTMLElement;
  dx: number;
  dy: number;
  x: number;
  y: number;
  frame: number;
  /** The pointer moved or a pane scrolled since the last frame. */
  stirred: boolean;
  drop: Drop | null;
  /** The slot that the card would be laid on. */
  below: Element | null;
}

/**
 * Lets cards and stacks under `root` be dragged: elements with `data-card` or `data-stack`, inside elements with `data-column` that scroll.
 *
 * @param words said beside what is dragged: that on release it is laid on what lies below
 * @returns how to stop
 */
export function enableDrag(
  root: HTMLElement,
  words: { onto: () => string },
  onDrop: (drop: Drop) => void,
): () => void {
  let press: Press | null = null;
  let dragging: Dragging | null = null;

  function down(event: PointerEvent): void {
    if (press !== null || dragging !== null || event.button !== 0) return;
    const target = event.target as HTMLElement;
    const card = target.closest<HTMLElement>('[data-card], [data-stack]');
    // Writing, choosing and selecting text in an open card are not dragging.
    if (
      card === null ||
      card.dataset.still !== undefined ||
      target.closest('button, a, textarea, input, select')
    )
      return;
    const touch = event.pointerType === 'touch';
    press = { pointerId: event.pointerId, card, x: event.clientX, y: event.clientY, touch, hold: undefined };
    if (touch) press.hold = setTimeout(begin, HOLD_MS);
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', cancel);
    addEventListener('keydown', key, true);
  }

  function move(event: PointerEvent): void {
    if (event.pointerId !== press?.pointerId) return;
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (dragging === null) {
      if (press.touch && far > HOLD_TOLERANCE_PX) end();
      else if (!press.touch && far > MOUSE_DISTANCE_PX) begin();
    }
    if (dragging !== null) {
      dragging.x = event.clientX;
      dragging.y = event.clientY;
      dragging.stirred = true;
      event.preventDefault();
    }
  }

  function begin(): void {
    const thing = press === null ? null : thingOf(press.card);
    if (press === null || thing === null) return;
    const { card, x, y } = press;
    const box = card.getBoundingClientRect();
    const copy = card.cloneNode(true) as HTMLElement;
    copy.removeAttribute('data-card');
    copy.removeAttribute('data-stack');
    copy.setAttribute('aria-hidden', 'true');
    copy.inert = true;
    copy.className += ' card-copy';
    copy.style.inlineSize = `${box.width}px`;
    const line = document.createElement('div');
    line.className = 'drop-line';
    line.hidden = true;
    root.append(copy, line);
    card.classList.add('card-dragged');
    getSelection()?.removeAllRanges();
    dragging = {
      thing,
      card,
      copy,
      line,
      dx: x - box.left,
      dy: y - box.top,
      x,
      y,
      frame: 0,
      stirred: true,
      drop: null,
      below: null,
    };
    dragging.frame = requestAnimationFrame(follow);
  }

  /** Once per frame: the copy to the pointer, the line to where it would land, panes scrolled at their edges. */
  function follow(): void {
    if (dragging === null) return;
    const { copy, x, y, dx, dy } = dragging;
    if (dragging.stirred) {
      dragging.stirred = false;
      aim(dragging, columnAt(x, y));
      copy.style.transform = `translate(${x - dx}px, ${y - dy}px)`;
    }
    if (scrollAtEdges(x, y)) dragging.stirred = true;
    dragging.frame = requestAnimationFrame(follow);
  }

  function aim(drag: Dragging, column: HTMLElement | null): void {
    const list = column?.querySelector<HTMLElement>('[data-cards]');
    const columnId = column?.dataset.column;
    drag.below?.classList.remove('slot-below');
    drag.below = null;
    delete drag.copy.dataset.said;
    if (!list || columnId === undefined) {
      drag.drop = null;
      drag.line.hidden = true;
      return;
    }
    const own = drag.card.closest<HTMLElement>('[data-slot]');
    // A card taken out of a stack leaves the others there.
    const leaves = drag.thing.is === 'stack' || own?.dataset.pile === undefined;
    const place = placeAt(list, drag.x, drag.y, leaves ? own : null);
    const onto = place.onto === null || place.onto === own ? null : place.onto;
    drag.drop = {
      thing: drag.thing,
      column: columnId,
      index: place.index,
      onto: onto?.dataset.slot ?? null,
    };
    if (onto !== null) {
      drag.below = onto;
      onto.classList.add('slot-below');
      drag.copy.dataset.said = words.onto();
      drag.line.hidden = true;
      return;
    }
    const frame = list.getBoundingClientRect();
    drag.line.hidden = false;
    drag.line.style.inlineSize = `${frame.width - 16}px`;
    const top = Math.max(frame.top, Math.min(place.y - 2, frame.bottom - 4));
    drag.line.style.transform = `translate(${frame.left + 8}px, ${top}px)`;
  }

  function columnAt(x: number, y: number): HTMLElement | null {
    const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]') ?? null;
    return root.contains(column) ? column : null;
  }

  /** Whether something scrolled. */
  function scrollAtEdges(x: number, y: number): boolean {
    let scrolled = false;
    for (const pane of root.querySelectorAll<HTMLElement>('[data-scrolls]')) {
      const box = pane.getBoundingClientRect();
      if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
      const before = pane.scrollLeft + pane.scrollTop;
      if (pane.dataset.scrolls === 'x') {
        if (x < box.left + EDGE_PX) pane.scrollLeft -= EDGE_STEP_PX;
        else if (x > box.right - EDGE_PX) pane.scrollLeft += EDGE_STEP_PX;
      } else if (y < box.top + EDGE_PX) pane.scrollTop -= EDGE_STEP_PX;
      else if (y > box.bottom - EDGE_PX) pane.scrollTop += EDGE_STEP_PX;
      scrolled ||= pane.scrollLeft + pane.scrollTop !== before;
    }
    return scrolled;
  }

  function up(event: PointerEvent): void {
    if (event.pointerId !== press?.pointerId) return;
    const drop = dragging?.drop ?? null;
    if (dragging !== null) swallowClick();
    end();
    if (drop !== null) onDrop(drop);
  }

  function cancel(event: PointerEvent): void {
    if (event.pointerId === press?.pointerId) end();
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || dragging === null) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }

  function end(): void {
    clearTimeout(press?.hold);
    press = null;
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', cancel);
    removeEventListener('keydown', key, true);
    if (dragging === null) return;
    cancelAnimationFrame(dragging.frame);
    dragging.card.classList.remove('card-dragged');
    dragging.below?.classList.remove('slot-below');
    dragging.copy.remove();
    dragging.line.remove();
    dragging = null;
  }

  // A finger that drags must not scroll as well; only a listener that is not passive can say so.
  const still = (event: TouchEvent) => {
    if (dragging !== null) event.preventDefault();
  };
  // Holding opens the phone's own menu otherwise.
  const noMenu = (event: MouseEvent) => {
    if (press?.touch) event.preventDefault();
  };
  root.addEventListener('pointerdown', down);
  root.addEventListener('touchmove', still, { passive: false });
  root.addEventListener('contextmenu', noMenu);
  return () => {
    end();
    root.removeEventListener('pointerdown', down);
    root.removeEventListener('touchmove', still);
    root.removeEventListener('contextmenu', noMenu);
  };
}

/** What an element on the board stands for. */
function thingOf({ dataset: { card, stack } }: HTMLElement): Thing | null {
  if (card !== undefined) return { is: 'card', id: card };
  return stack === undefined ? null : { is: 'stack', id: stack };
}

/** The release that ends a drag is not a click on what lies below. */
function swallowClick(): void {
  const swallow = (click: MouseEvent) => {
    click.preventDefault();
    click.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, true), 0);
}
