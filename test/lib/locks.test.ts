import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addCard,
  deleteCard,
  moveCard,
  setKind,
  setOwner,
  setText,
  toggleReaction,
  toggleTag,
} from '#lib/board/edit.ts';
import { type Frozen, freeze, personOf } from '#lib/board/frozen.ts';
import { isLocked, type Locks, NO_LOCKS, withLock } from '#lib/board/locks.ts';
import { cardsOf, columnsOf } from '#lib/board/schema.ts';
import { stackCards, titleStack } from '#lib/board/stack.ts';
import type { WrittenAs } from '#lib/room/pen.ts';
import { outcomeOf, writersOf } from '#lib/room/server-edit.ts';
import { cardIn, exchange, guestOf, slotsAt, table } from '#test/support/board.ts';

const WORKS: Locks = { board: false, columns: ['works'] };
const title = (text: string) => ({ fr: text, nl: text, en: text, ar: text });
const COLUMNS = [
  { id: 'works', title: title('What works') },
  { id: 'next', title: title('Next steps') },
];

let lastClient = 9000;
/** A board of Amal on which Ben wrote too, with Mallory's page; who is behind which client id. */
function room() {
  const amal = table();
  addCard(amal, { id: 'one', column: 'works', text: 'Visits 😀 before departure', kind: 'decision' });
  setOwner(amal, 'one', 'Caritas');
  toggleTag(amal, 'one', 'departure');
  const ben = guestOf(amal);
  setText(ben, 'one', 'Visits 😀 and calls before departure');
  addCard(ben, { id: 'two', column: 'works', text: 'Housing' });
  addCard(ben, { id: 'free', column: 'next', text: 'Not locked' });
  exchange(amal, ben);
  const mallory = guestOf(amal);
  const owners = new Map<number, WrittenAs>([
    [amal.clientID, 'amal'],
    [ben.clientID, 'ben'],
    [mallory.clientID, 'mallory'],
  ]);
  const frozenAs = (locks: Locks, before: Frozen | null = null) =>
    freeze(amal, locks, before, personOf(owners, []));
  /** Whether anything had to be put back. */
  const putBack = (frozen: Frozen, nameless: string[] = []): boolean => {
    const edit = { is: 'put-back', frozen, columns: COLUMNS, nameless } as const;
    const clients = new Map(
      writersOf(edit, owners).map((author): [WrittenAs, number] => [author, ++lastClient]),
    );
    const outcome = outcomeOf(Y.encodeStateAsUpdate(amal), edit, clients, owners);
    if (!outcome.ok || outcome.update === null) return false;
    const used = Y.parseUpdateMeta(outcome.update).from;
    for (const [author, client] of clients) if (used.has(client)) owners.set(client, author);
    Y.applyUpdate(amal, outcome.update);
    Y.applyUpdate(mallory, outcome.update);
    return true;
  };
  /** Who wrote which part of a card's text. */
  const writers = (id: string) => {
    const card = frozenAs({ board: true, columns: [] }).cards.find((each) => each.id === id);
    return card?.text.map(({ by, words }) => `${by}: ${words}`);
  };
  return { amal, ben, mallory, owners, frozenAs, putBack, writers };
}

test('a column is locked alone, or the whole board; opening the board opens all', () => {
  const one = withLock(NO_LOCKS, 'works', true);
  expect([isLocked(one, 'works'), isLocked(one, 'next')]).toEqual([true, false]);
  const all = withLock(one, null, true);
  expect([isLocked(all, 'works'), isLocked(all, 'next')]).toEqual([true, true]);
  expect(withLock(all, null, false)).toEqual(NO_LOCKS);
  expect(withLock(one, 'works', false)).toEqual(NO_LOCKS);
});

test('where nothing was changed nothing is written; what everybody may do goes on', () => {
  const { amal, mallory, frozenAs, putBack } = room();
  const frozen = frozenAs(WORKS);
  // The template's titles are the server's own from now on.
  putBack(frozen);
  expect(putBack(frozen)).toBe(false);
  addCard(mallory, { id: 'new', column: 'works', text: 'added' });
  setText(mallory, 'free', 'Changed where nothing is locked');
  toggleReaction(mallory, 'one', 'agree', new Map());
  exchange(amal, mallory);
  expect(putBack(frozen)).toBe(false);
  expect(cardIn(amal, 'new')?.text).toBe('added');
  expect(cardIn(amal, 'one')?.reactions).toHaveLength(1);
  expect(cardIn(amal, 'free')?.text).toBe('Changed where nothing is locked');
});

