import * as Y from 'yjs';
import type { Pen, WrittenAs } from '#lib/room/pen.ts';
import { addCard, cardMap } from './edit.ts';
import { isLocked, type Locks } from './locks.ts';
import { boardOf } from './read.ts';
import { append, runsOf, type Words } from './runs.ts';
import { CARD_TEXT_MAX, CARDS_MAX, type CardKind, cardsOf, stacksOf } from './schema.ts';
import type { CardView } from './view.ts';

/**
 * What stands in the locked part of a board, as it is to stay: each word with whoever wrote it, so that what somebody
 * changes can be put back as it was, in the name of its writer. Reactions are not in it; they go on.
 */
export interface Frozen {
  cards: FrozenCard[];
  stacks: { id: string; title: Words<WrittenAs> }[];
}

interface FrozenCard extends Pick<CardView, 'id' | 'column' | 'rank' | 'stack' | 'due'> {
  kind: CardKind;
  tags: readonly string[];
  author: WrittenAs;
  text: Words<WrittenAs>[];
  owner: Words<WrittenAs> | null;
  /** The column in which it is shown. */
  home: string;
}

const NOTHING: Frozen = { cards: [], stacks: [] };

/** Who stands behind a Yjs client id; null for the server and for whoever was erased or made nameless. */
export type PersonOf = (client: number) => WrittenAs;

/**
 * What of a board is to stay as it is: what was frozen before where it is still locked, and all else that stands in the
 * locked columns now, so also cards that were added since.
 */
export function freeze(doc: Y.Doc, locks: Locks, before: Frozen | null, personOf: PersonOf): Frozen {
  const { cards: kept, stacks: titled } = stillLocked(before ?? NOTHING, locks);
  const known = new Set(kept.map(({ id }) => id));
  const added = boardOf(doc)
    .columns.filter(({ id }) => isLocked(locks, id))
    .flatMap(({ id, cards }) =>
      cards.filter((card) => !known.has(card.id)).map((card) => frozenCard(doc, card, id, personOf)),
    );
  const cards = [...kept, ...added].slice(0, CARDS_MAX);
  const stacks = new Set(cards.flatMap(({ stack }) => stack ?? []));
  const titles = [...stacks]
    .filter((id) => !titled.some((each) => each.id === id))
    .flatMap((id): Frozen['stacks'] => {
      const words: unknown = stacksOf(doc).get(id);
      const by = stacksOf(doc)._map.get(id)?.id.client;
      return typeof words !== 'string' || by === undefined
        ? []
        : [{ id, title: { by: personOf(by), words } }];
    });
  return { cards, stacks: [...titled, ...titles] };
}

function frozenCard(doc: Y.Doc, card: CardView, home: string, personOf: PersonOf): FrozenCard {
  const { id, column, rank, stack, due, kind, tags, author, owner } = card;
  const map = cardMap(doc, id);
  const ownerBy = map?._map.get('owner')?.id.client;
  return {
    id,
    column,
    rank,
    stack,
    due,
    kind,
    tags,
    home,
    author: personOf(author),
    text: runsOf(map?.get('text'), personOf),
    owner: owner === '' || ownerBy === undefined ? null : { by: personOf(ownerBy), words: owner },
  };
}

/** Who stands behind the Yjs client ids of a document, where those who have no name any more count as nobody. */
export function personOf(owners: ReadonlyMap<number, WrittenAs>, nameless: readonly string[]): PersonOf {
  return (client) => {
    const person = owners.get(client) ?? null;
    return person === null || nameless.includes(person) ? null : person;
  };
}

/** The part of what is frozen that is still locked. */
export function stillLocked({ cards, stacks }: Frozen, locks: Locks): Frozen {
  const kept = cards.filter(({ home }) => isLocked(locks, home));
  return { cards: kept, stacks: stacks.filter(({ id }) => kept.some(({ stack }) => stack === id)) };
}

/** The same, with nobody in the place of those who have no name any more. */
export function withoutNames({ cards, stacks }: Frozen, nameless: readonly string[]): Frozen {
  const of = (by: WrittenAs) => (by !== null && nameless.includes(by) ? null : by);
  const signed = ({ by, words }: Words<WrittenAs>) => ({ by: of(by), words });
  return {
    cards: cards.map((card) => ({
      ...card,
      author: of(card.author),
      text: card.text.map(signed),
      owner: card.owner === null ? null : signed(card.owner),
    })),
    stacks: stacks.map(({ id, title }) => ({ id, title: signed(title) })),
  };
}

/** Everybody in whose name what is frozen may be put back, each once; what others wrote over it is theirs. */
export function writersOfFrozen({ cards, stacks }: Frozen): WrittenAs[] {
  const all = cards.flatMap(({ author, owner, text }) => [
    author,
    owner?.by ?? null,
    ...text.map(({ by }) => by),
  ]);
  return [...new Set([null, ...all, ...stacks.map(({ title }) => title.by)])];
}

/**
 * Puts back what somebody changed of what is frozen, each word in its writer's name. What they wrote into a card is not
 * lost, they may have been offline when the lock came: it becomes a card of their own. Whatever else stands on the board
 * stays as it is. Nothing happens where all is as it was.
 */
export function putBack(doc: Y.Doc, frozen: Frozen, personOf: PersonOf, pen: Pen): null {
  const written = frozen.cards.flatMap((card) => wordsWrittenInto(doc, card, personOf) ?? []);
  for (const card of frozen.cards) putBackCard(doc, card, personOf, pen);
  for (const { id, title } of frozen.stacks) {
    if (stacksOf(doc).get(id) !== title.words) pen(title.by, () => stacksOf(doc).set(id, title.words));
  }
  for (const { by, ...card } of written) {
    if (!cardsOf(doc).has(card.id)) pen(by, () => addCard(doc, card));
  }
  return null;
}

