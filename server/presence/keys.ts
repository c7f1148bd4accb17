import type { PageNews } from '#server/bus/bus.ts';

/** A page as it was found, with the milliseconds it may still be believed in. */
export interface FoundPage {
  page: PageNews;
  livesMs: number;
}

/**
 * Where all processes of a server keep who is here: for each person and process a key that expires by itself. From it
 * a process that starts, or that comes back, reads who is with the others. It may be emptied, stand still or be gone
 * at any time; each process can say its own part again. One contract suite (test/presence/keys-contract.ts) runs on
 * both implementations.
 */
export interface PresenceKeys {
  /**
   * The pages that somebody has open in this process, all of them: what was kept before is replaced, and with none it
   * goes. Never waits, never fails, and keeps nothing for later.
   * @param ttlMs how long it is kept unless it is put again
   */
  put(eventId: string, personId: string, pages: readonly PageNews[], ttlMs: number): void;
  /** What every process keeps now, this one too. Rejects when it cannot be read. */
  read(): Promise<FoundPage[]>;
}
