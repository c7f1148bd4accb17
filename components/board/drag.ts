import { placeAt } from './place.ts';

/**
 * Dragging cards by mouse, pen or finger. The card on the page stays where it is, paler; a copy follows the pointer
 * and a line shows where it would land, so that nothing on the page moves before it is dropped. A mouse drags after
 * a few pixels; a finger only after holding still, since a swipe scrolls.
 */

export interface Drop {
  id: string;
  column: string;
  /** Position among the other cards of the column. */
  index: number;
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
  id: string;
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
}

/**
 * Lets cards under `root` be dragged: elements with `data-card`, inside elements with `data-column` that scroll.
 *
 * @returns how to stop
 */
export function enableDrag(root: HTMLElement, onDrop: (drop: Drop) => void): () => void {
  let press: Press | null = null;
  let dragging: Dragging | null = null;

  function down(event: PointerEvent): void {
    if (press !== null || dragging !== null || event.button !== 0) return;
    const target = event.target as HTMLElement;
    const card = target.closest<HTMLElement>('[data-card]');
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
    const id = press?.card.dataset.card;
    if (press === null || id === undefined) return;
    const { card, x, y } = press;
    const box = card.getBoundingClientRect();
    const copy = card.cloneNode(true) as HTMLElement;
    copy.removeAttribute('data-card');
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
      id,
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
    if (!list || columnId === undefined) {
      drag.drop = null;
      drag.line.hidden = true;
      return;
    }
    const place = placeAt(list, drag.x, drag.y, drag.card.closest('[data-slot]'));
    drag.drop = { id: drag.id, column: columnId, index: place.index };
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

/** The release that ends a drag is not a click on what lies below. */
function swallowClick(): void {
  const swallow = (click: MouseEvent) => {
    click.preventDefault();
    click.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, true), 0);
}
