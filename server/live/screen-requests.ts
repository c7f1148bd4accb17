import { z } from 'zod';
import type { DotRound } from '#lib/dots/round.ts';
import { mayInAll } from '#lib/people/permission.ts';
import { questionOnScreen } from '#lib/question/view.ts';
import { NOTHING_DECIDED, type Shown } from '#lib/screen/shown.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { AskedPoll } from '#lib/wire/polls.ts';
import type { Screen, Screens } from '#lib/wire/screen.ts';
import { watchersOf } from '#server/poll/results-news.ts';
import { questionWatchersOf } from '#server/question/question-news.ts';
import { aboutRoom, aboutRooms, sessionsOf } from './about.ts';
import { type Door, door, type LiveParts, no } from './door.ts';
import { id, rooms } from './fields.ts';
import { areOfEvent } from './rooms-for.ts';
import { screenOf } from './screen-news.ts';

/** So many rounds of the rooms are offered; older ones are in the results. */
const ROUNDS_OFFERED = 100;

const ShownDraft: z.ZodType<Shown> = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('automatic') }),
  z.strictObject({ is: z.literal('welcome') }),
  z.strictObject({ is: z.literal('timer') }),
  z.strictObject({ is: z.literal('round'), id }),
  z.strictObject({ is: z.literal('question'), id }),
  z.strictObject({ is: z.literal('dots'), id }),
]);

export const watchScreen: Door = door(
  'screen:read',
  z.object({ roomId: id }),
  async ({ person, parts, hear }, { roomId }): Promise<Reply<Screen>> => {
    if (!(await areOfEvent(parts, person.eventId, [roomId]))) return no('not-found');
    const choice = (await parts.store.screens.shown([roomId]))[roomId] ?? NOTHING_DECIDED;
    const chosen = await chosenRound(parts, person.eventId, choice.shown);
    const chosenId = (await chosenDots(parts, person.eventId, choice.shown))?.id ?? null;
    // A round of another room, such as one that is compared in the plenary, is followed there.
    const roomIds = chosen === null ? [roomId] : [roomId, ...chosen.round.roomIds];
    // First listen, then look: nothing falls in between.
    hear([
      ...roomIds.flatMap((each) => [screenOf(each), watchersOf('projector', each)]),
      questionWatchersOf('projector', roomId),
    ]);
    const watched = await parts.polls.watch(person, 'projector', roomIds, {});
    const shown = watched.filter(
      ({ round }) => round.roomIds.includes(roomId) || round.id === chosen?.round.id,
    );
    const [questions] = await parts.questions.watch(person, 'projector', [roomId], {});
    if (questions === undefined) return no('not-found');
    // Whoever reads for everybody has no ballot of their own.
    const rounds = shown.map((round) => ({ ...round, hasVoted: false, own: null }));
    const dots = await parts.dots.onWall(person.eventId, { roomId, chosenId });
    const mayShow = mayInAll(person, 'screen:show', await sessionsOf(parts, person.eventId, [roomId]));
    return { ok: true, value: { choice, rounds, dots, questions, mayShow } };
  },
  aboutRoom,
);

export const readScreens: Door = door(
  'screen:read',
  z.object({ roomIds: rooms }),
  async ({ person, parts }, { roomIds }): Promise<Reply<Screens>> => {
    if (!(await areOfEvent(parts, person.eventId, roomIds))) return no('not-found');
    const [choices, asked, laid, watched] = await Promise.all([
      parts.store.screens.shown(roomIds),
      parts.store.polls.asked(roomIds, ROUNDS_OFFERED),
      parts.store.dots.rounds(roomIds),
      parts.questions.watch(person, 'projector', roomIds, {}),
    ]);
    const questions = watched.flatMap((known) => {
      const found = questionOnScreen(known);
      return found === null ? [] : [[known.roomId, { id: found.id, text: found.text }] as const];
    });
    const dots = laid.filter(({ settled }) => settled);
    return { ok: true, value: { choices, asked, dots, questions: Object.fromEntries(questions) } };
  },
  aboutRooms(({ roomIds }) => roomIds),
);

export const showOnScreens: Door = door(
  'screen:show',
  z.object({ roomIds: rooms, shown: ShownDraft }),
  async ({ person, parts }, { roomIds, shown }): Promise<Reply> => {
    const { eventId } = person;
    if (!(await areOfEvent(parts, eventId, roomIds))) return no('not-found');
    if (shown.is === 'round' && (await chosenRound(parts, eventId, shown)) === null) return no('not-found');
    if (shown.is === 'dots' && (await chosenDots(parts, eventId, shown)) === null) return no('not-found');
    const decided = await parts.store.screens.show(roomIds, shown);
    parts.log.info('screens decided', { shown: shown.is, rooms: roomIds.length, personId: person.id });
    for (const [roomId, choice] of Object.entries(decided)) {
      parts.announce(eventId, 'screen:changed', { roomId, ...choice });
    }
    return { ok: true, value: null };
  },
  async ({ parts, person }, { roomIds, shown }) => {
    // What was asked in other sessions is theirs to show.
    const round = (await chosenRound(parts, person.eventId, shown))?.round;
    const chosen = round ?? (await chosenDots(parts, person.eventId, shown));
    return sessionsOf(parts, person.eventId, [...roomIds, ...(chosen?.roomIds ?? [])]);
  },
);

/** The round of the event that was chosen, if one was. */
async function chosenRound(
  { store }: Pick<LiveParts, 'store'>,
  eventId: string,
  shown: Shown,
): Promise<AskedPoll | null> {
  if (shown.is !== 'round') return null;
  const asked = await store.polls.round(shown.id);
  return asked?.poll.eventId === eventId ? asked : null;
}

/** The round of dot voting of the event that was chosen, if one was. */
async function chosenDots(
  { store }: Pick<LiveParts, 'store'>,
  eventId: string,
  shown: Shown,
): Promise<DotRound | null> {
  if (shown.is !== 'dots') return null;
  const round = await store.dots.round(shown.id);
  return round?.eventId === eventId ? round : null;
}
