import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonical, hashOf } from '#lib/outputs-file/canonical.ts';
import { type Import, importOf } from '#lib/outputs-file/import.ts';
import type { OutputsFile } from '#lib/outputs-file/shape.ts';
import { fileVotesOf } from '#lib/outputs-file/write-votes.ts';
import { seededRandom } from '#test/support/chance.ts';

const NOW = Date.UTC(2027, 2, 1);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const times = { openedAt: '2027-02-01T09:00:00.000Z', closedAt: '2027-02-01T09:05:00.000Z' };
const IRAQ = { session: 1, room: 0 };
const CHECHNYA = { session: 1, room: 1 };

type Loose = Record<string, unknown>;
interface Parts {
  polls: (Loose & { rounds: (Loose & { ballots: Loose[]; counts: Loose[]; rooms: Loose[] })[] })[];
  dots: (Loose & { ballots: Loose[] })[];
  questions: Loose[];
}

/** The documented event with votes in it: a named poll, an anonymous one in two rooms, named dots, two questions. */
function file(change: (parts: Parts) => void = () => {}): OutputsFile {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/event-file.md', 'utf8')) ?? [];
  const event = JSON.parse(json);
  const organisations = [{ id: 'iom', name: 'IOM', kind: 'intergovernmental' }];
  const poll = {
    session: 1,
    kind: 'single',
    question: { fr: 'Quoi ?' },
    options: ['a', 'b'].map((id) => ({ id, text: { fr: id } })),
    min: 1,
    max: 1,
    split: 'none',
    seenBy: { participants: 'reveal', projector: 'reveal' },
  };
  const mark = (option: string) => [{ option, place: 1 }];
  const parts: Parts = {
    polls: [
      {
        ...poll,
        signing: 'named',
        rounds: [
          {
            number: 1,
            ...times,
            revealed: true,
            rooms: [{ ...IRAQ, people: 2 }],
            ballots: [
              { by: 0, room: 0, marks: mark('b') },
              { by: 1, room: 0, marks: mark('a') },
            ],
            counts: [],
          },
        ],
      },
      {
        ...poll,
        signing: 'anonymous',
        rounds: [
          {
            number: 2,
            ...times,
            rooms: [
              { ...IRAQ, people: 6, apart: true, hands: { people: 2, counts: { a: 2 } } },
              { ...CHECHNYA, people: 5, apart: true },
            ],
            ballots: [],
            counts: [
              { room: 1, option: 'b', place: 1, count: 5 },
              { room: 0, option: 'a', place: 1, count: 6 },
            ],
          },
        ],
      },
    ],
    dots: [
      {
        dots: 3,
        several: true,
        signing: 'named',
        ...times,
        rooms: [{ ...IRAQ, people: 1, totals: { x: 2, y: 1 } }],
        ballots: [{ by: 1, room: 0, dots: { x: 2, y: 1 } }],
      },
    ],
    questions: [
      { ...IRAQ, text: 'Who pays?', by: 0, state: 'answered', votes: 3 },
      { ...IRAQ, text: 'Until when?', state: 'open' },
    ],
  };
  const [named, anonymous] = parts.polls;
  // Anonymous answers are counts, the others ballots.
  Reflect.deleteProperty(named?.rounds[0] ?? {}, 'counts');
  Reflect.deleteProperty(anonymous?.rounds[0] ?? {}, 'ballots');
  change(parts);
  const emptied = event.sessions.map((session: { rooms: object[] }) => ({
    ...session,
    place: '1',
    attribution: 'person',
    headings: [],
    columns: [],
    rooms: session.rooms.map((room) => ({ ...room, columns: [], cards: [], notes: [] })),
  }));
  const { keepDays: _, ...facts } = event;
  const whole = {
    ...facts,
    organisations,
    sessions: emptied,
    ...parts,
    people: ['Amal', 'Joris'].map((name) => ({ name, organisation: 'iom', language: 'fr' })),
    outputs: {
      version: 2,
      of: 'event',
      writtenAt: '2027-02-28T09:00:00.000Z',
      keepUntil: '2027-06-01T00:00:00.000Z',
      leftOut: [],
    },
  } as unknown as OutputsFile;
  return whole;
}
const read = (content: unknown) => importOf(content, { now: NOW, random: seededRandom(3), sha256 });
function taken(content: unknown): Import {
  const result = read(content);
  if (!result.ok) throw new Error(JSON.stringify(result.mistakes));
  return result.value;
}
const mistakes = (change: (parts: Parts) => void) => {
  const result = read(file(change));
  return result.ok ? [] : result.mistakes.map(({ place, code }) => `${place}: ${code}`);
};
const named = ({ polls }: Parts) => polls[0]?.rounds[0] ?? { ballots: [], counts: [], rooms: [] };
const anonymous = ({ polls }: Parts) => polls[1]?.rounds[0] ?? { ballots: [], counts: [], rooms: [] };

