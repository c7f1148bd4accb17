import type { BoardView } from '#lib/board/view.ts';

/** Long enough to see where a card went, short enough not to wait for it. */
const GLIDE_MS = 180;
/** With more cards on the move than this one sees nothing but unrest. */
const GLIDE_MOST = 12;

/** Cards that stand elsewhere in `after` than in `before`: another column, or another neighbour above. */
export function movedCards(before: BoardView, after: BoardView): string[] {
  const places = new Map<string, string>();
  for (const column of before.columns) {
    for (const card of column.cards) places.set(card.id, `${column.id} ${card.rank}`);
  }
  const moved: string[] = [];
  for (const column of after.columns) {
    for (const card of column.cards) {
      const place = places.get(card.id);
      if (place !== undefined && place !== `${column.id} ${card.rank}`) moved.push(card.id);
    }
  }
  return moved.length > GLIDE_MOST ? [] : moved;
}

/** Where cards are on the screen now. */
export function placesOf(root: HTMLElement, ids: readonly string[]): Map<string, DOMRect> {
  const places = new Map<string, DOMRect>();
  for (const id of ids) {
    const card = elementOf(root, id);
    if (card !== null) places.set(id, card.getBoundingClientRect());
  }
  return places;
}

/** Shows the way of cards from where they were to where they are now; not at all with reduced motion. */
export function glide(root: HTMLElement, from: ReadonlyMap<string, DOMRect>): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const shown = new Set<HTMLElement>();
  for (const [id, start] of from) {
    const card = elementOf(root, id);
    if (card === null || shown.has(card)) continue;
    shown.add(card);
    const end = card.getBoundingClientRect();
    if (end.left === start.left && end.top === start.top) continue;
    // A copy above all panes makes the way; in its own column the card would be cut off at the edge.
    const copy = card.cloneNode(true) as HTMLElement;
    copy.removeAttribute('data-card');
    copy.removeAttribute('data-stack');
    copy.inert = true;
    copy.setAttribute('aria-hidden', 'true');
    copy.className += ' card-copy';
    copy.style.inlineSize = `${end.width}px`;
    root.append(copy);
    const way = copy.animate(
      [
        { transform: `translate(${start.left}px, ${start.top}px)` },
        { transform: `translate(${end.left}px, ${end.top}px)` },
      ],
      { duration: GLIDE_MS, easing: 'ease-out' },
    );
    way.onfinish = () => copy.remove();
    way.oncancel = () => copy.remove();
    card.animate([{ opacity: 0.25 }, { opacity: 0.25 }], { duration: GLIDE_MS });
  }
}

/** Where a card is seen: itself, or the closed stack it lies in. */
export function elementOf(root: HTMLElement, id: string): HTMLElement | null {
  const name = CSS.escape(id);
  return (
    root.querySelector<HTMLElement>(`[data-card="${name}"]`) ??
    root.querySelector<HTMLElement>(`[data-holds~="${name}"]`)
  );
}
