import type { OwnWords } from '#lib/keep/own-words.ts';
import type { Person } from '#lib/people/person.ts';

/** All that is kept of one person, as they download it. Times are ISO 8601. */
export interface OwnData {
  madeAt: string;
  profile: Pick<Person, 'id' | 'name' | 'role' | 'country' | 'language'> & {
    organisation: string | null;
    joinedAt: string;
  };
  /** When they joined or signed in on a device, and until when that holds. */
  passes: { from: string; until: string }[];
  personalLinks: { from: string; until: string }[];
  rooms: ({ room: string; session: string } & OwnWords & { drafts: string[] })[];
  /** Questions to the speakers in their name; of those without a name nobody knows whose they are. */
  questions: { room: string; session: string; text: string }[];
  /** What they answered. `choice` null: it is counted, and nothing tells which one it is. */
  ballots: { question: string; choice: string[] | null }[];
  /** The cards on which they laid dots, once for each dot: their texts. `cards` null: as above. */
  dots: { room: string; session: string; about: string; cards: string[] | null }[];
}

/** Headings and phrases in the reader's language. */
export interface OwnDataWords {
  title: string;
  profile: string;
  entries: string;
  links: string;
  notes: string;
  cards: string;
  drafts: string;
  questions: string;
  votes: string;
  uncounted: string;
  /** A span of time, given as ISO 8601. */
  span: (span: { from: string; until: string }) => string;
}

/** The same as a text to read, in Markdown. What they wrote stands as it was written. */
export function ownDataMarkdown(data: OwnData, words: OwnDataWords): string {
  const { profile, passes, personalLinks, rooms, questions, ballots, dots } = data;
  const votes = [
    ...ballots,
    ...dots.map(({ about, session, room, cards }) => ({ question: about || session || room, choice: cards })),
  ];
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line.replaceAll('\n', '\n  ')}`);
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [heading, '', ...lines, ''];
  return [
    `# ${words.title}`,
    '',
    ...part(
      `## ${words.profile}`,
      list([profile.name, profile.organisation, profile.country].flatMap((each) => each || [])),
    ),
    ...part(`## ${words.entries}`, list(passes.map(words.span))),
    ...part(`## ${words.links}`, list(personalLinks.map(words.span))),
    ...rooms.flatMap((room) => [
      `## ${room.session || room.room}`,
      '',
      ...part(`### ${words.notes}`, list(room.notes)),
      ...part(`### ${words.cards}`, list(room.cards.map(({ text, owner }) => text || owner))),
      ...part(`### ${words.drafts}`, list(room.drafts)),
    ]),
    ...part(`## ${words.questions}`, list(questions.map(({ text }) => text))),
    ...part(
      `## ${words.votes}`,
      list(votes.map(({ question, choice }) => `${question}: ${choice?.join(', ') ?? words.uncounted}`)),
    ),
  ].join('\n');
}