describe('votes in a file of outputs', () => {
  it('come in under new ids: ballots to their people, counts to nobody', () => {
    const { votes, people, plan } = taken(file());
    const [amal, joris] = people.map(({ person }) => person.id);
    const iraq = plan.sessions[1]?.session.rooms[0]?.id;
    expect(votes.polls.map(({ pollId }) => pollId)).toEqual(plan.polls.map(({ id }) => id));
    expect(votes.polls[0]?.ballots).toMatchObject([
      { roomId: iraq, personId: amal, marks: [{ option: 'b', text: '' }] },
      { roomId: iraq, personId: joris },
    ]);
    expect(votes.polls[1]).toMatchObject({ number: 2, ballots: null, counts: [{ count: 5 }, { count: 6 }] });
    expect(votes.dots).toMatchObject([{ ballots: [{ personId: joris, dots: { x: 2, y: 1 } }] }]);
    expect(votes.questions).toMatchObject([
      { roomId: iraq, personId: amal, votes: 3 },
      { personId: null, votes: 0 },
    ]);
  });

  it('are written alike whatever they are called and in whichever order they lie; who only voted stands last', () => {
    const { votes, plan, people } = taken(file());
    const ids = people.map(({ person }) => person.id);
    const places = new Map(
      plan.sessions.flatMap(({ session }, s) =>
        session.rooms.map(({ id }, r) => [id, { session: s, room: r }] as const),
      ),
    );
    const facts = {
      placeOf: (id: string) => places.get(id) ?? { session: -1, room: -1 },
      sessionAt: () => 1,
      keyOf: (id: string) => id,
      saidOf: (id: string) => (id === ids[0] ? 'Amal' : 'Joris'),
    };
    const turned = {
      ...votes,
      polls: votes.polls.map((round) => ({
        ...round,
        ballots: round.ballots?.toReversed() ?? null,
        counts: round.counts?.toReversed() ?? null,
      })),
    };
    const [one, two] = [
      fileVotesOf(plan.polls, votes, facts, []),
      fileVotesOf(plan.polls, turned, facts, []),
    ];
    expect(canonical(two)).toBe(canonical(one));
    expect(one.known).toEqual(ids);
    expect(fileVotesOf(plan.polls, turned, facts, [ids[1] ?? '']).known).toEqual(ids.toReversed());
  });

  it('of a file that was changed by hand show by the hash', () => {
    const whole = file();
    whole.outputs.hash = hashOf(whole, sha256);
    expect(read(whole).ok).toBe(true);
    const ballot = whole.polls?.[0]?.rounds?.[0]?.ballots?.[0];
    if (ballot !== undefined) ballot.marks = [{ option: 'a', place: 1 }];
    expect(read(whole)).toMatchObject({ mistakes: [{ place: 'outputs.hash', code: 'file-changed' }] });
  });

  it.each<[string, (parts: Parts) => void, string[]]>([
    [
      'names anonymous answers',
      (parts) => Object.assign(anonymous(parts), { ballots: [{ by: 0, room: 0, marks: [] }] }),
      ['polls[1].rounds[0].ballots: key-unknown'],
    ],
    [
      'has counts in the place of ballots',
      (parts) => Object.assign(named(parts), { ballots: undefined, counts: [] }),
      ['polls[0].rounds[0].ballots: value-missing', 'polls[0].rounds[0].counts: key-unknown'],
    ],
    [
      'lets one person answer twice',
      (parts) => Object.assign(named(parts).ballots[1] ?? {}, { by: 0 }),
      ['polls[0].rounds[0].ballots[1].by: double'],
    ],
    [
      'knows nobody with that number',
      (parts) => Object.assign(named(parts).ballots[1] ?? {}, { by: 7 }),
      ['polls[0].rounds[0].ballots[1].by: person-not-listed'],
    ],
    [
      'counts what could not be chosen',
      (parts) => Object.assign(anonymous(parts).counts[0] ?? {}, { option: 'z' }),
      ['polls[1].rounds[0].counts[0].option: choice-wrong'],
    ],
    [
      'asks in a room that is not there, and in one twice',
      (parts) => {
        Object.assign(named(parts).rooms[0] ?? {}, { room: 9 });
        Object.assign(anonymous(parts).rooms[1] ?? {}, IRAQ);
      },
      ['polls[0].rounds[0].rooms[0]: value-wrong', 'polls[1].rounds[0].rooms[1]: double'],
    ],
    [
      'closes before it opens',
      ({ dots }) => Object.assign(dots[0] ?? {}, { closedAt: '2027-01-01T00:00:00.000Z' }),
      ['dots[0].closedAt: times-order'],
    ],
    ['gives no dots', ({ dots }) => Object.assign(dots[0] ?? {}, { dots: 0 }), ['dots[0].dots: value-wrong']],
    [
      'signs by an organisation that is not on the list',
      ({ dots }) => Object.assign(dots[0]?.ballots[0] ?? {}, { organisation: 'unheard-of' }),
      ['dots[0].ballots[0].organisation: organisation-not-listed'],
    ],
    [
      'lets ballots lie in an order of their own',
      (parts) => named(parts).ballots.reverse(),
      ['polls[0].rounds[0].ballots[0].by: value-wrong'],
    ],
    [
      'holds a question longer than one can ask',
      ({ questions }) => Object.assign(questions[0] ?? {}, { text: 'x'.repeat(401) }),
      ['questions[0].text: text-too-long'],
    ],
    [
      'holds a question that was never shown',
      ({ questions }) => Object.assign(questions[0] ?? {}, { state: 'hidden' }),
      ['questions[0].state: choice-wrong'],
    ],
  ])('a file that %s is refused, with the place', (_, change, expected) => {
    expect(mistakes(() => {})).toEqual([]);
    expect(mistakes(change)).toEqual(expected);
  });
});
