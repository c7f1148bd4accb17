import { SOCKETS_PER_PASS } from '#lib/wire/collab.ts';

/** One open socket of somebody, of either kind. */
export interface Connection {
  kind: 'room' | 'live';
  personId: string;
  /** The pass it was opened with; follows the browser when it gets a new one for the same person. */
  passHash: string;
  /** Ends it because the pass is no longer valid. */
  end: () => void;
  /** Ends it because a newer one takes its place. */
  giveWay: () => void;
}

/** The open sockets of this process, so that leaving closes them. */
export interface Connections {
  /**
   * Remembers a socket; call what comes back when it has closed. Of too many with one pass the oldest of its kind
   * gives way: it is dead, or a tab that nobody looks at.
   */
  add(connection: Connection): () => void;
  /** Ends all sockets that were opened with a pass, and those that are just being opened with it. */
  endPass(passHash: string): void;
  /** The passes with which sockets are open. */
  passes(): string[];
  /** The browser got a new pass for the same person: its sockets live on under that. */
  renew(before: string, after: string): void;
}

export function createConnections(): Connections {
  const open = new Set<Connection>();
  // A socket may be checked before its pass ends and opened after it.
  const ended = new Set<string>();
  const ofPass = (passHash: string) => [...open].filter((connection) => connection.passHash === passHash);
  return {
    add(connection) {
      const alike = ofPass(connection.passHash).filter(({ kind }) => kind === connection.kind);
      const oldest = alike.length >= SOCKETS_PER_PASS ? alike[0] : undefined;
      if (oldest !== undefined) {
        open.delete(oldest);
        oldest.giveWay();
      }
      open.add(connection);
      if (ended.has(connection.passHash)) connection.end();
      return () => open.delete(connection);
    },
    endPass(passHash) {
      ended.add(passHash);
      for (const connection of ofPass(passHash)) connection.end();
    },
    passes: () => [...new Set([...open].map(({ passHash }) => passHash))],
    renew(before, after) {
      for (const connection of ofPass(before)) connection.passHash = after;
    },
  };
}
