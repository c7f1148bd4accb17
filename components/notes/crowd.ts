import type { Awareness } from 'y-protocols/awareness';
import { type DrawnCaret, namedCarets } from '#lib/notes/carets.ts';
import type { Cursor } from '#lib/room/caret.ts';
import { isSameCursor } from '#lib/wire/carets.ts';

/** How often it is decided anew whose names stand beside the text: fast enough to follow, slow enough to read. */
const LOOK_MS = 1_000;

/** Thins out the carets of many people: most are marks without a name. */
export class Crowd {
  readonly #awareness: Awareness;
  readonly #paper: HTMLElement;
  readonly #moved = new Map<number, { cursor: Cursor | null; at: number }>();
  #named = new Set<number>();
  readonly #timer: ReturnType<typeof setInterval>;

  /** @param paper what scrolls, with the text in it */
  constructor(awareness: Awareness, paper: HTMLElement) {
    this.#awareness = awareness;
    this.#paper = paper;
    for (const client of awareness.states.keys()) this.#remember(client, Number.NEGATIVE_INFINITY);
    awareness.on('change', this.#heard);
    this.#timer = setInterval(() => this.look(), LOOK_MS);
    this.look();
  }

  isThin(client: number): boolean {
    return !this.#named.has(client);
  }

  /** Every caret stands with its name again. */
  stop(): void {
    for (const thin of this.#carets()) thin.classList.remove('is-thin');
    clearInterval(this.#timer);
    this.#awareness.off('change', this.#heard);
  }

  /** Decides anew, and shows it on the carets that are drawn. */
  look(): void {
    const elements = this.#carets();
    const { top, height } = this.#paper.getBoundingClientRect();
    const carets = elements.map((element): DrawnCaret => {
      const client = Number(element.dataset.client);
      const movedAt = this.#moved.get(client)?.at ?? Number.NEGATIVE_INFINITY;
      return { client, movedAt, place: element.getBoundingClientRect().top - top };
    });
    this.#named = namedCarets(carets, { now: performance.now(), height, named: this.#named });
    for (const element of elements) {
      element.classList.toggle('is-thin', this.isThin(Number(element.dataset.client)));
    }
  }

  #carets(): HTMLElement[] {
    return [...this.#paper.querySelectorAll<HTMLElement>('.caret')];
  }

  #heard = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void => {
    const now = performance.now();
    for (const client of [...added, ...updated]) this.#remember(client, now);
    for (const client of removed) this.#moved.delete(client);
  };

  /** Who says again where they are has not moved. */
  #remember(client: number, at: number): void {
    const cursor = (this.#awareness.states.get(client)?.cursor ?? null) as Cursor | null;
    const before = this.#moved.get(client);
    if (before === undefined || !isSameCursor(before.cursor, cursor)) this.#moved.set(client, { cursor, at });
  }
}
