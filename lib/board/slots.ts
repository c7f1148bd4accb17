import { byRank } from './rank.ts';
import type { CardView, SlotView } from './view.ts';

/**
 * The cards by the column in which they are shown. A stack lies in one column, whatever people did at the same time:
 * where most of its cards lie, in doubt where the first of them does. A card of a column that does not exist (any
 * more) must not vanish: it goes to the first.
 *
 * @param columns ids in order
 */
export function homesOf(cards: readonly CardView[], columns: readonly string[]): Map<string, CardView[]> {
  const homes = new Map<string, CardView[]>(columns.map((id) => [id, []]));
  const [first] = columns;
  if (first === undefined) return homes;
  const columnOf = (card: CardView) => (homes.has(card.column) ? card.column : first);
  const stacks = Map.groupBy(
    cards.filter((card) => card.stack !== null),
    (card) => card.stack,
  );
  const homeOfStack = new Map(
    [...stacks].map(([stack, members]) => [stack, mostOf(members.sort(byRank).map(columnOf))]),
  );
  for (const card of cards) {
    homes.get((card.stack === null ? undefined : homeOfStack.get(card.stack)) ?? columnOf(card))?.push(card);
  }
  return homes;
}

/** What stands there most often, in doubt what stands there first. */
function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

/**
 * What stands in one column, from top to bottom. A stack of one is no stack.
 *
 * @param before the slots of an earlier moment: those that did not change keep their identity
 */
export function slotsOf(
  cards: readonly CardView[],
  titleOf: (stack: string) => string,
  before: readonly SlotView[],
): SlotView[] {
  const known = new Map(before.map((slot) => [keyOf(slot), slot]));
  const places = Map.groupBy([...cards].sort(byRank), (card) =>
    card.stack === null ? `card ${card.id}` : `stack ${card.stack}`,
  );
  return [...places.values()].map((members) => {
    const stack = members.length > 1 ? (members[0]?.stack ?? null) : null;
    const slot: SlotView = { stack, title: stack === null ? '' : titleOf(stack), cards: members };
    const old = known.get(keyOf(slot));
    return old !== undefined && isSame(old, slot) ? old : slot;
  });
}

function isSame(a: SlotView, b: SlotView): boolean {
  return (
    a.stack === b.stack &&
    a.title === b.title &&
    a.cards.length === b.cards.length &&
    a.cards.every((card, i) => card === b.cards[i])
  );
}

/** What a slot is known by as long as it stays: the stack, or the card. */
export function keyOf(slot: SlotView): string {
  return slot.stack === null ? `card ${slot.cards[0]?.id}` : `stack ${slot.stack}`;
}
