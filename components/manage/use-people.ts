'use client';

import { useEffect, useRef, useState } from 'react';
import { read } from '#components/api.ts';
import type { Refusal } from '#components/language/problem.ts';
import { useLive } from '#components/live/use-live.ts';
import type { PeopleAnswer } from '#lib/wire/api.ts';

export type Listed = PeopleAnswer['people'][number];

const TRY_AGAIN_MS = 10_000;

/** Everybody who takes part, read again when somebody was added, changed or removed, or comes in unknown. */
export function usePeople(rendered: PeopleAnswer | null): {
  people: readonly Listed[] | null;
  error: Refusal | null;
  again: () => void;
} {
  const live = useLive();
  const [people, setPeople] = useState(rendered?.people ?? null);
  const [error, setError] = useState<Refusal | null>(null);
  const [tries, setTries] = useState(0);
  const asked = useRef(0);
  // Whoever joins by the code is not announced as a change; they are seen to be here.
  const strangers = live.people.filter(({ personId }) => !people?.some(({ id }) => id === personId)).length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: news and strangers are why the list is read again.
  useEffect(() => {
    const question = ++asked.current;
    let later: ReturnType<typeof setTimeout> | undefined;
    read<PeopleAnswer>('/api/people').then((answer) => {
      if (question !== asked.current) return;
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setPeople(answer.value.people);
      else later = setTimeout(() => setTries((count) => count + 1), TRY_AGAIN_MS);
    });
    return () => clearTimeout(later);
  }, [live.connection === 'live', live.peopleNews, strangers > 0, tries]);

  return { people, error, again: () => setTries((count) => count + 1) };
}
