import type { Draft } from './rules.ts';

/**
 * What a device holds of one's own drafts that the server has not confirmed yet. `late`: the cards were revealed
 * before it arrived, and its writer decides what becomes of it. `refused`: the code of the sentence that says why.
 */
export interface Unsent {
  draft: Draft;
  state: 'sending' | 'late' | 'refused';
  code?: string;
}

/** One of one's own drafts as it is shown. */
export interface OwnDraft extends Draft {
  state: 'saved' | Unsent['state'];
  code?: string;
}

/** What this device knows of one person's drafts in one room. Never changed in place. */
export interface OwnDrafts {
  /** As the server has them. */
  saved: readonly Draft[];
  /** New or changed here, in the order of writing. */
  unsent: readonly Unsent[];
  /** Ids of those discarded here that the server may still have. */
  discarded: readonly string[];
}

export const NO_DRAFTS: OwnDrafts = { saved: [], unsent: [], discarded: [] };

/** The drafts as their writer sees them: each once, in the order in which they were begun. */
export function shownDrafts({ saved, unsent, discarded }: OwnDrafts): OwnDraft[] {
  const known = saved
    .filter(({ id }) => !discarded.includes(id))
    .map((draft): OwnDraft => {
      const change = unsent.find((each) => each.draft.id === draft.id);
      return change === undefined ? { ...draft, state: 'saved' } : shown(change);
    });
  return [...known, ...unsent.filter(({ draft }) => !saved.some(({ id }) => id === draft.id)).map(shown)];
}

function shown({ draft, state, code }: Unsent): OwnDraft {
  return { ...draft, state, ...(code === undefined ? {} : { code }) };
}

/** A draft was written or changed here. */
export function written(drafts: OwnDrafts, draft: Draft): OwnDrafts {
  const others = drafts.unsent.filter((each) => each.draft.id !== draft.id);
  return { ...drafts, unsent: [...others, { draft, state: 'sending' }] };
}

/** A draft was thrown away here. The server hears of it when it has, or may have, the draft. */
export function discarded(drafts: OwnDrafts, id: string): OwnDrafts {
  return {
    ...drafts,
    unsent: drafts.unsent.filter((each) => each.draft.id !== id),
    discarded: [...drafts.discarded.filter((each) => each !== id), id],
  };
}

/** The server has confirmed a draft as it was sent; `kept` false: it is a card by now. */
export function confirmed(drafts: OwnDrafts, sent: Draft, kept: boolean): OwnDrafts {
  const unsent = drafts.unsent.filter(({ draft }) => draft !== sent);
  const known = drafts.saved.some(({ id }) => id === sent.id);
  const saved = !kept
    ? drafts.saved.filter(({ id }) => id !== sent.id)
    : known
      ? drafts.saved.map((draft) => (draft.id === sent.id ? sent : draft))
      : [...drafts.saved, sent];
  return { ...drafts, unsent, saved };
}

/** The server said no to a draft as it was sent. */
export function refused(drafts: OwnDrafts, sent: Draft, code: string): OwnDrafts {
  const state = code === 'writing-over' ? 'late' : 'refused';
  const unsent = drafts.unsent.map(
    (each): Unsent => (each.draft === sent ? { draft: sent, state, code } : each),
  );
  return { ...drafts, unsent };
}

/** The server knows that a draft was thrown away. */
export function forgotten(drafts: OwnDrafts, id: string): OwnDrafts {
  return {
    ...drafts,
    saved: drafts.saved.filter((draft) => draft.id !== id),
    discarded: drafts.discarded.filter((each) => each !== id),
  };
}
