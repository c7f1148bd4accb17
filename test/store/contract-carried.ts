import { expect, test } from 'vitest';
import { canonical } from '#lib/outputs-file/canonical.ts';
import type { Votes } from '#lib/outputs-file/votes.ts';
import { type Results, resultsOf } from '#lib/poll/results.ts';
import type { Store } from '#server/store/store.ts';
import { fillVotes } from '../support/votes.ts';
import { heldMeeting, joined, type Meeting, NOW, plannedMeeting } from './meeting.ts';

const LATER = NOW + 3_600_000;

/** Ballots lie in no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sorted(part)]));
}

/** What was answered, marked and asked comes from another server. */
export function carriedContract(of: () => Store): void {
  const answered = async () => {
    const meeting = await heldMeeting(of());
    const people: string[] = [];
    for (let n = 0; n < 14; n++) people.push((await joined(of(), meeting, `person-${n}`)).id);
    await fillVotes(of(), {
      eventId: meeting.id,
      rooms: [meeting.iraq, meeting.morocco],
      people,
      organisationId: 'iom',
      now: NOW,
      cards: ['x', 'y'],
    });
    return { meeting, people };
  };
  const settled = async (eventId: string): Promise<Omit<Votes, 'questions'>> => ({
    polls: await of().polls.settled(eventId),
    dots: await of().dots.settled(eventId),
  });
  /** The same in another meeting, with everybody and everything under the ids of that one. */
  const moved = async <Value>(value: Value, from: Meeting, to: Meeting): Promise<Value> =>
    JSON.parse(JSON.stringify(value).replaceAll(from.id, to.id)) as Value;

  test('as it was: ballots with names or organisations, of the others only counts that lead to nobody', async () => {
    const { meeting, people } = await answered();
    const before = await settled(meeting.id);
    expect(before.polls.map(({ ballots, counts }) => [ballots?.length, counts === null])).toEqual([
      [14, true],
      [14, true],
      [undefined, false],
      [undefined, false],
    ]);
    const [named, words, anonymous] = before.polls;
    expect(new Set(named?.ballots?.map(({ personId }) => personId))).toEqual(new Set(people));
    expect(words?.ballots?.every((each) => each.personId === null && each.organisationId === 'iom')).toBe(
      true,
    );
    // Two people in the second room are too few to be shown apart, and so would the others be beside the total.
    expect(anonymous?.rooms.map(({ apart, people: many }) => [apart, many])).toEqual([
      [false, 12],
      [false, 2],
    ]);
    expect(new Set(anonymous?.counts?.map(({ roomId }) => roomId))).toEqual(new Set(['']));
    expect(before.dots.map(({ ballots }) => ballots?.length ?? null)).toEqual([14, null]);
    expect(JSON.stringify([before.polls.slice(1), before.dots.slice(1)])).not.toContain('person-');
    expect(JSON.stringify(before)).not.toMatch(/key of|request of/);

    const there = plannedMeeting();
    const polls = (await of().polls.list(meeting.id)).map(({ poll }) => poll);
    const plan = { ...there.plan, polls: await moved(polls, meeting, there) };
    const newcomers = people.map((id) => ({
      person: {
        id: id.replace(meeting.id, there.id),
        eventId: there.id,
        role: 'participant' as const,
        name: id,
        organisationId: null,
        country: null,
        language: 'fr' as const,
      },
      listed: true,
    }));
    const asked = (await of().questions.room(meeting.iraq))?.questions ?? [];
    const questions = asked.flatMap(({ id, text, personId, state, votes }) =>
      state === 'open' || state === 'answered'
        ? [{ id, roomId: meeting.iraq, text, personId, state, votes }]
        : [],
    );
    expect(questions.map(({ state, votes }) => [state, votes])).toEqual([
      ['answered', 0],
      ['open', 4],
    ]);
    await of().events.create(
      plan,
      there.seeds,
      LATER,
      newcomers,
      await moved({ ...before, questions }, meeting, there),
    );

    const after = await settled(there.id);
    expect(sorted(after)).toEqual(sorted(await moved(before, meeting, there)));
    // What is shown of it is the same, too.
    for (const [index, { id }] of after.polls.entries()) {
      const results = async (roundId: string): Promise<Partial<Results>> => {
        const counted = await of().polls.count(roundId);
        if (counted === null) throw new Error('no such round');
        const { version: _, ...all } = resultsOf(counted, LATER);
        return all;
      };
      const first = await moved(await results(before.polls[index]?.id ?? ''), meeting, there);
      expect(await results(id)).toEqual(first);
    }
    for (const [index, { id }] of after.dots.entries()) {
      const counted = await of().dots.count(before.dots[index]?.id ?? '');
      expect((await of().dots.count(id))?.rooms).toEqual(await moved(counted?.rooms, meeting, there));
    }
    expect((await of().questions.room(there.iraq))?.questions).toMatchObject([
      { number: 1, text: 'The first question', state: 'answered', asker: { name: people[0] }, votes: 0 },
      { number: 2, text: 'The second question', state: 'open', asker: null, votes: 4 },
    ]);
    // A person's own ballot is theirs there as well, and nobody else's.
    const [one] = newcomers;
    const own = await of().polls.ballotsOf(one?.person.id ?? '');
    expect(own.map(({ choice }) => choice)).toEqual([['a']]);
    // Counting goes on: a vote of today is added, and a next question has the next number.
    expect(
      await of().questions.vote(`${there.id}-q-second`, 'a new key', { voted: true, revision: 1 }),
    ).toMatchObject({ ok: true });
    await of().questions.ask({
      id: `${there.id}-q3`,
      roomId: there.iraq,
      text: 'Next',
      personId: one?.person.id ?? '',
    });
    expect((await of().questions.room(there.iraq))?.questions.map(({ votes }) => votes)).toEqual([0, 5, 0]);
  });
}
