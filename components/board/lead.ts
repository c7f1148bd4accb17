/** Where somebody wants to be led: to a card on the board, or to the passage of the notes that leads to it. */
export interface Goal {
  to: 'card' | 'passage';
  card: string;
}

/** Leads from the notes to the board and back. Who shows one of them follows. */
export class Lead {
  readonly #followers = new Set<(goal: Goal) => void>();

  to(goal: Goal): void {
    for (const follow of this.#followers) follow(goal);
  }

  /** @returns how to stop */
  follow(follower: (goal: Goal) => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}
