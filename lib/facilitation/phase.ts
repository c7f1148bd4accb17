/** What people of a room do together at a time, in the usual order. */
export const PHASES = ['write', 'group', 'vote', 'discuss', 'decide'] as const;
export type Phase = (typeof PHASES)[number];

/** The tools that a phase opens or closes. All others, such as writing notes and adding cards, are always open. */
export interface OpenTools {
  /** Cards that stand on the board can be changed, moved, stacked and deleted. */
  cards: boolean;
  /** Dots can be placed, as long as somebody has opened a round. */
  dots: boolean;
}

/** The one table of what each phase opens; the server keeps to it, and people read it. */
const TABLE: Record<Phase, OpenTools> = {
  write: { cards: true, dots: false },
  group: { cards: true, dots: false },
  vote: { cards: false, dots: true },
  discuss: { cards: false, dots: false },
  decide: { cards: true, dots: false },
};

const ALL: OpenTools = { cards: true, dots: true };

/** What is open in a phase; without one everything is. */
export function openTools(phase: Phase | null): OpenTools {
  return phase === null ? ALL : TABLE[phase];
}

/** The phase that usually follows: before all of them the first, after the last none. */
export function phaseAfter(phase: Phase | null): Phase | null {
  return PHASES[phase === null ? 0 : PHASES.indexOf(phase) + 1] ?? null;
}
