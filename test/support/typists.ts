import { setTimeout as pause } from 'node:timers/promises';
import type * as Y from 'yjs';
import type { Writer } from './writer.ts';

const LIST = 'words of ';

/** All words of a document. Each device has a list of its own: no word is written into the middle of another. */
export function wordsIn(doc: Y.Doc): string[] {
  const lists = [...doc.share.keys()].filter((name) => name.startsWith(LIST)).sort();
  return lists.flatMap((name) => doc.getArray<string>(name).toArray());
}
export const wordsOf = (writer: Writer) => wordsIn(writer.doc);

/** Waiting limit for what the product promises within a second or so. */
const PATIENCE_MS = 20_000;

/** People who write one word after the other, each word once, and which of these were called saved. */
export class Typists {
  /** Called saved on the connection on which they were sent. */
  readonly acknowledged = new Set<string>();
  written = 0;
  readonly #writers: readonly Writer[];
  #timer: NodeJS.Timeout | null = null;

  /** @param writers own clients; the list may change */
  constructor(writers: readonly Writer[]) {
    this.#writers = writers;
  }

  starts(everyMs = 20): void {
    this.#timer ??= setInterval(() => this.once(), everyMs);
  }

  stops(): void {
    clearInterval(this.#timer ?? undefined);
    this.#timer = null;
  }

  /** Each writes a word. */
  once(): void {
    for (const writer of this.#writers) this.#writes(writer);
  }

  /** Until so many more were called saved. */
  async areSaved(more: number): Promise<void> {
    const wanted = this.acknowledged.size + more;
    const end = performance.now() + PATIENCE_MS;
    while (this.acknowledged.size < wanted) {
      if (performance.now() > end) throw new Error(`only ${this.acknowledged.size} of ${wanted} were saved`);
      await pause(5);
    }
  }

  /**
   * What is wrong in what somebody reads: words that were called saved and are not there, and words that are doubled.
   *
   * @param saved those that were called saved at an earlier moment
   */
  faultsIn(
    reader: Writer,
    saved: ReadonlySet<string> = this.acknowledged,
  ): { missing: string[]; doubled: number } {
    const words = wordsOf(reader);
    const there = new Set(words);
    return {
      missing: [...saved].filter((word) => !there.has(word)),
      doubled: words.length - there.size,
    };
  }

  /**
   * Until somebody has all words that were called saved. Coming in does not yet mean that: what was committed lately
   * follows the first answer.
   *
   * @param saved as above
   */
  async areSeenBy(reader: Writer, saved: ReadonlySet<string> = new Set(this.acknowledged)): Promise<void> {
    await reader.until(() => this.faultsIn(reader, saved).missing.length === 0, 'all that was called saved');
    const { doubled } = this.faultsIn(reader, saved);
    if (doubled > 0) throw new Error(`${doubled} words are doubled`);
  }

  #writes(writer: Writer): void {
    const word = `<${this.written++}>`;
    const [before, ended] = [writer.sent, writer.closes.length];
    const words = writer.doc.getArray<string>(`${LIST}${writer.doc.clientID}`);
    words.insert(Math.floor((words.length * (this.written % 7)) / 7), [word]);
    const frame = writer.sent;
    // Sent on this connection as frame n: saved once n is confirmed before the connection ends.
    if (frame === before) return;
    void writer
      .until(() => writer.closes.length > ended || writer.confirmed >= frame, word)
      .then(
        () => {
          if (writer.closes.length === ended) this.acknowledged.add(word);
        },
        // Not in time is not called saved.
        () => {},
      );
  }
}

export const NO_FAULTS = { missing: [], doubled: 0 };
