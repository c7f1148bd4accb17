/** What is said in one language: by column of the board, and in the notes. `{p}` is a place. */
export interface Words {
  cards: Record<string, readonly string[]>;
  /** What somebody adds to a card that is there already. */
  added: readonly string[];
  /** Names of topics, by their id. */
  topics: Record<string, string>;
  /** Paragraphs of the notes. */
  notes: readonly string[];
  /** Titles of stacks. */
  stacks: readonly string[];
  places: Record<string, readonly string[]>;
}
