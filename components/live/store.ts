import { io, type Socket } from 'socket.io-client';
import { readMe } from '#components/api.ts';
import type { Person } from '#lib/people/person.ts';
import { withNews } from '#lib/people/presence.ts';
import {
  type ClientEvents,
  IDLE_AFTER_MS,
  PRESENCE_TTL_MS,
  type Presence,
  type PresenceList,
  type Reply,
  type RoomVersion,
  type ServerEvents,
} from '#lib/wire/live.ts';
import { learnClock } from './clock.ts';

/** What this browser knows of the meeting at this moment. A new object at every change. */
export interface Live {
  /** `lost` only after it has been live once, or when the first tries fail. It is retried without end. */
  connection: 'connecting' | 'live' | 'lost';
  people: readonly Presence[];
  /** The newest state of the sessions that changed since the page came. */
  sessions: Readonly<Record<string, 'open' | 'closed'>>;
  /** The newest version of the programme that was told; 0 before any news. */
  programme: number;
  /** By room, the version that was kept last because somebody deleted a large part. Told to hosts only. */
  muchDeleted: Readonly<Record<string, string>>;
  /** Grows whenever the outputs of the rooms have changed. Told to those who may read all of them. */
  outputs: number;
  /** Set: the pass is no longer valid; the person left on another tab, or was removed by those who run the event. */
  passEnded: false | 'ended' | 'removed';
  /** The newest that was told of this person, since the page came. */
  me: Person | null;
  /** Counts the news that somebody was added, changed or removed. Told to hosts only. */
  peopleNews: number;
}

export const NOTHING_YET: Live = {
  connection: 'connecting',
  people: [],
  sessions: {},
  programme: 0,
  muchDeleted: {},
  outputs: 0,
  passEnded: false,
  me: null,
  peopleNews: 0,
};

type LiveSocket = Socket<ServerEvents, ClientEvents>;

type Asked = keyof ClientEvents;
type RequestOf<Name extends Asked> = Parameters<ClientEvents[Name]>[0];
type ReplyTo<Name extends Asked> = Parameters<Parameters<ClientEvents[Name]>[1]>[0];

/** A sign of life well within the time after which somebody counts as gone. */
const SIGN_OF_LIFE_MS = PRESENCE_TTL_MS / 3;
/** Going from page to page must not cost a new connection. */
const LINGER_MS = 5_000;
const ANSWER_WITHIN_MS = 10_000;
/** Asked so often in a row, one answer is quick enough to tell the server's clock well. */
const CLOCK_QUESTIONS = 3;
const SIGNS_OF_ACTIVITY = ['pointerdown', 'keydown', 'touchstart', 'wheel'] as const;

/**
 * The one connection of a browser tab to `/live`, and what came over it. It opens with the first subscriber and
 * closes a moment after the last one has gone.
 */
class LiveStore {
  #live = NOTHING_YET;
  /** Who is here, as far as it is known; null: nothing is, since the line is new. */
  #presence: PresenceList | null = null;
  #subscribers = new Set<() => void>();
  #hearers = new Set<{ name: string; listener: (news: unknown) => void }>();
  #socket: LiveSocket | null = null;
  #stops: (() => void)[] = [];
  #lingering: ReturnType<typeof setTimeout> | undefined;
  #roomId: string | null = null;
  #activity: 'active' | 'idle' = 'active';
  #projectorOf: string | null = null;
  #looking = false;

  get = (): Live => this.#live;

