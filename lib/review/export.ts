import { REACTIONS } from '#lib/board/schema.ts';
import { localDay, localTime } from '#lib/event/programme.ts';
import { textMarkdown } from '#lib/notes/markdown-text.ts';
import type { ReviewCard } from '#lib/wire/review.ts';
import { csvRow } from './csv.ts';
import { type ExportFrame, type ExportRoom, HEADS } from './export-frame.ts';
import { csvQuestions, markdownQuestions } from './export-questions.ts';
import { csvPolls, dotsText, markdownVotes } from './export-votes.ts';

/** The head of the table of cards. */
export function csvHead({ words }: ExportFrame): string {
  return csvRow(HEADS.map((head) => words.heads[head]));
}

/** The cards of one room, a row each, then its polls, a row for each option, then the questions to the speakers. */
export function csvRoom(room: ExportRoom, frame: ExportFrame): string {
  const { event, language, words } = frame;
  const cards = room.cards
    .map((card) =>
      csvRow([
        room.session.title[language],
        roomName(room, frame),
        card.column.title[language],
        words.kinds[card.kind],
        card.text,
        topicNames(card, frame).join('; '),
        card.by,
        event.organisations.find(({ id }) => id === card.organisationId)?.name ?? '',
        countryName(card.country, frame),
        card.owner,
        card.due ?? '',
        card.stack?.title ?? '',
        reactionsText(card, frame).join('; '),
        `${localDay(card.createdAt, event.timeZone)} ${localTime(card.createdAt, event.timeZone)}`,
        dotsText(card.cardId, room, frame),
      ]),
    )
    .join('');
  const inRow = (cells: Partial<Record<(typeof HEADS)[number], string>>) =>
    HEADS.map((head) => cells[head] ?? '');
  const place = { session: room.session.title[language], room: roomName(room, frame) };
  const more = (cells: Parameters<typeof inRow>[0]) => inRow({ ...place, ...cells });
  return cards + csvPolls(room, frame, more) + csvQuestions(room, frame, more);
}

/** The title of a readable export. */
export function markdownTitle({ event, language }: ExportFrame): string {
  return `# ${textMarkdown(event.title[language])}\n\n`;
}

/** The decisions and actions of one room as lines of a list, with where they come from. */
export function markdownResults(room: ExportRoom, frame: ExportFrame): string {
  return room.cards
    .filter(({ kind }) => kind === 'decision' || kind === 'action')
    .map((card) => `${cardLine(card, frame)} (${textMarkdown(placeName(room, frame))})\n`)
    .join('');
}

/** One room: its notes, then its board column by column, then what was voted on and asked. */
export function markdownRoom(room: ExportRoom, frame: ExportFrame): string {
  const { language, words } = frame;
  const notes = room.notes.map(({ kind, markdown }) => {
    if (kind === 'template') return `#### ${textMarkdown(markdown)}`;
    // Headings that people wrote lie below those of the template.
    return kind === 'heading' ? markdown.replace(/^#+/, (signs) => `###${signs.slice(0, 3)}`) : markdown;
  });
  const columns = Map.groupBy(room.cards, ({ column }) => column.id);
  const board = [...columns.values()].map((cards) => {
    const title = cards[0]?.column.title[language] ?? '';
    return `### ${textMarkdown(title)}\n\n${cards.map((card) => cardLine(card, frame)).join('\n')}`;
  });
  const votes = [...markdownVotes(room, frame), ...markdownQuestions(room, frame)];
  const wrote = room.notes.some(({ kind }) => kind !== 'template');
  const parts = [
    `## ${textMarkdown(placeName(room, frame))}`,
    ...(wrote ? [`### ${words.notes}`, ...notes] : []),
    ...board,
    ...votes,
    ...(wrote || board.length > 0 || votes.length > 0 ? [] : [words.empty]),
  ];
  return `${parts.join('\n\n')}\n\n`;
}

/** A name for the file that says what is in it, without anything that a file system minds. */
export function fileName(parts: readonly string[], ending: string): string {
  const name = parts
    .map((part) =>
      part
        .normalize('NFC')
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
        .replace(/^-+|-+$/g, ''),
    )
    .filter((part) => part !== '')
    .join('_');
  return `${Array.from(name).slice(0, 80).join('') || 'rencontre'}.${ending}`;
}

function cardLine(card: ReviewCard, frame: ExportFrame): string {
  const kind = card.kind === 'note' ? '' : `**${frame.words.kinds[card.kind]}:** `;
  const said = reactionsText(card, frame);
  const about = [card.owner, card.due ?? '', card.by, ...topicNames(card, frame), ...said].filter(
    (part) => part !== '',
  );
  const text = textMarkdown(card.text).replaceAll('\n', '\n  ');
  return `- ${kind}${text}${about.length === 0 ? '' : ` — ${about.map(textMarkdown).join(', ')}`}`;
}

export function roomName({ countries }: { countries: readonly string[] }, frame: ExportFrame): string {
  if (countries.length === 0) return frame.words.allCountries;
  return countries.map((code) => countryName(code, frame)).join(', ');
}

function placeName(room: ExportRoom, frame: ExportFrame): string {
  return `${room.session.title[frame.language]} – ${roomName(room, frame)}`;
}

function countryName(code: string | null, { event, language }: ExportFrame): string {
  return event.countries.find((country) => country.code === code)?.name[language] ?? '';
}

/** How many reacted, in words: `I agree: 3`. */
function reactionsText({ reactions }: ReviewCard, { words }: ExportFrame): string[] {
  return REACTIONS.flatMap((symbol) => {
    const count = reactions[symbol];
    return count === undefined ? [] : [`${words.reactions[symbol]}: ${count}`];
  });
}

function topicNames(card: ReviewCard, { event, language }: ExportFrame): string[] {
  return event.topics.filter(({ id }) => card.topics.includes(id)).map(({ name }) => name[language]);
}
