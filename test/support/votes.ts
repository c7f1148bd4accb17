import type { PollPlan } from '#lib/poll/poll.ts';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import type { Store } from '#server/store/store.ts';

const SEED = new Uint8Array(32).fill(7);

const PLAN: PollPlan = {
  kind: 'single',
  question: { fr: 'Quoi ?' },
  options: ['a', 'b', 'c'].map((id) => ({ id, text: { fr: `option ${id}` } })),
  min: 1,
  max: 1,
  ends: { low: {}, high: {} },
  signing: 'named',
  split: 'none',
  seenBy: { participants: 'live', projector: 'live' },
};

/**
 * Fills two rooms with what can be answered, marked and asked, all of it final: a named poll, one that signs by
 * organisation in words of one's own, an anonymous one that was asked twice in both rooms, with hands counted; named and
 * anonymous dots; questions with and without a name.
 *
 * @param people at least 14 of the event; all but the first two are in the first room
 */
export async function fillVotes(
  store: Store,
  {
    eventId,
    rooms,
    people,
    organisationId,
    now,
    cards,
  }: {
    eventId: string;
    rooms: readonly [string, string];
    people: readonly string[];
    organisationId: string;
    now: number;
    cards: readonly string[];
  },
): Promise<void> {
  const roomOf = (at: number) => (at < 2 ? rooms[1] : rooms[0]);
  let at = now;
  const asks = async (
    name: string,
    more: Partial<PollPlan>,
    marksOf: (place: number) => string[],
    voters = people.length,
  ) => {
    const plan = { ...PLAN, ...more };
    const pollId = `${eventId}-${name}`;
    await store.polls.save({ id: pollId, eventId, sessionId: null, plan, version: 0 });
    at += 1000;
    const id = `${pollId}-${at}`;
    await store.polls.open({ id, pollId, roomIds: rooms, closesAt: null, now: at });
    const ballots = people.slice(0, voters).map((personId, place) => ({
      roundId: id,
      roomId: roomOf(place),
      personId,
      voter: plan.signing === 'named' ? personId : `key of ${personId} in ${id}`,
      request: `request of ${personId} in ${id}`,
      replaces: 0,
      marks: marksOf(place).map((each, index) => ({
        option: each,
        place: index + 1,
        text: plan.options.length === 0 ? `${each} in other letters` : '',
      })),
      stratum: place % 2 === 0 ? 'IQ' : 'MA',
      organisationId: plan.signing === 'organisation' ? organisationId : null,
    }));
    const answers = await store.polls.cast(ballots, at);
    if (answers.some(({ ok }) => !ok)) throw new Error(JSON.stringify(answers));
    if (plan.kind === 'single') {
      await store.polls.countHands(id, rooms[1], { people: 3, counts: { b: 2, c: 1 } }, at);
    }
    await store.polls.close(id, at);
    await store.polls.settle(id, SEED, at + TAKE_BACK_MS);
    return id;
  };
  const letter = (place: number) => 'abc'[place % 3] ?? 'a';
  await asks('named', { split: 'country' }, (place) => [letter(place)]);
  const open = { options: [], signing: 'organisation', kind: 'words', max: 3 } satisfies Partial<PollPlan>;
  const words = await asks('words', open, (place) => [letter(place), `word ${place}`]);
  await store.polls.changeWords(words, { is: 'merge', keys: ['a'], into: 'b' });
  await store.polls.changeWords(words, { is: 'hide', keys: ['c'] });
  const anonymous = { signing: 'anonymous', kind: 'multiple', max: 3 } as const;
  await asks('anonymous', anonymous, (place) => [letter(place), letter(place + 1)]);
  const again = await asks('anonymous', anonymous, (place) => [letter(place + 1)], people.length - 1);
  await store.polls.reveal(again, true);

  for (const signing of ['named', 'anonymous'] as const) {
    at += 1000;
    const id = `${eventId}-dots-${at}`;
    const plan = { about: 'À suivre', dots: 3, several: true, columns: [], signing };
    const opened = await store.dots.open({ id, eventId, plan, roomIds: rooms, now: at });
    if (opened !== 'opened') throw new Error(opened);
    const laid = people.map((personId, place) => ({
      roundId: id,
      roomId: roomOf(place),
      personId,
      voter: signing === 'named' ? personId : `key of ${personId}`,
      request: `request of ${personId} in ${id}`,
      replaces: 0,
      dots: [cards[place % cards.length] ?? 'x', cards[0] ?? 'x'],
      organisationId: null,
    }));
    await store.dots.place(laid, at);
    await store.dots.close(id, at);
    await store.dots.settle(id, new Map(), SEED, at + TAKE_BACK_MS);
  }

  await store.questions.setRules(rooms[0], { moderated: false, unnamed: true });
  const [amal = '', joris = ''] = people;
  for (const [name, writer] of [
    ['first', { personId: amal }],
    ['second', { key: 'a key' }],
    ['hidden', { personId: joris }],
  ] as const) {
    const id = `${eventId}-q-${name}`;
    await store.questions.ask({ id, roomId: rooms[0], text: `The ${name} question`, ...writer });
    for (const voter of name === 'second' ? people.slice(0, 4) : []) {
      await store.questions.vote(id, `key of ${voter}`, { voted: true, revision: 1 });
    }
  }
  await store.questions.setState(`${eventId}-q-first`, 'answered');
  await store.questions.setState(`${eventId}-q-hidden`, 'hidden');
}
