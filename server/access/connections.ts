import { setTimeout as pause } from 'node:timers/promises';
import { goodbyeTimes } from '#lib/room/going-away.ts';
import { SOCKETS_PER_PASS } from '#lib/wire/collab.ts';
import type { Bus, BusNews } from '#server/bus/bus.ts';

/** One open socket of somebody, of either kind. */
export interface Connection {
  kind: 'room' | 'live';
  personId: string;
  /** The pass it was opened with; follows the browser when it gets a new one for the same person. */
  passHash: string;
  /** Ends it because the pass is no longer valid, or its holder was removed from the event. */
  end: (why: 'ended' | 'removed') => void;
  /** Ends it because a newer one takes its place. */
  giveWay: () => void;
  /** Ends it because this process stops, in a way after which its page comes back by itself. */
  comeBack: () => void;
}

/** The open sockets of this process. What ends them ends those in the other processes too. */
export interface Connections {
  /**
   * Remembers a socket; call what comes back when it has closed. Of too many with one pass the oldest of its kind
   * gives way: it is dead, or a tab that nobody looks at.
   */
  add(connection: Connection): () => void;
  /** Ends all sockets that were opened with a pass, and those that are just being opened with it. */
  endPass(passHash: string): void;
  /** Ends all sockets of somebody who was removed, and those that are just being opened. */
  endPerson(personId: string): void;
  /** How many are open, of each kind. */
  count(): Record<Connection['kind'], number>;
  /** The passes with which sockets are open. */
  passes(): string[];
  /** The browser got a new pass for the same person: its sockets live on under that. */
  renew(before: string, after: string): void;
  /**
   * The process stops: sockets are sent away one after the other, so that they do not all come back in one instant,
   * and whoever comes meanwhile at once. Resolves when all have been told.
   */
  drain(): Promise<void>;
  /** Whether that has begun. */
  isDraining(): boolean;
}

export function createConnections(bus: Pick<Bus, 'tell' | 'onNews'>): Connections {
  const open = new Set<Connection>();
  // A socket may be checked before its pass ends and opened after it.
  const ended = new Set<string>();
  const removed = new Set<string>();
  let isDraining = false;

  /** What has to happen in each process. */
  function act(news: BusNews): void {
    if (news.is === 'pass-ended') ended.add(news.passHash);
    else if (news.is === 'person-removed') removed.add(news.personId);
    else if (news.is === 'pass-renewed') {
      for (const connection of open) {
        if (connection.passHash === news.before) connection.passHash = news.after;
      }
    }
    for (const connection of [...open]) endIfOver(connection);
  }
  /** The oldest of a pass and kind, when it has as many as it may. In place: this is asked for each that comes. */
  function crowdedOut({ kind, passHash }: Connection): Connection | undefined {
    let oldest: Connection | undefined;
    let count = 0;
    for (const connection of open) {
      if (connection.passHash !== passHash || connection.kind !== kind) continue;
      oldest ??= connection;
      count += 1;
    }
    return count >= SOCKETS_PER_PASS ? oldest : undefined;
  }
  function endIfOver(connection: Connection): void {
    if (!ended.has(connection.passHash) && !removed.has(connection.personId)) return;
    open.delete(connection);
    connection.end(removed.has(connection.personId) ? 'removed' : 'ended');
  }
  function actEverywhere(news: BusNews): void {
    act(news);
    bus.tell(news);
  }
  bus.onNews(act);

  return {
    add(connection) {
      const oldest = crowdedOut(connection);
      if (oldest !== undefined) {
        open.delete(oldest);
        oldest.giveWay();
      }
      open.add(connection);
      endIfOver(connection);
      if (isDraining) connection.comeBack();
      return () => open.delete(connection);
    },
    endPass: (passHash) => actEverywhere({ is: 'pass-ended', passHash }),
    endPerson: (personId) => actEverywhere({ is: 'person-removed', personId }),
    count() {
      const room = [...open].filter(({ kind }) => kind === 'room').length;
      return { room, live: open.size - room };
    },
    passes: () => [...new Set([...open].map(({ passHash }) => passHash))],
    renew: (before, after) => actEverywhere({ is: 'pass-renewed', before, after }),
    async drain() {
      isDraining = true;
      const leaving = [...open];
      const times = goodbyeTimes(leaving.length);
      await Promise.all(
        leaving.map(async (connection, n) => {
          await pause(times[n]);
          if (open.has(connection)) connection.comeBack();
        }),
      );
    },
    isDraining: () => isDraining,
  };
}
