import { expect, it } from 'vitest';
import { type OwnData, ownDataMarkdown } from '#lib/keep/own-data.ts';
import { daysLeft } from '#lib/keep/retention.ts';

const DAY_MS = 86_400_000;
const words = {
  title: 'What is kept',
  profile: 'Who',
  entries: 'When',
  links: 'Links',
  notes: 'Notes',
  cards: 'Cards',
  drafts: 'Drafts',
  questions: 'Asked',
  votes: 'Votes',
  uncounted: 'nobody can tell',
  span: ({ from, until }: { from: string; until: string }) => `${from} – ${until}`,
};

it('own data are a text to read, with every word of theirs and no heading without any', () => {
  const data: OwnData = {
    madeAt: '2019-03-28T17:00:00.000Z',
    profile: {
      id: 'amal',
      name: 'Amal',
      role: 'participant',
      organisation: null,
      country: 'IQ',
      language: 'ar',
      joinedAt: '2019-03-28T08:00:00.000Z',
    },
    passes: [{ from: '08:00', until: 'May' }],
    personalLinks: [],
    rooms: [
      {
        room: 'iraq',
        session: 'Exchange',
        notes: ['One line', 'two\nlines'],
        cards: [{ text: 'A card', owner: '', made: true, deleted: false }],
        drafts: [],
      },
    ],
    questions: [{ room: 'iraq', session: 'Exchange', text: 'When is\nthe bus?' }],
    dots: [
      { room: 'iraq', session: 'Exchange', about: 'What first?', cards: ['Visits', 'Visits'] },
      { room: 'iraq', session: 'Exchange', about: '', cards: null },
    ],
    ballots: [
      { question: 'Which?', choice: ['This', 'That'] },
      { question: 'Secret?', choice: null },
    ],
  };
  expect(ownDataMarkdown(data, words)).toBe(
    [
      '# What is kept',
      '',
      '## Who\n\n- Amal\n- IQ\n',
      '## When\n\n- 08:00 – May\n',
      '## Exchange\n',
      '### Notes\n\n- One line\n- two\n  lines\n',
      '### Cards\n\n- A card\n',
      '## Asked\n\n- When is\n  the bus?\n',
      '## Votes\n\n- Which?: This, That\n- Secret?: nobody can tell\n- What first?: Visits, Visits\n- Exchange: nobody can tell\n',
    ].join('\n'),
  );
});

it('[36] the end of keeping is told two weeks before, in whole days', () => {
  expect(daysLeft(15 * DAY_MS, 0)).toBeNull();
  expect(daysLeft(14 * DAY_MS, 0)).toBe(14);
  expect(daysLeft(DAY_MS + 1, 0)).toBe(1);
  expect(daysLeft(DAY_MS - 1, 0)).toBe(0);
  expect(daysLeft(0, 5)).toBe(0);
});
