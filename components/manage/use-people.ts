'use client';

import type { Refusal } from '#components/language/problem.ts';
import { useAnswer } from '#components/live/use-answer.ts';
import { useLive } from '#components/live/use-live.ts';
import type { PeopleAnswer } from '#lib/wire/api.ts';

export type Listed = PeopleAnswer['people'][number];

const PATH = '/api/people';

/** Everybody who takes part, read again when somebody was added, changed or removed, or comes in unknown. */
export function usePeople(rendered: PeopleAnswer | null): {
  people: readonly Listed[] | null;
  error: Refusal | null;
  again: () => void;
} {
  const live = useLive();
  const { value, error, again } = useAnswer(PATH, { path: PATH, value: rendered }, (shown) => {
    // Whoever joins by the code is not announced as a change; they are seen to be here.
    const hasStrangers = live.people.some(({ personId }) => !shown?.people.some(({ id }) => id === personId));
    return `${live.peopleNews} ${hasStrangers}`;
  });
  return { people: value?.people ?? null, error, again };
}
