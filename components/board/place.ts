/** A place between the cards of a list, and where on the screen it is. */
export interface Place {
  /** Position among the slots, not counting `without`. */
  index: number;
  /** Window coordinate of the line between the two cards. */
  y: number;
}

/**
 * The place that a point of the window means. Only the slot under the point is measured: measuring those that are
 * not on the screen would make the browser lay each of them out.
 *
 * @param without a slot that does not count, since its card is on its way
 */
export function placeAt(list: HTMLElement, x: number, y: number, without: Element | null): Place {
  const slots = [...list.querySelectorAll('[data-slot]')];
  const others = slots.filter((slot) => slot !== without);
  const frame = list.getBoundingClientRect();
  const under = document.elementFromPoint(x, y)?.closest('[data-slot]') ?? null;
  if (under !== null && slots.includes(under)) {
    const box = under.getBoundingClientRect();
    if (under === without) return { index: slots.indexOf(under), y: box.top };
    const after = y > box.top + box.height / 2;
    return { index: others.indexOf(under) + (after ? 1 : 0), y: after ? box.bottom : box.top };
  }
  if (y < frame.top) return { index: 0, y: frame.top };
  const last = others.at(-1)?.getBoundingClientRect();
  return { index: others.length, y: last?.bottom ?? frame.top + 8 };
}
