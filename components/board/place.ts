/** A place between the cards of a list, and where on the screen it is. */
export interface Place {
  /** Position among the slots, not counting `without`. */
  index: number;
  /** Window coordinate of the line between the two cards. */
  y: number;
  /** The slot whose middle is meant, to lay something on it; null between slots. */
  onto: HTMLElement | null;
}

/** Above and below this part of a slot's height one means the place between two. */
const EDGE_PART = 0.3;

/**
 * The place that a point of the window means. Only the slot under the point is measured: measuring those that are
 * not on the screen would make the browser lay each of them out.
 *
 * @param without a slot that does not count, since its card is on its way
 */
export function placeAt(list: HTMLElement, x: number, y: number, without: Element | null): Place {
  const slots = [...list.querySelectorAll<HTMLElement>('[data-slot]')];
  const others = slots.filter((slot) => slot !== without);
  const frame = list.getBoundingClientRect();
  const under = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-slot]') ?? null;
  if (under !== null && slots.includes(under)) {
    const box = under.getBoundingClientRect();
    if (under === without) return { index: slots.indexOf(under), y: box.top, onto: null };
    const after = y > box.top + box.height / 2;
    const edge = box.height * EDGE_PART;
    const onto = y > box.top + edge && y < box.bottom - edge ? under : null;
    return { index: others.indexOf(under) + (after ? 1 : 0), y: after ? box.bottom : box.top, onto };
  }
  if (y < frame.top) return { index: 0, y: frame.top, onto: null };
  const last = others.at(-1)?.getBoundingClientRect();
  return { index: others.length, y: last?.bottom ?? frame.top + 8, onto: null };
}
