import type { Frozen } from '#lib/board/frozen.ts';
import type { Locks } from '#lib/board/locks.ts';
import type { CardToSend } from '#lib/board/send.ts';
import type { OwnWords } from '#lib/keep/own-words.ts';
import type { PassageText } from '#lib/keep/redact.ts';
import type { DocumentChange, Rewritten } from '#lib/keep/rewrite.ts';
import type { WrittenAs } from '#lib/room/pen.ts';
import type { EditOutcome, ServerEdit } from '#lib/room/server-edit.ts';
import { WorkerJobs } from '#server/worker-jobs.ts';

/** What the compacting worker is asked. */
export type CompactorTask =
  | { job: 'compact'; update: Uint8Array }
  | { job: 'compare'; before: Uint8Array; after: Uint8Array }
  | { job: 'rewrite'; document: Uint8Array; change: DocumentChange; client: number }
  | { job: 'passages'; document: Uint8Array }
  | { job: 'own-words'; document: Uint8Array; clients: readonly number[] }
  | { job: 'card'; document: Uint8Array; card: string; serverClients: ReadonlySet<number> }
  | { job: 'places'; document: Uint8Array }
  | {
      job: 'freeze';
      document: Uint8Array;
      locks: Locks;
      before: Frozen | null;
      owners: ReadonlyMap<number, WrittenAs>;
      nameless: readonly string[];
    }
  | {
      job: 'edit';
      document: Uint8Array;
      edit: ServerEdit;
      clients: ReadonlyMap<WrittenAs, number>;
      owners: ReadonlyMap<number, WrittenAs>;
    };
/** A compacted update, and the bytes that each client id takes up in it. */
export interface Compacted {
  update: Uint8Array;
  sizes: Map<number, number>;
}

/**
 * Compacts, compares and edits documents off the event loop: whoever writes to a room never waits for a Y.Doc of it.
 */
export class Compactor {
  readonly #jobs = new WorkerJobs<CompactorTask>(new URL('./compact-worker.ts', import.meta.url));

  /** The same document with neighbouring structs joined and deleted content gone; rejects when it would differ. */
  async compact(update: Uint8Array): Promise<Compacted> {
    return (await this.#jobs.ask({ job: 'compact', update })) as Compacted;
  }

  /** Which part of the words of one state is missing from a later one, 0 to 1. */
  async lostPart(before: Uint8Array, after: Uint8Array): Promise<number> {
    return (await this.#jobs.ask({ job: 'compare', before, after })) as number;
  }

  /** Makes an edit of the server on a document; see lib/room/server-edit.ts. */
  async edit(
    document: Uint8Array,
    edit: ServerEdit,
    clients: ReadonlyMap<WrittenAs, number>,
    owners: ReadonlyMap<number, WrittenAs>,
  ): Promise<EditOutcome> {
    return (await this.#jobs.ask({ job: 'edit', document, edit, clients, owners })) as EditOutcome;
  }

  /**
   * A document without what must not be kept; see lib/keep/rewrite.ts.
   *
   * @param client a Yjs client id under which nothing was written yet
   */
  async rewrite(document: Uint8Array, change: DocumentChange, client: number): Promise<Rewritten> {
    return (await this.#jobs.ask({ job: 'rewrite', document, change, client })) as Rewritten;
  }

  /** The cards on the board of a document, each with its column. */
  async places(document: Uint8Array): Promise<Map<string, string>> {
    return (await this.#jobs.ask({ job: 'places', document })) as Map<string, string>;
  }

  /** What can be redacted in a document. */
  async passages(document: Uint8Array): Promise<PassageText[]> {
    return (await this.#jobs.ask({ job: 'passages', document })) as PassageText[];
  }

  /** What was written in a document under some Yjs client ids, and nothing of others. */
  async ownWords(document: Uint8Array, clients: readonly number[]): Promise<OwnWords> {
    return (await this.#jobs.ask({ job: 'own-words', document, clients })) as OwnWords;
  }

  /** A card of a document as it would be sent to another board; null when it is not on the board. */
  async card(
    document: Uint8Array,
    card: string,
    serverClients: ReadonlySet<number>,
  ): Promise<CardToSend | null> {
    return (await this.#jobs.ask({ job: 'card', document, card, serverClients })) as CardToSend | null;
  }

  /** How the locked part of a board stands; see lib/board/frozen.ts. */
  async freeze(asked: Omit<Extract<CompactorTask, { job: 'freeze' }>, 'job'>): Promise<Frozen> {
    return (await this.#jobs.ask({ job: 'freeze', ...asked })) as Frozen;
  }

  stop(): Promise<void> {
    return this.#jobs.stop();
  }
}
