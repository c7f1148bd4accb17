import type { Presence } from '#lib/wire/live.ts';

/**
 * Who is here, where, doing what: known to all processes, kept nowhere for good. One contract suite
 * (test/presence/contract.ts) runs on both implementations.
 */
export interface Presences {
  /** An open page says where its person is; what it said before no longer counts. */
  set(eventId: string, pageId: string, presence: Presence): void;
  /** The page was closed. A person is gone with their last page. */
  leave(eventId: string, pageId: string): void;
  /** Everybody who is here now, each once. */
  list(eventId: string): Presence[];
  /** Calls back whenever the list of an event may have changed. Returns how to stop that. */
  onChange(listener: (eventId: string) => void): () => void;
  /** `degraded`: only the people of this process are known for sure. */
  state(): 'ok' | 'degraded';
  close(): Promise<void>;
}
