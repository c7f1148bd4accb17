import { z } from 'zod';
import { SIGNINGS, type Signing } from '#lib/board/rules.ts';
import { cleanLine } from '#lib/event/text.ts';
import { ok, problem, type Result } from '#lib/result.ts';

/** What is decided before a round of dot voting begins, and never changes. */
export interface DotPlan {
  /** What the dots stand for, in the words of whoever asks; may be empty. */
  about: string;
  /** How many each person has in each room. */
  dots: number;
  /** Several of one person's dots may lie on the same card. */
  several: boolean;
  /** Ids of the columns whose cards are voted on; none: all. */
  columns: string[];
  /** Said before one places a dot, and kept: how much of who placed it is kept. */
  signing: Signing;
}

/** One time that people place dots, in one room or several. Earlier rounds stay beside it. */
export interface DotRound {
  id: string;
  eventId: string;
  plan: DotPlan;
  roomIds: string[];
  /** Milliseconds since 1970. */
  openedAt: number;
  /** From then on no dot is placed, by the server's time; null: until somebody closes it. See stateOf in lib/poll. */
  closesAt: number | null;
  /** What counts is fixed for good, and can be seen. */
  settled: boolean;
  /** Grows with everything that happens to the round, dots included. */
  version: number;
}

/** What is counted of a round in one room. */
export interface DotCount {
  roomId: string;
  /** How many have placed dots. */
  people: number;
  /** Dots by card, by the card's id; null until the round is settled: nobody sees it, hosts neither. */
  totals: Record<string, number> | null;
}

export const DOTS_MAX = 20;
export const ABOUT_MAX = 120;
/** Rounds that one room keeps. */
export const DOT_ROUNDS_MAX = 20;

/** What a facilitator gives for a round: the shapes alone. */
export const DotDraft = z.strictObject({
  about: z.string().max(2000).default(''),
  dots: z.number().int(),
  several: z.boolean(),
  columns: z.array(z.string().min(1).max(100)).max(50).default([]),
  signing: z.enum(SIGNINGS),
});
export type DotDraft = z.infer<typeof DotDraft>;

/** A round's plan as it is kept; refused with the field to look at again. */
export function readDotPlan(draft: DotDraft): Result<DotPlan, 'dots-wrong'> {
  const about = cleanLine(draft.about);
  if ([...about].length > ABOUT_MAX) return problem('dots-wrong', 'about');
  if (draft.dots < 1 || draft.dots > DOTS_MAX) return problem('dots-wrong', 'dots');
  return ok({ ...draft, about, columns: [...new Set(draft.columns)].sort() });
}
