import { LazyMap } from '#lib/lazy-map.ts';
import { DeleteRanges } from '#lib/room/delete-ranges.ts';
import type { Knowledge, Verdict } from '#lib/room/guard.ts';
import { Outline } from '#lib/room/outline.ts';
import type { CommittedLog } from './log.ts';

/** What the guard says of a frame that is let through. */
type Accepted = Pick<Extract<Verdict, { is: 'new' }>, 'structs' | 'to' | 'deletes' | 'claims'>;

/**
 * What is accepted but not yet committed, on top of what is. The guard decides against both, so that a writer need
 * not wait for the disk between two keystrokes. When a commit is refused for good, it is dropped as a whole.
 */
export class PendingKnowledge implements Knowledge {
  readonly #log: CommittedLog;
  readonly #caretOf: (client: number) => string | undefined;
  readonly #clocks = new LazyMap<number, number>();
  readonly #owners = new LazyMap<number, string>();
  readonly #steps = new LazyMap<string, number>();
  #deletes: DeleteRanges | null = null;
  #outline: Outline | null = null;

  /** @param caretOf whose caret shows with a client id that nobody has written under */
  constructor(log: CommittedLog, caretOf: (client: number) => string | undefined) {
    this.#log = log;
    this.#caretOf = caretOf;
  }

  get outline(): Outline {
    return this.#outline ?? this.#log.outline;
  }

  stepsOf(personId: string): number {
    return this.#log.stepsOf(personId) + (this.#steps.get(personId) ?? 0);
  }

  readonly clockOf = (client: number): number =>
    Math.max(this.#clocks.get(client) ?? 0, this.#log.clocks.get(client) ?? 0);

  ownerOf(client: number): string | null | undefined {
    const owner = this.#owners.get(client) ?? this.#log.owners.get(client);
    return owner === undefined ? this.#caretOf(client) : owner;
  }

  isClaimed(client: number): boolean {
    return this.#owners.get(client) !== undefined || this.#log.owners.has(client);
  }

  undeleted(client: number, from: number, to: number): [from: number, to: number][] {
    const gaps = this.#log.deletes.missing(client, from, to);
    const deletes = this.#deletes;
    return deletes === null
      ? gaps
      : gaps.flatMap(([gapFrom, gapTo]) => deletes.missing(client, gapFrom, gapTo));
  }

  add(content: Accepted, personId: string): void {
    this.#outline ??= new Outline(this.#log.outline);
    this.#deletes ??= new DeleteRanges();
    const { steps } = this.#outline.take(content.structs, this.clockOf);
    for (const count of steps.values()) this.#steps.set(personId, (this.#steps.get(personId) ?? 0) + count);
    for (const [client, clock] of content.to) this.#clocks.set(client, clock);
    for (const client of content.claims) this.#owners.set(client, personId);
    this.#deletes.addAll(content.deletes);
  }

  /** Forgets everything: after a commit with nothing else waiting, or when the waiting was dropped. */
  clear(): void {
    this.#clocks.clear();
    this.#owners.clear();
    this.#steps.clear();
    this.#deletes = null;
    this.#outline = null;
  }
}
