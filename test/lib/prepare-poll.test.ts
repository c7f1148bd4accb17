import { describe, expect, it } from 'vitest';
import { type PollDraft, readPlan } from '#lib/poll/draft.ts';
import { POLL_KINDS, QUESTION_MAX } from '#lib/poll/poll.ts';
import {
  boundsOf,
  missingIn,
  newDraft,
  ofKind,
  planMistakes,
  swapped,
  withOptions,
} from '#lib/poll/prepare.ts';

function filled(more: Partial<PollDraft> = {}): PollDraft {
  const draft = newDraft(['a', 'b']);
  const options = draft.options.map(({ id }) => ({ id, text: { fr: id } }));
  return { ...draft, question: { fr: 'Quoi ?' }, options, ...more };
}

describe('a poll that is being prepared', () => {
  it.each(POLL_KINDS)('is taken as soon as nothing is marked, also after it became: %s', (kind) => {
    const draft = ofKind(filled(), kind);
    expect(planMistakes(draft)).toEqual([]);
    expect(readPlan(draft).ok).toBe(true);
    // And what the form offers as the least and the most is taken too.
    const [min, max] = boundsOf(draft) ?? [1, 1];
    expect(readPlan({ ...draft, min, max }).ok).toBe(true);
  });

  it.each<[string, PollDraft, string]>([
    ['no question', filled({ question: { fr: '  ' } }), 'question'],
    [
      'a question too long',
      filled({ question: { fr: 'à', nl: 'x'.repeat(QUESTION_MAX + 1) } }),
      'question.nl',
    ],
    ['one answer', filled({ options: [{ id: 'a', text: { fr: 'a' } }] }), 'options'],
    ['an empty answer', withOptions(filled(), [...filled().options, { id: 'c', text: {} }]), 'options[2]'],
    ['a scale of one value', filled({ kind: 'scale', min: 5, max: 5 }), 'max'],
    ['more at least than at most', filled({ kind: 'words', min: 4, max: 3 }), 'max'],
  ])('is marked at its field, and not taken: %s', (_, draft, place) => {
    expect(planMistakes(draft).map((mistake) => mistake.place)).toEqual([place]);
    expect(readPlan(draft).ok).toBe(false);
  });

  it('lets all answers be chosen as long as all could be, and never more than there are', () => {
    const [a, b] = filled().options;
    if (a === undefined || b === undefined) throw new Error('two options');
    const all = ofKind(filled(), 'ranking');
    expect(withOptions(all, [a, b, { id: 'c', text: {} }]).max).toBe(3);
    expect(withOptions({ ...all, max: 1 }, [a, b, { id: 'c', text: {} }]).max).toBe(1);
    expect(withOptions({ ...all, min: 2 }, [a])).toMatchObject({ min: 1, max: 1 });
  });

  it('says in which languages something is missing that others can read', () => {
    const draft = filled({ question: { fr: 'Quoi ?', nl: 'Wat?' } });
    expect(missingIn(draft, ['fr', 'nl', 'ar'])).toEqual(['nl', 'ar']);
    expect(missingIn(ofKind(draft, 'open'), ['fr', 'nl'])).toEqual([]);
  });
});

it('polls change places with their neighbour in the list that is seen', () => {
  const ids = ['first', 'hidden', 'second', 'third'];
  const shown = ['first', 'second', 'third'];
  expect(swapped(ids, shown, 'second', -1)).toEqual(['second', 'hidden', 'first', 'third']);
  expect(swapped(ids, shown, 'second', 1)).toEqual(['first', 'hidden', 'third', 'second']);
  expect(swapped(ids, shown, 'first', -1)).toEqual(ids);
});
