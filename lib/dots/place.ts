import type { Choice } from '#lib/poll/ballot.ts';
import { ok, problem, type Result } from '#lib/result.ts';
import type { DotPlan } from './round.ts';

/**
 * Where one person's dots lie: the id of a card for each of them, in any order. It is the choice of a ballot, and is
 * cast, changed and retried as one.
 */
export type Dots = Choice;

/** The cards of a board, each with its column. */
export type CardPlaces = ReadonlyMap<string, string>;

/** Whether dots can lie on the cards of a column. */
export function isVotedOn({ columns }: Pick<DotPlan, 'columns'>, column: string): boolean {
  return columns.length === 0 || columns.includes(column);
}

/**
 * The dots that count: those on cards of the board, in columns that are voted on. The others are back with their
 * person, since the card they lay on was deleted or moved away.
 */
export function onBoard(plan: Pick<DotPlan, 'columns'>, dots: Dots, cards: CardPlaces): Dots {
  return dots.filter((card) => {
    const column = cards.get(card);
    return column !== undefined && isVotedOn(plan, column);
  });
}

/** One person's dots as they are counted; refused when there are more than the round gives, or than a card may bear. */
export function readDots(
  plan: Pick<DotPlan, 'dots' | 'several' | 'columns'>,
  dots: Dots,
  cards: CardPlaces,
): Result<Dots, 'dots-too-many'> {
  const lying = onBoard(plan, dots, cards);
  if (lying.length > plan.dots) return problem('dots-too-many');
  if (!plan.several && new Set(lying).size < lying.length) return problem('dots-too-many');
  return ok(lying.toSorted());
}

/** How many lie on some cards together: on one, or on those of a stack, which are counted as one. */
export function dotsOn(dots: Dots, cards: readonly string[]): number {
  return dots.filter((card) => cards.includes(card)).length;
}

/** The same for totals. */
export function totalOn(totals: Readonly<Record<string, number>>, cards: readonly string[]): number {
  return cards.reduce((all, card) => all + (Object.hasOwn(totals, card) ? (totals[card] ?? 0) : 0), 0);
}

/** One dot more on the first of these cards; null: none is left, or no more may lie there. */
export function withOneMore(
  plan: Pick<DotPlan, 'dots' | 'several'>,
  dots: Dots,
  cards: readonly string[],
): Dots | null {
  const [top] = cards;
  if (top === undefined || dots.length >= plan.dots) return null;
  return !plan.several && dotsOn(dots, cards) > 0 ? null : [...dots, top];
}

/** One dot fewer on these cards; null: none lies there. */
export function withOneFewer(dots: Dots, cards: readonly string[]): Dots | null {
  const at = dots.findLastIndex((card) => cards.includes(card));
  return at < 0 ? null : dots.toSpliced(at, 1);
}
