import type { Choice } from '#lib/poll/ballot.ts';
import type { PollPlan } from '#lib/poll/poll.ts';
import type { Tally } from '#lib/poll/tally.ts';

/** What is drawn beside other such: one round, one room, one group. */
export interface Series {
  id: string;
  /** Empty where there is only one. */
  name: string;
  /** Null: too few to be shown apart. */
  tally: Tally | null;
}

/** What every drawing and every table is given. */
export interface DrawingParts {
  plan: PollPlan;
  series: readonly Series[];
  /** What the reader chose, to be marked. */
  own?: Choice | undefined;
}
