import type { DotStore } from './dot-store.ts';
import { dotsIn } from './dots.ts';
import { eventsIn } from './events.ts';
import { facilitationIn } from './facilitation.ts';
import type { FacilitationStore } from './facilitation-store.ts';
import { keepIn } from './keep.ts';
import type { KeepStore } from './keep-store.ts';
import { peopleIn } from './people.ts';
import type { PollStore } from './poll-store.ts';
import { pollsIn } from './polls.ts';
import { projectionIn } from './projection.ts';
import { reviewIn } from './projection-reads.ts';
import type { ProjectionStore, ReviewStore } from './projection-store.ts';
import type { QuestionStore } from './question-store.ts';
import { questionsIn } from './questions.ts';
import { roomsIn } from './rooms.ts';
import type { Database } from './schema.ts';
import type { ScreenStore } from './screen-store.ts';
import { screensIn } from './screens.ts';
import type { EventStore, PeopleStore, RoomStore, Store, WritingStore } from './store.ts';
import { writingIn } from './writing.ts';

type Access = 'read' | 'write';

/** Every method of the store, and whether it writes: what SQLite's two connections share out. */
const METHODS: {
  events: Record<keyof EventStore, Access>;
  people: Record<keyof PeopleStore, Access>;
  rooms: Record<keyof RoomStore, Access>;
  writing: Record<keyof WritingStore, Access>;
  projection: Record<keyof ProjectionStore, Access>;
  review: Record<keyof ReviewStore, Access>;
  keep: Record<keyof KeepStore, Access>;
  polls: Record<keyof PollStore, Access>;
  screens: Record<keyof ScreenStore, Access>;
  facilitation: Record<keyof FacilitationStore, Access>;
  dots: Record<keyof DotStore, Access>;
  questions: Record<keyof QuestionStore, Access>;
} = {
  events: {
    create: 'write',
    read: 'read',
    list: 'read',
    sessions: 'read',
    joinCode: 'read',
    byJoinCode: 'read',
    byJoinSecret: 'read',
    setJoinSecret: 'write',
    reschedule: 'write',
    programme: 'read',
    edit: 'write',
    setJoinCode: 'write',
    setSessionState: 'write',
  },
  people: {
    create: 'write',
    update: 'write',
    facilitate: 'write',
    read: 'read',
    remove: 'write',
    list: 'read',
    hasEntered: 'read',
    firstOfRole: 'read',
    createPass: 'write',
    byPasses: 'read',
    revokePass: 'write',
    createTicket: 'write',
    redeemTicket: 'write',
  },
  rooms: {
    load: 'read',
    find: 'read',
    entriesAfter: 'read',
    append: 'write',
    compact: 'write',
    keepHistory: 'write',
    history: 'read',
    restore: 'write',
  },
  writing: {
    rules: 'read',
    beginPrivate: 'write',
    drafts: 'read',
    draftsOf: 'read',
    keepDraft: 'write',
    discardDraft: 'write',
    reveal: 'write',
    lock: 'write',
    locked: 'read',
    freeze: 'write',
  },
  projection: {
    stale: 'read',
    load: 'read',
    write: 'write',
    versions: 'read',
    lead: 'write',
  },
  review: {
    totals: 'read',
    room: 'read',
    matrix: 'read',
    cards: 'read',
    search: 'read',
  },
  keep: {
    beginErasure: 'write',
    clearErased: 'write',
    finishErasure: 'write',
    unfinishedErasures: 'read',
    writtenRooms: 'read',
    everybody: 'read',
    draftCount: 'read',
    epochs: 'read',
    historyState: 'read',
    rewriteHistory: 'write',
    rewriteRoom: 'write',
    dueEvents: 'read',
    eraseEvent: 'write',
    retain: 'write',
    note: 'write',
    notes: 'read',
    entries: 'read',
    restored: 'read',
    leap: 'write',
    finishRestore: 'write',
  },
  polls: {
    list: 'read',
    asked: 'read',
    round: 'read',
    read: 'read',
    save: 'write',
    order: 'write',
    remove: 'write',
    open: 'write',
    close: 'write',
    unask: 'write',
    reopen: 'write',
    reveal: 'write',
    reset: 'write',
    countHands: 'write',
    changeWords: 'write',
    cast: 'write',
    ballot: 'read',
    votedIn: 'read',
    voters: 'read',
    count: 'read',
    ballotsOf: 'read',
    settled: 'read',
    due: 'read',
    settle: 'write',
  },
  screens: {
    makeLink: 'write',
    links: 'read',
    revokeLink: 'write',
    enter: 'write',
    byPass: 'read',
    show: 'write',
    shown: 'read',
  },
  facilitation: {
    guidance: 'read',
    guide: 'write',
    hands: 'read',
    setHand: 'write',
    lowerHands: 'write',
    lowerHandsOf: 'write',
    announce: 'write',
    announcements: 'read',
    announcement: 'read',
    takeBack: 'write',
  },
  dots: {
    open: 'write',
    close: 'write',
    reopen: 'write',
    round: 'read',
    rounds: 'read',
    place: 'write',
    placement: 'read',
    placedIn: 'read',
    count: 'read',
    dotsOf: 'read',
    settled: 'read',
    due: 'read',
    settle: 'write',
  },
  questions: {
    room: 'read',
    read: 'read',
    ask: 'write',
    takeBack: 'write',
    vote: 'write',
    votesOf: 'read',
    setState: 'write',
    show: 'write',
    setRules: 'write',
    signedAnew: 'write',
    ofPerson: 'read',
  },
};