test('what somebody changes of it is put back, each word in its writer’s name, once', () => {
  const { amal, mallory, frozenAs, putBack, writers } = room();
  const frozen = frozenAs(WORKS);
  const before = { ...cardIn(amal, 'one'), reactions: [], writers: [] };
  const words = writers('one');
  setText(mallory, 'one', 'Visits 😁 never');
  moveCard(mallory, 'one', 'next', 0);
  setKind(mallory, 'one', 'question');
  setOwner(mallory, 'one', 'Mallory');
  toggleTag(mallory, 'one', 'departure');
  toggleTag(mallory, 'one', 'housing');
  deleteCard(mallory, 'two', 5);
  addCard(mallory, { id: 'mine', column: 'next', text: 'Mallory’s own' });
  exchange(amal, mallory);
  expect(cardIn(amal, 'two')).toBeUndefined();
  expect(putBack(frozen)).toBe(true);
  expect(cardIn(amal, 'one')).toMatchObject({ ...before, author: amal.clientID, writers: expect.anything() });
  expect(writers('one')).toEqual(words);
  expect(slotsAt(amal, 'works')).toEqual(['one', 'two', expect.any(String)]);
  expect(slotsAt(amal, 'next')).toEqual(expect.arrayContaining(['free', 'mine']));
  expect(cardsOf(amal).get('two')?.has('deletedAt')).toBe(false);
  expect(putBack(frozen)).toBe(false);
});

test('what somebody wrote into it, offline when the lock came, becomes a card of their own; what they took out does not', () => {
  const { amal, mallory, frozenAs, putBack, writers } = room();
  const frozen = frozenAs(WORKS);
  setText(mallory, 'two', 'Housing near the families');
  setText(mallory, 'one', 'Visits 😀');
  exchange(amal, mallory);
  expect(putBack(frozen)).toBe(true);
  expect(cardIn(amal, 'two')?.text).toBe('Housing');
  const [, , own, ...more] = slotsAt(amal, 'works') as string[];
  expect(more).toEqual([]);
  expect(cardIn(amal, own ?? '')?.text).toBe('Housing near the families');
  expect(writers(own ?? '')).toEqual(['mallory: Housing near the families']);
  expect(putBack(frozenAs(WORKS, frozen))).toBe(false);
});

test('also a card that is gone for good, one that another took the place of, its title and its column', () => {
  const { amal, mallory, frozenAs, putBack, writers } = room();
  stackCards(amal, ['two'], 'one', 'stack-x');
  titleStack(amal, 'one', 'Before leaving');
  const frozen = frozenAs(WORKS);
  exchange(amal, mallory);
  const words = writers('one');
  cardsOf(mallory).delete('one');
  addCard(mallory, { id: 'two', column: 'next', text: 'Housing' });
  titleStack(mallory, 'one', 'Nonsense');
  columnsOf(mallory).set('works', { title: title('Mine'), rank: 'a5' });
  columnsOf(mallory).delete('next');
  exchange(amal, mallory);
  expect(putBack(frozen)).toBe(true);
  expect(writers('one')).toEqual(words);
  expect(writers('two')).toEqual(['ben: Housing']);
  expect(slotsAt(amal, 'works')).toEqual([['one', 'two']]);
  expect([...columnsOf(amal).keys()].sort()).toEqual(['next', 'works']);
  expect(columnsOf(amal).get('works')?.title.en).toBe('What works');
  expect(putBack(frozen)).toBe(false);
});

test('what was added stays as well from the next look on, and what is unlocked is free', () => {
  const { amal, mallory, frozenAs, putBack } = room();
  const first = frozenAs(WORKS);
  addCard(mallory, { id: 'new', column: 'works', text: 'added' });
  exchange(amal, mallory);
  const second = frozenAs(WORKS, first);
  expect(second.cards.map(({ id }) => id)).toEqual(['one', 'two', 'new']);
  deleteCard(mallory, 'new');
  exchange(amal, mallory);
  expect(putBack(second)).toBe(true);
  expect(cardIn(amal, 'new')?.text).toBe('added');
  expect(frozenAs({ board: false, columns: ['next'] }, second).cards.map(({ id }) => id)).toEqual(['free']);
});

test('nothing is put back in the name of somebody who has none any more', () => {
  const { amal, mallory, frozenAs, putBack, owners } = room();
  const frozen = frozenAs(WORKS);
  setText(mallory, 'two', 'empty');
  exchange(amal, mallory);
  const known = new Set(owners.keys());
  expect(putBack(frozen, ['ben'])).toBe(true);
  expect(cardIn(amal, 'two')?.text).toBe('Housing');
  const fresh = [...owners].filter(([client]) => !known.has(client)).map(([, person]) => person);
  expect(fresh).not.toContain('ben');
  expect(putBack(frozen, ['ben'])).toBe(false);
});

test('a hostile text with what is no letter, or endless, is cut to what everybody sees and stays so', () => {
  const { amal, mallory, frozenAs, putBack } = room();
  const frozen = frozenAs(WORKS);
  const text = cardsOf(mallory).get('two')?.get('text');
  if (!(text instanceof Y.Text)) throw new Error('no text');
  text.insertEmbed(0, { x: 1 });
  text.insert(text.length, 'x'.repeat(5000));
  cardsOf(mallory).get('one')?.set('text', 'no text at all');
  cardsOf(mallory).get('one')?.set('tags', 'none');
  exchange(amal, mallory);
  expect(putBack(frozen)).toBe(true);
  expect(cardIn(amal, 'two')?.text).toBe('Housing');
  expect(cardIn(amal, 'one')).toMatchObject({
    text: 'Visits 😀 and calls before departure',
    tags: ['departure'],
  });
  expect(putBack(frozen)).toBe(false);
});
