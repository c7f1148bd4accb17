import type { Awareness } from 'y-protocols/awareness';
import { FEW_CARETS } from '#lib/notes/carets.ts';
import type { Crowd } from './crowd.ts';

/** Which carets of others the editor draws: none for whoever hides them, and in a crowd most as thin marks. */
export class ShownCarets {
  readonly awareness: Awareness;
  readonly #paper: HTMLElement;
  #hidden = false;
  #crowd: Crowd | null = null;
  #isLoading = false;
  #isStopped = false;

  /** @param paper what scrolls, with the text in it */
  constructor(awareness: Awareness, paper: HTMLElement) {
    this.awareness = awareness;
    this.#paper = paper;
    awareness.on('change', this.#thinOut);
    this.#thinOut();
  }

  /** Whether a caret is drawn without its name. */
  isThin(client: number): boolean {
    return this.#crowd?.isThin(client) === true;
  }

  get areHidden(): boolean {
    return this.#hidden;
  }

  hide(hidden: boolean): void {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    // The editor draws again.
    this.awareness.emit('change', [{ added: [], updated: [], removed: [] }, 'carets']);
  }

  stop(): void {
    this.#isStopped = true;
    this.awareness.off('change', this.#thinOut);
    this.#crowd?.stop();
  }

  /** What a crowd needs is fetched when there is one. */
  #thinOut = (): void => {
    if (!this.#isCrowded()) {
      this.#crowd?.stop();
      this.#crowd = null;
    } else if (this.#crowd === null && !this.#isLoading) {
      this.#isLoading = true;
      const loaded = () => {
        this.#isLoading = false;
      };
      // Where it cannot be fetched, names stand close until the next caret moves.
      import('./crowd.ts')
        .then(({ Crowd }) => {
          if (this.#isCrowded()) this.#crowd = new Crowd(this.awareness, this.#paper);
        })
        .then(loaded, loaded);
    }
  };

  #isCrowded(): boolean {
    if (this.#isStopped || this.#hidden) return false;
    const { clientID, states } = this.awareness;
    return [...states].filter(([client, { cursor }]) => cursor && client !== clientID).length > FEW_CARETS;
  }
}
