import type { Random } from '#lib/base32.ts';
import { readDotPlan } from '#lib/dots/round.ts';
import type { EventPlan } from '#lib/event/event.ts';
import { type Mistakes, within } from '#lib/event/mistake.ts';
import { newId } from '#lib/ids.ts';
import { type PollPlan, ROUNDS_MAX } from '#lib/poll/poll.ts';
import { choicesOf } from '#lib/poll/tally.ts';
import { NO_WORD_RULES } from '#lib/poll/words.ts';
import { QUESTION_TEXT_MAX, QUESTIONS_MAX } from '#lib/question/question.ts';
import { differenceOf } from './canonical.ts';
import type { OutputsFile } from './shape.ts';
import type { SettledDots, SettledPoll, SettledQuestion, Votes } from './votes.ts';
import type { FileRound } from './votes-shape.ts';
import { fileVotesOf } from './write-votes.ts';

interface Reading {
  plan: EventPlan;
  /** The new ids of the file's people. */
  ids: readonly string[];
  mistakes: Mistakes;
  random: Random;
}

/**
 * What was answered, marked and asked according to a file, for the planned event. Every mistake is named at its place; what
 * would not come back as the file says it is one too.
 */
export function readVotes(file: OutputsFile, reading: Reading): Votes {
  const { plan, ids, mistakes } = reading;
  const before = mistakes.list.length;
  const votes: Votes = {
    polls: (file.polls ?? []).flatMap(({ rounds = [] }, index) => {
      const place = within('polls', index);
      const poll = plan.polls[index];
      if (rounds.length > ROUNDS_MAX) mistakes.add(within(place, 'rounds'), 'too-many', ROUNDS_MAX);
      refuseDoubles(
        rounds.map(({ number }) => String(number)),
        (at) => within(within(within(place, 'rounds'), at), 'number'),
        mistakes,
      );
      return poll === undefined
        ? []
        : rounds.map((round, at) => readRound(round, poll, within(within(place, 'rounds'), at), reading));
    }),
    dots: (file.dots ?? []).map((round, index) => readDots(round, within('dots', index), reading)),
    questions: (file.questions ?? []).map((question, index) =>
      readQuestion(question, within('questions', index), reading),
    ),
  };
  for (const [roomId, asked] of Map.groupBy(votes.questions, (question) => question.roomId)) {
    if (asked.length > QUESTIONS_MAX && roomId !== '') mistakes.add('questions', 'too-many', QUESTIONS_MAX);
  }
  if (mistakes.list.length === before) compare(file, votes, { plan, ids, mistakes });
  return votes;
}

/** What an export would say of it, with the people numbered as in the file. */
function compare(
  file: OutputsFile,
  votes: Votes,
  { plan, ids, mistakes }: Pick<Reading, 'plan' | 'ids' | 'mistakes'>,
): void {
  const places = new Map(
    plan.sessions.flatMap(({ session }, s) =>
      session.rooms.map(({ id }, r) => [id, { session: s, room: r }] as const),
    ),
  );
  const again = fileVotesOf(
    plan.polls,
    votes,
    {
      placeOf: (roomId) => places.get(roomId) ?? { session: -1, room: -1 },
      sessionAt: () => null,
      keyOf: (personId) => personId,
      saidOf: () => '',
    },
    ids,
  );
  const rounds = (polls: readonly { rounds?: FileRound[] | undefined }[]) =>
    polls.map((poll) => (poll.rounds === undefined ? {} : { rounds: poll.rounds }));
  const difference =
    differenceOf(rounds(file.polls ?? []), rounds(again.polls), 'polls') ??
    differenceOf(file.dots ?? [], again.dots, 'dots') ??
    differenceOf(file.questions ?? [], again.questions, 'questions');
  if (difference !== null) mistakes.add(difference, 'value-wrong');
}

function readRound(
  round: FileRound,
  { id: pollId, plan: asked }: EventPlan['polls'][number],
  place: string,
  reading: Reading,
): SettledPoll {
  const { mistakes, random } = reading;
  const rooms = readRooms(round.rooms, place, reading);
  const isAnonymous = asked.signing === 'anonymous';
  askFor('ballots', !isAnonymous, round.ballots, place, mistakes);
  askFor('counts', isAnonymous, round.counts, place, mistakes);
  const known = optionsOf(asked);
  const checkOption = (option: string, here: string) => {
    if (known !== null && !known.has(option)) {
      mistakes.add(within(here, 'option'), 'choice-wrong', [...known].join(', '));
    }
  };
  const ballots = round.ballots?.map(({ by, organisation, room, marks }, index) => {
    const here = within(within(place, 'ballots'), index);
    marks.forEach(({ option }, at) => {
      checkOption(option, within(within(here, 'marks'), at));
    });
    refuseDoubles(
      marks.map(({ option }) => option),
      (at) => within(within(within(here, 'marks'), at), 'option'),
      mistakes,
    );
    return {
      roomId: roomAt(rooms, room, here, mistakes),
      ...signed({ by, organisation }, here, reading),
      marks: marks.map(({ option, place: at, text = '' }) => ({ option, place: at, text })),
    };
  });
  refuseDoubles(
    (round.ballots ?? []).map(({ by }) => (by === undefined ? '' : String(by))),
    (at) => within(within(within(place, 'ballots'), at), 'by'),
    mistakes,
  );
  const counts = round.counts?.map(({ room, option, place: at, text = '', count }, index) => {
    const here = within(within(place, 'counts'), index);
    checkOption(option, here);
    return {
      roomId: room === undefined ? '' : roomAt(rooms, room, here, mistakes),
      option,
      place: at,
      text,
      count,
    };
  });
  const choices = choicesOf(asked).length;
  (round.parts ?? []).forEach(({ value }, index) => {
    if (value !== null && value.counts.length !== choices) {
      mistakes.add(within(within(within(place, 'parts'), index), 'value'), 'value-wrong');
    }
  });
  return {
    id: newId(random),
    pollId,
    number: round.number,
    ...readTimes(round, place, mistakes),
    revealed: round.revealed === true,
    wordRules: round.words ?? NO_WORD_RULES,
    rooms: round.rooms.map(({ people, apart, hands }, index) => ({
      roomId: rooms[index] ?? '',
      people,
      hands: hands ?? null,
      apart: apart === true,
    })),
    parts: round.parts ?? null,
    ballots: ballots ?? null,
    counts: counts ?? null,
  };
}

