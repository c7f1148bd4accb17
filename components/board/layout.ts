/**
 * How the board lies on this screen: columns side by side, or everything below each other as a list. Both are drawn
 * by the same components, so that whatever can be done with a card can be done in both.
 */
export type Layout = 'columns' | 'list';

const REMEMBERED = 'rencontre:board';

/** As it was last chosen on this device. */
export function rememberedLayout(): Layout {
  return localStorage.getItem(REMEMBERED) === 'list' ? 'list' : 'columns';
}

export function rememberLayout(layout: Layout): void {
  localStorage.setItem(REMEMBERED, layout);
}
