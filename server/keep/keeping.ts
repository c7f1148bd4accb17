import { newId } from '#lib/ids.ts';
import { type AuditEntry, type AuditKind, isNewVisit, onlyLineFor } from '#lib/keep/audit.ts';
import type { ErasedNote } from '#lib/keep/erased-note.ts';
import type { ErasureEffect, ErasureKind } from '#lib/keep/erasure.ts';
import type { Passage } from '#lib/keep/redact.ts';
import type { Person } from '#lib/people/person.ts';
import type { Connections } from '#server/access/connections.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { RewriteAnswer } from '#server/room/rewrite.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock, Random } from '#server/world.ts';

export interface KeepingParts {
  store: Store;
  rooms: Rooms;
  connections: Pick<Connections, 'endPerson'>;
  clock: Clock;
  random: Random;
  log: Log;
  /** Notes beside the backups what was erased, so that none of them brings it back. */
  remember(note: ErasedNote): Promise<void>;
  /** Tells the others that somebody has no name any more. */
  announceProfile(person: Person): Promise<void>;
  /** Tells the pages of an event that questions to the speakers may be gone. */
  questionsErased(eventId: string): Promise<void>;
}

/** What must not be kept goes, and who did it is written down. */
export interface Keeping {
  /** What erasing somebody would take away; changes nothing. */
  preview(personId: string): Promise<ErasureEffect>;
  /**
   * Erases somebody, or makes them nameless, for good: resolves when no byte of it is left in the database's files.
   * Null: there is no such person, or it was done before.
   */
  erase(by: Person, personId: string, kind: ErasureKind): Promise<ErasureEffect | null>;
  /** Puts a mark in the place of one card or one block of the notes. */
  redact(
    by: Person,
    passage: { roomId: string; epoch: string; passage: Passage; mark: string },
  ): Promise<RewriteAnswer['is']>;
  /**
   * Finishes what `npm run restore` began, before anybody enters: new epochs, so that newer copies on devices are not
   * mixed in, and what was erased since the backup is erased again. Nothing to do on any other database.
   */
  takeUp(): Promise<void>;
  /** Erases an event with everything, now: resolves when no byte of it is left in the database's files. */
  eraseEvent(eventId: string): Promise<void>;
  /** Erases the events whose time is over, and finishes what a process began that ended in between. */
  sweep(): Promise<void>;
  /** Writes down what staff did. */
  note(by: Person, kind: AuditKind, targetId?: string | null): Promise<void>;
  /** Writes down that somebody opened what is not theirs: a visit once, however often the page reads it again. */
  noteOpened(by: Person, kind: AuditKind, targetId: string | null): Promise<void>;
  /** What staff did, newest first. */
  notes(eventId: string): Promise<AuditEntry[]>;
  stop(): void;
}

/** How often is looked for events whose time is over: far below the day within which they are gone. */
const SWEEP_MS = 3_600_000;
const NOTES_SHOWN = 500;

type OwnRows = Pick<ErasureEffect, 'drafts' | 'questions'>;
const NO_ROWS: OwnRows = { drafts: 0, questions: 0 };