type Group = keyof typeof METHODS;

/** One call of a store method, as plain data. */
export interface Call {
  group: Group | 'store';
  method: string;
  access: Access;
  args: unknown[];
}

/** The store's method groups, each method made a Call that `carry` brings to where the database is. */
export function carriedMethods(
  carry: (call: Call) => Promise<unknown>,
): Pick<Store, Group | 'ping' | 'scrub'> {
  const group = (name: Group) =>
    Object.fromEntries(
      Object.entries(METHODS[name]).map(([method, access]) => [
        method,
        (...args: unknown[]) => carry({ group: name, method, access, args }),
      ]),
    );
  return {
    // METHODS is typed by the interfaces, so every method is there, and only those.
    events: group('events') as unknown as EventStore,
    people: group('people') as unknown as PeopleStore,
    rooms: group('rooms') as unknown as RoomStore,
    writing: group('writing') as unknown as WritingStore,
    projection: group('projection') as unknown as ProjectionStore,
    review: group('review') as unknown as ReviewStore,
    keep: group('keep') as unknown as KeepStore,
    polls: group('polls') as unknown as PollStore,
    screens: group('screens') as unknown as ScreenStore,
    facilitation: group('facilitation') as unknown as FacilitationStore,
    dots: group('dots') as unknown as DotStore,
    questions: group('questions') as unknown as QuestionStore,
    async ping() {
      await carry({ group: 'store', method: 'ping', access: 'write', args: [] });
    },
    async scrub() {
      await carry({ group: 'store', method: 'scrub', access: 'write', args: [] });
    },
  };
}

/**
 * Answers Calls against a database.
 * @param scrub overwrites what was deleted, as the engine does it
 */
export function callable(db: Database, scrub: () => Promise<void>): (call: Call) => Promise<unknown> {
  const groups = {
    events: eventsIn(db),
    people: peopleIn(db),
    rooms: roomsIn(db),
    writing: writingIn(db),
    projection: projectionIn(db),
    review: reviewIn(db),
    keep: keepIn(db),
    polls: pollsIn(db),
    screens: screensIn(db),
    facilitation: facilitationIn(db),
    dots: dotsIn(db),
    questions: questionsIn(db),
    store: { ping: () => beat(db), scrub },
  };
  return ({ group, method, args }) => {
    const methods = groups[group] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const chosen = methods[method];
    if (chosen === undefined) throw new TypeError(`The store has no method ${group}.${method}.`);
    return chosen.apply(methods, args);
  };
}

/** Proves that the database can be read and written, by a committed write. */
async function beat(db: Database): Promise<void> {
  await db
    .updateTable('pulse')
    .set((pulse) => ({ beats: pulse('beats', '+', 1) }))
    .execute();
}
