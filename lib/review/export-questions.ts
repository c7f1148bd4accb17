import { textMarkdown } from '#lib/notes/markdown-text.ts';
import { csvRow } from './csv.ts';
import type { ExportFrame, ExportRoom } from './export-frame.ts';

/** Questions to the speakers of a room in an export, those still open first, each with how many voted for it. */

const STATES = ['open', 'answered'] as const;

/** A list for each state that there is. Empty when nobody asked. */
export function markdownQuestions(room: ExportRoom, { words }: ExportFrame): string[] {
  const lists = STATES.flatMap((state) => {
    const lines = room.questions
      .filter((question) => question.state === state)
      .map(({ text, by, votes }) => {
        const about = [...(by ? [textMarkdown(by)] : []), `${words.heads.votes}: ${votes}`];
        return `- ${textMarkdown(text)} — ${about.join(', ')}`;
      });
    return lines.length === 0 ? [] : [`#### ${words.asked[state]}`, lines.join('\n')];
  });
  return lists.length === 0 ? [] : [`### ${words.questions}`, ...lists];
}

/**
 * The same as rows of the table of cards.
 * @param row the cells in their places: how the question stands is its kind
 */
export function csvQuestions(
  room: ExportRoom,
  { words }: ExportFrame,
  row: (cells: { column: string; kind: string; text: string; by: string; votes: string }) => string[],
): string {
  return STATES.flatMap((state) =>
    room.questions
      .filter((question) => question.state === state)
      .map(({ text, by, votes }) =>
        csvRow(
          row({
            column: words.questions,
            kind: words.asked[state],
            text,
            by: by ?? '',
            votes: String(votes),
          }),
        ),
      ),
  ).join('');
}
