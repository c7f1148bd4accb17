import { expect, test } from 'vitest';
import { exported } from '#lib/language/messages/en/exported.ts';
import { questionsToKeep, type WholeQuestion } from '#lib/question/view.ts';
import type { ExportFrame, ExportRoom } from '#lib/review/export-frame.ts';
import { csvQuestions, markdownQuestions } from '#lib/review/export-questions.ts';

const IOM = { id: 'iom', name: 'IOM', kind: 'intergovernmental' } as const;
const asked = (number: number, more: Partial<WholeQuestion>): WholeQuestion => ({
  id: `q${number}`,
  number,
  text: `question ${number}`,
  asker: { name: 'Amal', organisationId: 'iom', country: null },
  state: 'open',
  version: 1,
  votes: 0,
  ...more,
});
const questions = [
  asked(1, { state: 'answered', votes: 1, asker: null }),
  asked(2, { state: 'hidden', votes: 9 }),
  asked(3, { text: '=cmd|# *when*' }),
  asked(4, { votes: 5 }),
  asked(5, { state: 'waiting' }),
  asked(6, { state: 'archived' }),
];
const frame = { words: exported } as unknown as ExportFrame;
const room = (attribution: 'person' | 'organisation') =>
  ({ questions: questionsToKeep({ questions, attribution }, [IOM]) }) as unknown as ExportRoom;

test('the outputs hold the questions that everybody saw in the end, the most wanted first, signed as the session signs', () => {
  expect(markdownQuestions(room('organisation'), frame)).toEqual([
    '### Questions to the speakers',
    '#### Open',
    '- question 4 — IOM, Votes: 5\n- \\=cmd|# \\*when\\* — IOM, Votes: 0',
    '#### Answered',
    '- question 1 — Votes: 1',
  ]);
  expect(markdownQuestions({ ...room('person'), questions: [] }, frame)).toEqual([]);
});

test('[33] in the table they are rows, and no formula', () => {
  const row = (cells: Record<string, string>) => Object.values(cells);
  expect(csvQuestions(room('person'), frame, row).split('\r\n')).toEqual([
    '"Questions to the speakers","Open","question 4","Amal","5"',
    `"Questions to the speakers","Open","'=cmd|# *when*","Amal","0"`,
    '"Questions to the speakers","Answered","question 1","","1"',
    '',
  ]);
});
