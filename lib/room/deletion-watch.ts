import { LazyMap } from '#lib/lazy-map.ts';

/** What one person deleted with one committed batch. Units are Yjs clocks: a letter is one, an empty card a few. */
export interface Deletion {
  personId: string;
  /** When it was committed, milliseconds. */
  at: number;
  units: Share;
  /** Cards taken off the board, which are only marked at first, so that their words stay in the document. */
  cards: Share;
  /** Units that stood in the room before the batch. */
  live: number;
  /** Position of the log before the batch. */
  position: number;
}

/** How much the person had written themselves, and how much others, or the template. */
export interface Share {
  own: number;
  others: number;
}

/** Somebody may have deleted a large part of a room. */
export interface Suspicion {
  personId: string;
  /** When. */
  at: number;
  /** The last position of the log at which all of it still stood. */
  position: number;
  /** It is true when more than this part of the words is gone. */
  lost: number;
}

/** Deletions of one person within this time are taken together. */
const WINDOW_MS = 10_000;
/** More than this part of what stood in the room is a large part. */
const LARGE_PART = 0.3;
/** With units deleted, words must be gone as well: making a list of a text deletes it and writes it anew. */
const RESHAPED_PART = 0.1;
/**
 * And at least so many: two short cards of others, or about ten of one's own, since people tidy up what they wrote
 * themselves, and in a room that has just begun every card is a large part.
 */
const LARGE_UNITS = { others: 100, all: 500 };
const LARGE_CARDS = { others: 2, all: 10 };
/** Up to this part, or half of those, nobody is about to take away much: they correct what they type. */
const SMALL_PART = 0.05;
/** A deletion that goes on is one and the same for at most this long. */
const WAVE_MAX_MS = 60_000;

/** The deletions of one person within the window, oldest first, and what is known of them. */
interface Window {
  deletions: Deletion[];
  units: Share;
  cards: Share;
  /** The newest deletion that was looked at, and whether that is still under way. */
  lookedAt: Deletion | null;
  isLooking: boolean;
  /** When it turned out to be true. */
  keptAt: number | null;
}

/**
 * Notices when one person deletes a large part of a room within seconds, by hand or by a program. It only counts, so
 * that a commit costs nothing: whoever hears a suspicion compares the documents and settles it. One that is true is
 * raised once for each wave, however long it goes on, since what stood before its beginning is what people want back.
 */
export class DeletionWatch {
  readonly #windows = new LazyMap<string, Window>();

  /** Takes in a deletion. Times never run backwards. */
  note(deletion: Deletion): Suspicion | null {
    const { personId, at } = deletion;
    const window = this.#windows.get(personId) ?? emptyWindow();
    this.#windows.set(personId, window);
    slide(window, at);
    window.deletions.push(deletion);
    count(window, deletion, 1);
    return judge(window);
  }

  /** Tells whether a suspicion was true. If not, answers the one that came up meanwhile. */
  settle({ personId, at }: Suspicion, wasTrue: boolean): Suspicion | null {
    const window = this.#windows.get(personId);
    if (window === undefined) return null;
    window.isLooking = false;
    if (wasTrue) window.keptAt = at;
    return judge(window);
  }

  /** Whether nobody is deleting more than a little, so that collecting what is deleted takes nothing from anybody. */
  isCalm(now: number): boolean {
    let calm = true;
    for (const [personId, window] of this.#windows) {
      slide(window, now);
      if (!isSmall(window) || window.isLooking) calm = false;
      else if (window.deletions.length === 0) this.#windows.delete(personId);
    }
    return calm;
  }
}

function emptyWindow(): Window {
  const nothing = () => ({ own: 0, others: 0 });
  return {
    deletions: [],
    units: nothing(),
    cards: nothing(),
    lookedAt: null,
    isLooking: false,
    keptAt: null,
  };
}

function judge(window: Window): Suspicion | null {
  const [first] = window.deletions;
  const newest = window.deletions.at(-1);
  if (first === undefined || newest === undefined || newest === window.lookedAt) return null;
  if (window.isLooking || window.keptAt !== null) return null;
  const byUnits = reaches(window.units, LARGE_UNITS) && partOf(window) > LARGE_PART;
  if (!byUnits && !reaches(window.cards, LARGE_CARDS)) return null;
  window.lookedAt = newest;
  window.isLooking = true;
  const { personId, at } = newest;
  return { personId, at, position: first.position, lost: byUnits ? RESHAPED_PART : LARGE_PART };
}

/** Forgets what lies before the window; a wave that has ebbed away, or was drawn out, is over. */
function slide(window: Window, now: number): void {
  const isOver = (deletion: Deletion) => deletion.at <= now - WINDOW_MS;
  for (let [first] = window.deletions; first !== undefined && isOver(first); [first] = window.deletions) {
    window.deletions.shift();
    count(window, first, -1);
  }
  if (isSmall(window) || now - (window.keptAt ?? now) > WAVE_MAX_MS) window.keptAt = null;
}

function count(window: Window, { units, cards }: Deletion, sign: 1 | -1): void {
  window.units.own += sign * units.own;
  window.units.others += sign * units.others;
  window.cards.own += sign * cards.own;
  window.cards.others += sign * cards.others;
}

function reaches({ own, others }: Share, least: { others: number; all: number }, part = 1): boolean {
  return others >= least.others * part || own + others >= least.all * part;
}

function isSmall(window: Window): boolean {
  const manyUnits = reaches(window.units, LARGE_UNITS, 0.5) && partOf(window) > SMALL_PART;
  return !manyUnits && !reaches(window.cards, LARGE_CARDS, 0.5);
}

/** The deleted part of what stood in the room when the window began. */
function partOf({ deletions: [first], units }: Window): number {
  return first === undefined ? 0 : (units.own + units.others) / Math.max(1, first.live);
}