  subscribe = (changed: () => void): (() => void) => {
    this.#subscribers.add(changed);
    clearTimeout(this.#lingering);
    if (this.#socket === null) this.#open();
    return () => {
      this.#subscribers.delete(changed);
      if (this.#subscribers.size === 0) this.#lingering = setTimeout(() => this.#close(), LINGER_MS);
    };
  };

  /** Calls back now if there is a line, and whenever it begins or comes back; returns how to stop. */
  whenLive(begins: () => void): () => void {
    let wasLive = false;
    const look = () => {
      const isLive = this.#live.connection === 'live';
      const isNew = isLive && !wasLive;
      wasLive = isLive;
      if (isNew) begins();
    };
    const stop = this.subscribe(look);
    look();
    return stop;
  }

  /** Tells the others where this person is: in a room, or (null) on another page. */
  goTo(roomId: string | null): void {
    if (this.#roomId === roomId) return;
    this.#roomId = roomId;
    this.#tellPlace();
  }

  /**
   * From now on this page shows what the projector of a room shows: it may ask with a projector's pass, and nobody is
   * present by it. Call what comes back when it does so no more.
   */
  showFor(roomId: string): () => void {
    this.#setProjector(roomId);
    return () => this.#setProjector(null);
  }

  /** Closes or reopens a session, and says whether the server did. */
  setSessionState(sessionId: string, state: 'open' | 'closed'): Promise<Reply> {
    return answered((socket) => socket.emitWithAck('session:set-state', { sessionId, state }), this.#socket);
  }

  /** What is kept of a room, newest first. */
  roomHistory(roomId: string): Promise<Reply<RoomVersion[]>> {
    return answered((socket) => socket.emitWithAck('room:history', { roomId }), this.#socket);
  }

  /** Puts a version in the place of the document of that epoch, and says whether the server did. */
  restoreRoom(order: { roomId: string; historyId: string; epoch: string }): Promise<Reply> {
    return answered((socket) => socket.emitWithAck('room:restore', order), this.#socket);
  }

  /** Asks the server anything that is decided over this connection. `offline` when there is no answer now. */
  ask<Name extends Asked>(name: Name, request: RequestOf<Name>): Promise<ReplyTo<Name>> {
    return answered(
      (socket) => socket.emitWithAck(name as never, ...([request] as never)) as Promise<Reply<never>>,
      this.#socket,
    ) as Promise<ReplyTo<Name>>;
  }

  /** Calls back with each news of that kind, over all connections to come; returns how to stop. */
  hear<Name extends keyof ServerEvents>(
    name: Name,
    listener: (news: Parameters<ServerEvents[Name]>[0]) => void,
  ): () => void {
    const entry = { name, listener: listener as (news: unknown) => void };
    this.#hearers.add(entry);
    return () => this.#hearers.delete(entry);
  }

  #open(): void {
    const query = this.#projectorOf === null ? {} : { query: { projector: this.#projectorOf } };
    const socket: LiveSocket = io({ path: '/live', transports: ['websocket'], ...query });
    this.#socket = socket;
    socket.onAny((name: string, news: unknown) => {
      for (const hearer of [...this.#hearers]) if (hearer.name === name) hearer.listener(news);
    });
    socket.on('connect', () => {
      // Another process may answer now, whose counting starts anew.
      this.#presence = null;
      this.#change({ connection: 'live' });
      this.#tellPlace();
      void this.#readClock(CLOCK_QUESTIONS);
      void this.#lookWhoIAm(socket);
    });
    socket.on('disconnect', () => this.#change({ connection: 'lost' }));
    socket.on('connect_error', () => {
      this.#change({ connection: 'lost' });
      void this.#lookWhoIAm(socket);
    });
    socket.on('presence:changed', (news) => {
      // Until the whole list has come there is nothing that news could change.
      if (this.#presence === null) return;
      const list = withNews(this.#presence, news);
      this.#presence = list;
      if (list === null) this.#tellPlace();
      else this.#change({ people: list.people });
    });
    socket.on('session:changed', ({ sessionId, state }) =>
      this.#change({ sessions: { ...this.#live.sessions, [sessionId]: state } }),
    );
    socket.on('programme:changed', ({ version }) => {
      if (version > this.#live.programme) this.#change({ programme: version });
    });
    socket.on('room:much-deleted', ({ roomId, historyId }) =>
      this.#change({ muchDeleted: { ...this.#live.muchDeleted, [roomId]: historyId } }),
    );
    socket.on('review:changed', () => this.#change({ outputs: this.#live.outputs + 1 }));
    socket.on('me:changed', ({ person }) => this.#change({ me: person }));
    socket.on('people:changed', () => this.#change({ peopleNews: this.#live.peopleNews + 1 }));
    socket.on('pass:ended', ({ reason }) => {
      this.#change({ passEnded: reason });
      socket.disconnect();
    });
    const signOfLife = () => {
      this.#tellPlace();
      // A device's clock may be set while the meeting goes on.
      void this.#readClock(1);
    };
    const seenAgain = () => void this.#readClock(1);
    document.addEventListener('visibilitychange', seenAgain);
    this.#stops = [
      this.#watchActivity(),
      every(SIGN_OF_LIFE_MS, signOfLife),
      () => document.removeEventListener('visibilitychange', seenAgain),
    ];
  }

  /**
   * What was told of this person while there was no line: rights given or taken back, or the end of their pass, after
   * which every line is refused.
   */
  async #lookWhoIAm(socket: LiveSocket): Promise<void> {
    if (this.#projectorOf !== null || this.#looking) return;
    const known = this.#live.me;
    this.#looking = true;
    const answer = await readMe();
    this.#looking = false;
    if (this.#socket !== socket) return;
    if (answer.ok) {
      // What was told meanwhile is newer.
      if (this.#live.me === known) this.#change({ me: answer.value.person });
    } else if (answer.error.code === 'no-pass') {
      this.#change({ passEnded: 'ended' });
      socket.disconnect();
    }
  }

  #close(): void {
    for (const stop of this.#stops) stop();
    this.#socket?.disconnect();
    this.#socket = null;
    this.#live = NOTHING_YET;
  }

  #setProjector(roomId: string | null): void {
    if (this.#projectorOf === roomId) return;
    this.#projectorOf = roomId;
    if (this.#socket === null) return;
    this.#close();
    if (this.#subscribers.size > 0) this.#open();
  }

  #tellPlace(): void {
    if (!this.#socket?.connected || this.#projectorOf !== null) return;
    const known = this.#presence?.version ?? null;
    this.#socket.emit('presence:set', { roomId: this.#roomId, state: this.#activity, known }, (answer) => {
      if (!answer.ok || answer.value === null) return;
      this.#presence = answer.value;
      this.#change({ people: answer.value.people });
    });
  }

  /** Learns the server's clock, by which all screens count. */
  async #readClock(questions: number): Promise<void> {
    for (let left = questions; left > 0; left--) {
      const askedAt = Date.now();
      const answer = await this.ask('clock:read', {});
      if (!answer.ok) return;
      learnClock(answer.value.now, askedAt, Date.now());
    }
  }

  #watchActivity(): () => void {
    let last = Date.now();
    const update = () => {
      const activity = Date.now() - last >= IDLE_AFTER_MS ? 'idle' : 'active';
      if (activity === this.#activity) return;
      this.#activity = activity;
      this.#tellPlace();
    };
    const touched = () => {
      last = Date.now();
      update();
    };
    for (const sign of SIGNS_OF_ACTIVITY) addEventListener(sign, touched, { passive: true, capture: true });
    const stop = every(IDLE_AFTER_MS / 8, update);
    return () => {
      for (const sign of SIGNS_OF_ACTIVITY) removeEventListener(sign, touched, { capture: true });
      stop();
    };
  }

  #change(part: Partial<Live>): void {
    this.#live = { ...this.#live, ...part };
    for (const changed of this.#subscribers) changed();
  }
}

/** The server's answer, or that there is none now. */
async function answered<Value>(
  ask: (socket: ReturnType<LiveSocket['timeout']>) => Promise<Reply<Value>>,
  socket: LiveSocket | null,
): Promise<Reply<Value>> {
  const offline: Reply<Value> = { ok: false, error: { code: 'offline' } };
  if (!socket?.connected) return offline;
  try {
    return await ask(socket.timeout(ANSWER_WITHIN_MS));
  } catch {
    return offline;
  }
}

function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms);
  return () => clearInterval(timer);
}

export const liveStore = new LiveStore();
