import type { AuditKind } from '#lib/keep/audit.ts';
import type { Person } from '#lib/people/person.ts';
import { mayAskUnnamed, readQuestion, type Vote } from '#lib/question/ask.ts';
import {
  HOUR_MS,
  type QuestionRules,
  type QuestionState,
  type QuestionWatcher,
} from '#lib/question/question.ts';
import { questionsFor } from '#lib/question/view.ts';
import { ok, problem, type Result } from '#lib/result.ts';
import type { QuestionAsked, RoomQuestions } from '#lib/wire/questions.ts';
import type { Seal } from '#server/access/seal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Log } from '#server/log.ts';
import type { Writer } from '#server/store/question-store.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock } from '#server/world.ts';
import { QuestionTeller, type TellQuestions } from './question-news.ts';

export interface QuestionParts {
  store: Store;
  seal: Pick<Seal, 'hash'>;
  bus: Bus;
  clock: Clock;
  log: Log;
  /** Writes down what somebody who runs the room did. */
  note(by: Person, kind: AuditKind, targetId: string): Promise<void>;
  tell: TellQuestions;
}

/** What the server decides about questions to the speakers. */
export interface Questions {
  /**
   * The questions of rooms as they are for the eyes of this page, with what is its person's own.
   * @param tokens what this device holds for questions without a name, by their ids
   */
  watch(
    person: Person,
    who: QuestionWatcher,
    roomIds: readonly string[],
    tokens: Readonly<Record<string, string>>,
  ): Promise<RoomQuestions[]>;
  /** Resolves when the question is stored. */
  ask(person: Person, question: QuestionAsked): Promise<Result<{ state: QuestionState }>>;
  takeBack(person: Person, questionId: string, token: string | undefined): Promise<Result<null>>;
  vote(person: Person, questionId: string, vote: Vote): Promise<Result<null>>;
  decide(by: Person, questionId: string, state: QuestionState): Promise<Result<null>>;
  /** Puts a question on its room's screen, or takes the one there off. */
  show(roomId: string, questionId: string | null): Promise<Result<null>>;
  setRules(by: Person, roomIds: readonly string[], rules: QuestionRules): Promise<Result<null>>;
  /** Tells how somebody signs now what they asked. */
  signedAnew(personId: string): Promise<void>;
  /** Looks in all rooms of an event whether something is to be told: somebody's questions may just have been erased. */
  lookAgain(eventId: string): Promise<void>;
  stop(): void;
}

export function createQuestions(parts: QuestionParts): Questions {
  const { store, seal, bus, clock, log } = parts;
  const { questions } = store;
  const teller = new QuestionTeller(store, log, parts.tell);
  const unnamed = new UnnamedCount();
  const stopHearing = bus.onNews((told) => {
    if (told.is === 'questions-changed') teller.soon(told.roomId);
  });

  function changed(roomId: string): void {
    teller.soon(roomId);
    bus.tell({ is: 'questions-changed', roomId });
  }

  function writerOf(person: Person, questionId: string, token: string | undefined): Writer {
    if (token === undefined) return { personId: person.id };
    return { key: seal.hash('question', `${questionId}:${token}`) };
  }

  /** For each question another, so that votes of one person cannot be laid side by side. */
  function voterOf(personId: string, questionId: string): string {
    return seal.hash('question-vote', `${questionId}:${personId}`);
  }

  return {
    async watch(person, who, roomIds, tokens) {
      const organisations = (await store.events.read(person.eventId))?.organisations ?? [];
      const seen: RoomQuestions[] = [];
      for (const roomId of roomIds) {
        const whole = await questions.room(roomId);
        if (whole === null) continue;
        teller.given(roomId, whole.version);
        const own = new Set<string>();
        for (const { id, personId, key } of who === 'projector' ? [] : whole.questions) {
          const token = Object.hasOwn(tokens, id) ? tokens[id] : undefined;
          const isOwn =
            key === null
              ? personId === person.id
              : token !== undefined && seal.hash('question', `${id}:${token}`) === key;
          if (isOwn) own.add(id);
        }
        const view = questionsFor(who, whole, organisations, ({ id }) => own.has(id));
        const votes =
          who === 'participant'
            ? await questions.votesOf(view.questions.map(({ id }) => voterOf(person.id, id)))
            : [];
        const ownVotes = Object.fromEntries(votes.map(({ questionId, ...vote }) => [questionId, vote]));
        seen.push({ roomId, ...view, own: [...own], ownVotes });
      }
      return seen;
    },

    async ask(person, { roomId, id, text, token }) {
      const read = readQuestion(text);
      if (!read.ok) return read;
      const writer = writerOf(person, id, token);
      const isNamed = token === undefined;
      if (!isNamed && !unnamed.mayAsk(person.id, clock()) && (await questions.read(id)) === null) {
        return problem('questions-own-full');
      }
      const answer = await questions.ask({ id, roomId, text: read.value, ...writer });
      if (!answer.ok) return problem(answer.code);
      if (answer.isNews) {
        if (!isNamed) unnamed.asked(person.id, clock());
        changed(roomId);
      }
      return ok({ state: answer.state });
    },

    async takeBack(person, questionId, token) {
      const found = await questions.read(questionId);
      if (!(await questions.takeBack(questionId, writerOf(person, questionId, token)))) {
        return problem('not-found');
      }
      if (found !== null) changed(found.roomId);
      return ok(null);
    },

    async vote(person, questionId, vote) {
      const answer = await questions.vote(questionId, voterOf(person.id, questionId), vote);
      if (!answer.ok) return problem(answer.code);
      if (answer.isNews) changed(answer.roomId);
      return ok(null);
    },

    async decide(by, questionId, state) {
      const found = await questions.read(questionId);
      const answer = found === null ? null : await questions.setState(questionId, state);
      if (found === null || answer === null) return problem('question-gone');
      if (answer.before === state) return ok(null);
      const kind = noteOf(answer.before, state);
      if (kind !== null) await parts.note(by, kind, found.roomId);
      changed(found.roomId);
      return ok(null);
    },

    async show(roomId, questionId) {
      if ((await questions.show(roomId, questionId)) === 'gone') return problem('question-gone');
      changed(roomId);
      return ok(null);
    },

    async setRules(by, roomIds, rules) {
      for (const roomId of roomIds) {
        if (!(await questions.setRules(roomId, rules))) return problem('not-found');
        await parts.note(by, 'question-rules-changed', roomId);
        changed(roomId);
      }
      return ok(null);
    },

    async signedAnew(personId) {
      for (const roomId of await questions.signedAnew(personId)) changed(roomId);
    },

    async lookAgain(eventId) {
      for (const { rooms } of await store.events.sessions(eventId)) {
        for (const { id } of rooms) changed(id);
      }
    },

    stop() {
      stopHearing();
      teller.stop();
    },
  };
}

/** What is written down of a decision; null: nothing, since nothing was taken from anybody's eyes. */
function noteOf(before: QuestionState, after: QuestionState): AuditKind | null {
  if (after === 'hidden') return 'question-hidden';
  if (after === 'archived') return 'question-archived';
  return before === 'hidden' || before === 'archived' ? 'question-put-back' : null;
}

/** When people asked without a name in the last hour: in memory alone, and without what they asked. */
class UnnamedCount {
  readonly #asked = new Map<string, number[]>();

  mayAsk(personId: string, now: number): boolean {
    return mayAskUnnamed(this.#asked.get(personId) ?? [], now);
  }

  asked(personId: string, now: number): void {
    const before = (this.#asked.get(personId) ?? []).filter((at) => now - at < HOUR_MS);
    this.#asked.set(personId, [...before, now]);
  }
}