function readDots(
  file: NonNullable<OutputsFile['dots']>[number],
  place: string,
  reading: Reading,
): SettledDots {
  const { mistakes, random } = reading;
  const { about = '', columns = [], dots, several, signing } = file;
  const draft = { about, columns, dots, several, signing };
  const plan = readDotPlan(draft);
  if (!plan.ok) mistakes.add(within(place, plan.problem.field ?? 'dots'), 'value-wrong');
  const rooms = readRooms(file.rooms, place, reading);
  askFor('ballots', signing !== 'anonymous', file.ballots, place, mistakes);
  const ballots = file.ballots?.map(({ by, organisation, room, dots: laid }, index) => {
    const here = within(within(place, 'ballots'), index);
    return {
      roomId: roomAt(rooms, room, here, mistakes),
      ...signed({ by, organisation }, here, reading),
      dots: laid,
    };
  });
  refuseDoubles(
    (file.ballots ?? []).map(({ by, room }) => (by === undefined ? '' : `${by} ${room}`)),
    (at) => within(within(within(place, 'ballots'), at), 'by'),
    mistakes,
  );
  return {
    id: newId(random),
    plan: plan.ok ? plan.value : draft,
    ...readTimes(file, place, mistakes),
    rooms: file.rooms.map(({ people, totals }, index) => ({ roomId: rooms[index] ?? '', people, totals })),
    ballots: ballots ?? null,
  };
}

function readQuestion(
  { session, room, text, by, state, votes = 0 }: NonNullable<OutputsFile['questions']>[number],
  place: string,
  reading: Reading,
): SettledQuestion {
  const [roomId = ''] = readRooms([{ session, room }], null, reading, place);
  if ([...text].length > QUESTION_TEXT_MAX) {
    reading.mistakes.add(within(place, 'text'), 'text-too-long', QUESTION_TEXT_MAX);
  }
  const { personId } = signed({ by }, place, reading);
  return { id: newId(reading.random), roomId, text, personId, state, votes };
}

/** The new ids of rooms that are named by their places; each once. `place` null: there is one, at `alone`. */
function readRooms(
  rooms: readonly { session: number; room: number }[],
  place: string | null,
  { plan, mistakes }: Reading,
  alone = '',
): string[] {
  const at = (index: number) => (place === null ? alone : within(within(place, 'rooms'), index));
  const ids = rooms.map(({ session, room }, index) => {
    const id = plan.sessions[session]?.session.rooms[room]?.id;
    if (id === undefined) mistakes.add(at(index), 'value-wrong');
    return id ?? '';
  });
  refuseDoubles(ids, at, mistakes);
  return ids;
}

function roomAt(rooms: readonly string[], room: number, place: string, mistakes: Mistakes): string {
  if (rooms[room] === undefined) mistakes.add(within(place, 'room'), 'value-wrong');
  return rooms[room] ?? '';
}

function signed(
  { by, organisation }: { by?: number | undefined; organisation?: string | undefined },
  place: string,
  { plan, ids, mistakes }: Reading,
): { personId: string | null; organisationId: string | null } {
  if (by !== undefined && ids[by] === undefined) mistakes.add(within(place, 'by'), 'person-not-listed', by);
  if (organisation !== undefined && !plan.event.organisations.some(({ id }) => id === organisation)) {
    mistakes.add(within(place, 'organisation'), 'organisation-not-listed', organisation);
  }
  return { personId: by === undefined ? null : (ids[by] ?? null), organisationId: organisation ?? null };
}

function readTimes(
  { openedAt, closedAt }: { openedAt: string; closedAt: string },
  place: string,
  mistakes: Mistakes,
): { openedAt: number; closedAt: number } {
  const times = { openedAt: Date.parse(openedAt), closedAt: Date.parse(closedAt) };
  if (times.closedAt < times.openedAt) mistakes.add(within(place, 'closedAt'), 'times-order');
  return times;
}

/** Anonymous answers are counts, the others ballots. */
function askFor(key: string, isNeeded: boolean, value: unknown, place: string, mistakes: Mistakes): void {
  if (isNeeded && value === undefined) mistakes.add(within(place, key), 'value-missing');
  if (!isNeeded && value !== undefined) mistakes.add(within(place, key), 'key-unknown', key);
}

/** What can be chosen; null: words of one's own. */
function optionsOf(plan: PollPlan): ReadonlySet<string> | null {
  return plan.kind === 'words' || plan.kind === 'open' ? null : new Set(choicesOf(plan));
}

/** Empty ones do not count. */
function refuseDoubles(keys: readonly string[], place: (index: number) => string, mistakes: Mistakes): void {
  keys.forEach((key, index) => {
    if (key !== '' && keys.indexOf(key) < index) mistakes.add(place(index), 'double', key);
  });
}
