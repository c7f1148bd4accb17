import { Fragment, type ReactNode } from 'react';

/** Draws what has nothing of its own but its place, such as the blocks of a text or the cells of a row. */
export function inOrder<Item>(
  items: readonly Item[],
  draw: (item: Item, place: number) => ReactNode,
): ReactNode {
  return items.map((item, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells these items apart.
    <Fragment key={place}>{draw(item, place)}</Fragment>
  ));
}