/** A card as somebody left it who wrote into it; null where nobody did. */
function wordsWrittenInto(doc: Y.Doc, card: FrozenCard, personOf: PersonOf) {
  const now = lettersOf(
    runsOf(cardMap(doc, card.id)?.get('text'), (client) => ({ client, by: personOf(client) })),
  );
  const letters = now.map(([letter, { by }]): Letter => [letter, by]);
  const wanted = lettersOf(card.text);
  const text = textOf(letters);
  if (text === textOf(wanted)) return null;
  const [start, end] = alike(letters, wanted);
  const written = now.slice(start, now.length - end);
  const first = written.find(([letter, { by }]) => by !== null && letter.trim() !== '');
  if (first === undefined) return null;
  const [, { client, by }] = first;
  // The same words make one card, whoever puts the board back.
  const id = `${card.id.slice(0, 20)}-${client}-${written.length}`;
  return { id, by, column: card.home, text: text.slice(0, CARD_TEXT_MAX) };
}

function putBackCard(doc: Y.Doc, card: FrozenCard, personOf: PersonOf, pen: Pen): void {
  const map = ownMap(doc, card, personOf, pen);
  const set = (key: string, value: unknown, by: WrittenAs = null) => {
    if (value === undefined ? !map.has(key) : map.get(key) === value) return;
    pen(by, () => (value === undefined ? map.delete(key) : map.set(key, value)));
  };
  set('column', card.column);
  set('rank', card.rank);
  set('kind', card.kind);
  set('stack', card.stack ?? undefined);
  set('due', card.due ?? undefined);
  set('owner', card.owner?.words, card.owner?.by ?? null);
  set('deleted', undefined);
  set('deletedAt', undefined);
  putBackTags(map, card.tags, pen);
  putBackText(map, card, personOf, pen);
}

/** The card's map: anew where it is gone, or where somebody else put a card of theirs in its place. */
function ownMap(doc: Y.Doc, card: FrozenCard, personOf: PersonOf, pen: Pen): Y.Map<unknown> {
  const there = cardMap(doc, card.id);
  const creator = there?._item?.id.client;
  if (there !== null && creator !== undefined && personOf(creator) === card.author) return there;
  const map = new Y.Map<unknown>();
  pen(card.author, () => cardsOf(doc).set(card.id, map));
  return map;
}

function putBackTags(map: Y.Map<unknown>, wanted: readonly string[], pen: Pen): void {
  const there = map.get('tags');
  if (!(there instanceof Y.Map)) {
    if (wanted.length > 0) pen(null, () => map.set('tags', new Y.Map(wanted.map((tag) => [tag, true]))));
    return;
  }
  const extra = [...there.keys()].filter((tag) => there.get(tag) === true && !wanted.includes(tag));
  const missing = wanted.filter((tag) => there.get(tag) !== true);
  if (extra.length + missing.length === 0) return;
  pen(null, () => {
    for (const tag of extra) there.delete(tag);
    for (const tag of missing) there.set(tag, true);
  });
}

function putBackText(map: Y.Map<unknown>, card: FrozenCard, personOf: PersonOf, pen: Pen): void {
  let text = map.get('text');
  if (!(text instanceof Y.Text)) {
    const fresh = new Y.Text();
    pen(card.author, () => map.set('text', fresh));
    text = fresh;
  }
  const shared = text as Y.Text;
  const now = lettersOf(runsOf(shared, personOf));
  const wanted = lettersOf(card.text);
  // What is no letter, or beyond what is shown, goes with all the rest.
  const isWhole = lengthOf(now) === shared.length;
  const [start, end] = isWhole ? alike(now, wanted) : [0, 0];
  const at = lengthOf(now.slice(0, start));
  const remove = shared.length - at - lengthOf(now.slice(now.length - end));
  if (remove > 0) pen(null, () => shared.delete(at, remove));
  const runs: Words<WrittenAs>[] = [];
  for (const [letter, by] of wanted.slice(start, wanted.length - end)) append(runs, by, letter);
  let here = at;
  for (const { by, words } of runs) {
    const index = here;
    pen(by, () => shared.insert(index, words));
    here += words.length;
  }
}

/** A letter, and whose it is. */
type Letter<By = WrittenAs> = [letter: string, by: By];

function lettersOf<By>(runs: readonly Words<By>[]): Letter<By>[] {
  return runs.flatMap(({ by, words }) => Array.from(words, (letter): Letter<By> => [letter, by]));
}

function textOf(letters: readonly Letter[]): string {
  return letters.map(([letter]) => letter).join('');
}

/** In UTF-16 units, as positions count. */
function lengthOf(letters: readonly Letter[]): number {
  return letters.reduce((sum, [letter]) => sum + letter.length, 0);
}

/** How many letters are the same, by the same writers, at the beginning and at the end. */
function alike(now: readonly Letter[], wanted: readonly Letter[]): [start: number, end: number] {
  const isSame = (a: Letter | undefined, b: Letter | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];
  const most = Math.min(now.length, wanted.length);
  let start = 0;
  while (start < most && isSame(now[start], wanted[start])) start++;
  let end = 0;
  while (end < most - start && isSame(now.at(-1 - end), wanted.at(-1 - end))) end++;
  return [start, end];
}