export function createKeeping(parts: KeepingParts): Keeping {
  const { store, rooms, connections, clock, random, log } = parts;
  /** Something was deleted whose bytes may still be in the files. */
  let dirty = false;

  async function scrub(): Promise<void> {
    dirty = true;
    await store.scrub();
    dirty = false;
  }

  /** An erasure is never held up by the list beside the backups; who runs the server sees in the log that it failed. */
  async function remember(erased: ErasedNote): Promise<void> {
    await parts
      .remember(erased)
      .catch((error) =>
        log.error('what was erased could not be noted beside the backups', errorFields(error)),
      );
  }

  async function note(
    by: Pick<Person, 'id' | 'eventId'>,
    kind: AuditKind,
    targetId: string | null = null,
  ): Promise<void> {
    const { id: personId, eventId } = by;
    const id = onlyLineFor(kind, targetId) ?? newId(random);
    await store.keep.note({ id, eventId, at: clock(), personId, kind, targetId });
  }

  /** When who opened what last, as far as that visit may still go on. */
  const visits = new Map<string, number>();
  async function noteOpened(by: Person, kind: AuditKind, targetId: string | null): Promise<void> {
    const now = clock();
    for (const [visit, at] of visits) if (isNewVisit('review-read', at, now)) visits.delete(visit);
    const visit = JSON.stringify([by.id, kind, targetId]);
    if (!isNewVisit(kind, visits.get(visit), now)) return;
    visits.set(visit, now);
    try {
      await note(by, kind, targetId);
    } catch (error) {
      visits.delete(visit);
      throw error;
    }
  }

  /** What stands in rows of its own and goes at once. */
  async function ownRows(personId: string): Promise<OwnRows> {
    const questions = (await store.questions.ofPerson(personId)).length;
    return { drafts: await store.keep.draftCount(personId), questions };
  }

  /** The part after which the person's row holds nothing any more. Bears repeating. */
  async function complete(personId: string, kind: ErasureKind, own: OwnRows): Promise<ErasureEffect> {
    connections.endPerson(personId);
    const tellQuestions = async () => {
      const erased = await store.people.read(personId);
      if (erased !== null && kind === 'erase') await parts.questionsErased(erased.eventId);
    };
    // Before the rooms, which take their time.
    await tellQuestions();
    const effect: ErasureEffect = { rooms: 0, cards: 0, letters: 0, ...own };
    const done = new Set<string>();
    while (kind === 'erase') {
      // Again until there is no other: somebody may just have begun to write in one more.
      const room = (await store.keep.writtenRooms(personId)).find(({ roomId }) => !done.has(roomId));
      if (room === undefined) break;
      done.add(room.roomId);
      const change = { is: 'erase' as const, clients: room.clients };
      const answer = await rooms.rewrite({ roomId: room.roomId, change });
      if (answer.is !== 'rewritten') continue;
      effect.rooms += 1;
      effect.cards += answer.cards;
      effect.letters += answer.letters;
    }
    await store.keep.clearErased(personId);
    await scrub();
    await store.keep.finishErasure(personId);
    // Also what came in between.
    await tellQuestions();
    const person = await store.people.read(personId);
    if (person !== null) await parts.announceProfile(person);
    log.info('person erased', { personId, kind, rooms: effect.rooms });
    return effect;
  }

  async function eraseEvent(eventId: string): Promise<void> {
    for (const { id } of await store.people.list(eventId)) connections.endPerson(id);
    await store.keep.eraseEvent(eventId);
    await remember({ at: clock(), is: 'event', eventId });
    dirty = true;
    rooms.gone(eventId);
    log.info('event erased', { eventId });
  }

  async function eraseAgain(erased: ErasedNote): Promise<void> {
    if (erased.is === 'person') {
      if (await store.keep.beginErasure(erased.personId, erased.kind, erased.at)) {
        await complete(erased.personId, erased.kind, NO_ROWS);
      }
    } else if (erased.is === 'event') await eraseEvent(erased.eventId);
    else {
      const { roomId, passage, mark } = erased;
      await rooms.rewrite({ roomId, change: { is: 'redact', passage, mark } });
      dirty = true;
    }
  }

  async function sweep(): Promise<void> {
    for (const { personId, kind } of await store.keep.unfinishedErasures())
      await complete(personId, kind, NO_ROWS);
    for (const eventId of await store.keep.dueEvents(clock())) await eraseEvent(eventId);
    if (dirty) await scrub();
  }
  const timer = setInterval(() => {
    sweep().catch((error) => log.error('erasing failed, tried again later', errorFields(error)));
  }, SWEEP_MS);
  timer.unref();

  return {
    async preview(personId) {
      const effect: ErasureEffect = { rooms: 0, cards: 0, letters: 0, ...(await ownRows(personId)) };
      for (const { roomId, clients } of await store.keep.writtenRooms(personId)) {
        const part = await rooms.preview({ roomId, change: { is: 'erase', clients } });
        if (part === null) continue;
        effect.rooms += 1;
        effect.cards += part.cards;
        effect.letters += part.letters;
      }
      return effect;
    },

    async erase(by, personId, kind) {
      const own = await ownRows(personId);
      if (!(await store.keep.beginErasure(personId, kind, clock()))) {
        // Begun before, and the store went away in between: whoever asks again has it finished.
        const begun = (await store.keep.unfinishedErasures()).find((each) => each.personId === personId);
        return begun === undefined ? null : complete(personId, begun.kind, NO_ROWS);
      }
      await remember({ at: clock(), is: 'person', personId, kind });
      await note(by, kind === 'erase' ? 'person-erased' : 'person-anonymised', personId);
      return complete(personId, kind, own);
    },

    async redact(by, { roomId, epoch, passage, mark }) {
      const answer = await rooms.rewrite({ roomId, epoch, change: { is: 'redact', passage, mark } });
      if (answer.is !== 'rewritten') return answer.is;
      await remember({ at: clock(), is: 'passage', roomId, passage, mark });
      await scrub();
      await note(by, 'passage-redacted', roomId);
      return answer.is;
    },

    async eraseEvent(eventId) {
      await eraseEvent(eventId);
      await scrub();
    },

    async takeUp() {
      const backup = await store.keep.restored();
      if (backup === null) return;
      await store.keep.leap(newId(random));
      for (const erased of backup.erased) await eraseAgain(erased);
      for (const eventId of await store.events.list()) await note({ id: '', eventId }, 'backup-restored');
      if (dirty) await scrub();
      await store.keep.finishRestore();
      log.info('restored from a backup', { madeAt: backup.madeAt, erasedAgain: backup.erased.length });
    },

    sweep,
    note,
    noteOpened,
    notes: (eventId) => store.keep.notes(eventId, NOTES_SHOWN),
    stop: () => clearInterval(timer),
  };
}
