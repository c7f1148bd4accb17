import { dotsElsewhere, sideBySide, thingsOfCards } from '#lib/dots/order.ts';
import { readIn } from '#lib/event/given.ts';
import { localDay, localTime } from '#lib/event/programme.ts';
import { textMarkdown } from '#lib/notes/markdown-text.ts';
import { choicesOf, type Tally } from '#lib/poll/tally.ts';
import type { ReviewDots, ReviewPoll } from '#lib/wire/review.ts';
import { csvRow } from './csv.ts';
import type { ExportFrame, ExportRoom } from './export-frame.ts';

/** Polls and dots of a room in an export: counts alone, never what one person chose. */

/** The polls and the rounds of dot voting of a room, each with its counts. Empty when there were none. */
export function markdownVotes(room: ExportRoom, frame: ExportFrame): string[] {
  const { words } = frame;
  const polls = room.polls.map((asked) => {
    const { people, lines } = countsIn(asked, room.roomId, frame);
    const list = lines?.map(({ text, count }) => `- ${textMarkdown(text)}: ${count}`) ?? [words.heldBack];
    return [`#### ${textMarkdown(titleOf(asked, frame))}`, `${words.people}: ${people}`, list.join('\n')];
  });
  const things = thingsOfCards(room.cards);
  const dots = room.dots.map((round, at) => {
    const lines = sideBySide(things, [round.totals]).map(({ text, dots: [count = 0] }) => ({ text, count }));
    const gone = dotsElsewhere(things, round.totals);
    const all = gone === 0 ? lines : [...lines, { text: words.goneCards, count: gone }];
    const list = all.map(({ text, count }) => `- ${count} — ${textMarkdown(text).replaceAll('\n', '\n  ')}`);
    return [
      `#### ${textMarkdown(roundTitle(round, at, frame))}`,
      `${words.people}: ${round.people}`,
      list.join('\n'),
    ];
  });
  return [
    ...(polls.length === 0 ? [] : [`### ${words.polls}`, ...polls.flat()]),
    ...(dots.length === 0 ? [] : [`### ${words.dots}`, ...dots.flat()]),
  ].filter((part) => part !== '');
}

/** How many dots a card has in each round of its room, such as `Round 1: 4; Round 2: 1`. */
export function dotsText(cardId: string, room: ExportRoom, frame: ExportFrame): string {
  return room.dots
    .flatMap((round, at) => {
      const count = Object.hasOwn(round.totals, cardId) ? (round.totals[cardId] ?? 0) : 0;
      return count === 0 ? [] : [`${roundTitle(round, at, frame)}: ${count}`];
    })
    .join('; ');
}

/**
 * The polls of a room as rows of the table of cards, one for each option.
 * @param row the cells in their places: the question stands as column, the option as text, the count as votes
 */
export function csvPolls(
  room: ExportRoom,
  frame: ExportFrame,
  row: (cells: { column: string; kind: string; text: string; votes: string; created: string }) => string[],
): string {
  const { event, words } = frame;
  return room.polls
    .flatMap((asked) => {
      const { people, lines } = countsIn(asked, room.roomId, frame);
      const { openedAt } = asked.round;
      const same = {
        column: titleOf(asked, frame),
        kind: words.poll,
        created: `${localDay(openedAt, event.timeZone)} ${localTime(openedAt, event.timeZone)}`,
      };
      return [{ text: words.people, count: people }, ...(lines ?? [])].map(({ text, count }) =>
        csvRow(row({ ...same, text, votes: String(count) })),
      );
    })
    .join('');
}

/** What was counted in one room; `lines` null: too few to be told apart from other rooms, or not for this reader. */
function countsIn(
  { poll, results }: ReviewPoll,
  roomId: string,
  { language }: ExportFrame,
): { people: number; lines: { text: string; count: number }[] | null } {
  const here = results.rooms.find((room) => room.roomId === roomId);
  const tally: Tally | null = here === undefined ? results.total : here.tally;
  const people = here?.people ?? results.people;
  if (tally === null) return { people, lines: null };
  const { plan } = poll;
  if (plan.kind === 'words' || plan.kind === 'open') {
    return { people, lines: tally.entries.map(({ text, count }) => ({ text, count })) };
  }
  const nameOf = (id: string) => {
    const option = plan.options.find((each) => each.id === id);
    return option === undefined ? id : readIn(option.text, language).text;
  };
  return {
    people,
    lines: choicesOf(plan).map((id, at) => ({ text: nameOf(id), count: tally.counts[at] ?? 0 })),
  };
}

function titleOf({ poll, round }: ReviewPoll, { language, words }: ExportFrame): string {
  const question = readIn(poll.plan.question, language).text;
  return round.number === 1 ? question : `${question} (${words.round} ${round.number})`;
}

function roundTitle({ round }: ReviewDots, at: number, { words }: ExportFrame): string {
  return round.plan.about || `${words.round} ${at + 1}`;
}
