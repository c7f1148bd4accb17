/** What one person deleted with one committed batch. Units are Yjs clocks: a letter is one, an empty card a few. */
export interface Deletion {
  personId: string;
  /** When it was committed, milliseconds. */
  at: number;
  /** Units that the person had written themselves. */
  own: number;
  /** Units that others, or the template, had written. */
  others: number;
  /** Units that stood in the room before the batch. */
  live: number;
  /** Position of the log before the batch. */
  position: number;
}

/** Somebody deleted a large part of a room: `position` is the last one at which all of it still stood. */
export interface Alarm {
  personId: string;
  position: number;
  at: number;
}

/** Deletions of one person within this time are taken together. */
const WINDOW_MS = 10_000;
/** More than this part of what stood in the room is a large part. */
const LARGE_PART = 0.3;
/**
 * And at least so many units: two or three short cards of others, or about ten of one's own, since people tidy up
 * what they wrote themselves, and in a room that has just begun every card is a large part.
 */
const LARGE_OF_OTHERS = 100;
const LARGE_IN_ALL = 500;
/** Below these a deletion cannot become large without giving another sign before. */
const SMALL_PART = 0.05;
const SMALL_UNITS = 25;
/** A deletion that goes on is one and the same for at most this long. */
const STREAK_MAX_MS = 60_000;

/** The deletions of one person within the window, oldest first, and their sums. */
interface Window {
  deletions: Deletion[];
  own: number;
  others: number;
  alarmedAt: number | null;
}

/**
 * Notices when one person deletes a large part of a room within seconds, by hand or by a program. One alarm for each
 * such wave, however long it goes on, since what stood before its beginning is what people want back.
 */
export class DeletionWatch {
  readonly #windows = new Map<string, Window>();

  /** Takes in a deletion. Times of a person never run backwards. */
  note(deletion: Deletion): Alarm | null {
    const window = this.#windowOf(deletion.personId, deletion.at);
    window.deletions.push(deletion);
    window.own += deletion.own;
    window.others += deletion.others;
    this.#windows.set(deletion.personId, window);
    return judge(window, deletion);
  }

  /**
   * An alarm turned out to be none (a list was made of a text, which deletes and writes it anew): what was deleted
   * until then no longer counts. Answers the alarm that remains without it.
   */
  settle({ personId, at }: Alarm): Alarm | null {
    const window = this.#windows.get(personId);
    if (window === undefined) return null;
    drop(window, (deletion) => deletion.at <= at);
    window.alarmedAt = null;
    const newest = window.deletions.at(-1);
    return newest === undefined ? null : judge(window, newest);
  }

  /** Whether nobody is deleting more than a little, so that collecting what is deleted takes nothing from anybody. */
  isCalm(now: number): boolean {
    for (const personId of [...this.#windows.keys()]) {
      const window = this.#windowOf(personId, now);
      if (window.deletions.length === 0) this.#windows.delete(personId);
      else if (!isSmall(window)) return false;
    }
    return true;
  }

  /** The person's deletions that still lie within the window; a wave that has ebbed away is over. */
  #windowOf(personId: string, now: number): Window {
    const window = this.#windows.get(personId);
    if (window === undefined) return { deletions: [], own: 0, others: 0, alarmedAt: null };
    drop(window, (deletion) => deletion.at <= now - WINDOW_MS);
    if (isSmall(window) || now - (window.alarmedAt ?? now) > STREAK_MAX_MS) window.alarmedAt = null;
    return window;
  }
}

function judge(window: Window, { personId, at }: Deletion): Alarm | null {
  const [first] = window.deletions;
  if (first === undefined || window.alarmedAt !== null) return null;
  const enough = window.others >= LARGE_OF_OTHERS || window.own + window.others >= LARGE_IN_ALL;
  if (!enough || partOf(window) <= LARGE_PART) return null;
  window.alarmedAt = at;
  return { personId, position: first.position, at };
}

/** Forgets the oldest deletions as long as they meet a condition. */
function drop(window: Window, isOver: (deletion: Deletion) => boolean): void {
  for (let [first] = window.deletions; first !== undefined && isOver(first); [first] = window.deletions) {
    window.deletions.shift();
    window.own -= first.own;
    window.others -= first.others;
  }
}

function isSmall(window: Window): boolean {
  return window.own + window.others < SMALL_UNITS || partOf(window) <= SMALL_PART;
}

/** The deleted part of what stood in the room when the window began. */
function partOf(window: Window): number {
  const [first] = window.deletions;
  return first === undefined ? 0 : (window.own + window.others) / Math.max(1, first.live);
}
