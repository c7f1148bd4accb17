'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { read } from '#components/api.ts';
import type { Refusal } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useBeginnings } from './use-beginnings.ts';

/** An answer that came with the page. Null: it could not be had while rendering. */
export interface Rendered<Value> {
  path: string;
  value: Value | null;
}

/** What is shown of a question to the server. */
export interface Shown<Value> {
  /** The newest answer; while another question is under way or fails, the one before. */
  value: Value | null;
  /** Why the last try failed; null after one that did not. */
  error: Refusal | null;
  /** Another question is under way than the one whose answer is shown. */
  busy: boolean;
  again: () => void;
}

const TRY_AGAIN_MS = 10_000;

/**
 * The answer to `GET path`, kept up to date as long as it is shown. What is shown stays until something newer is
 * there: it never gives way to emptiness, also not when the server is away.
 *
 * @param newsOf given what is shown: something else whenever it may have changed. It is asked again when the line begins
 *   or comes back, too
 */
export function useAnswer<Value>(
  path: string,
  rendered: Rendered<Value> | null,
  newsOf: (shown: Value | null) => string | number,
): Shown<Value> {
  const [shown, setShown] = useState<{ path: string; value: Value | null; error: Refusal | null }>({
    path: rendered?.path ?? '',
    value: rendered?.value ?? null,
    error: null,
  });
  const [tries, setTries] = useState(0);
  const { language } = useLanguage();
  const beginnings = useBeginnings();
  const question = `${path} ${language} ${newsOf(shown.value)} ${beginnings} ${tries}`;
  const answered = useRef(
    rendered !== null && rendered.value !== null && rendered.path === path ? question : '',
  );

  useEffect(() => {
    if (answered.current === question) return;
    let wanted = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    read<Value>(path).then((answer) => {
      if (!wanted) return;
      if (answer.ok) {
        answered.current = question;
        setShown({ path, value: answer.value, error: null });
        return;
      }
      setShown((before) => ({ ...before, error: answer.error }));
      later = setTimeout(() => setTries((count) => count + 1), TRY_AGAIN_MS);
    });
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [path, question]);

  const again = useCallback(() => setTries((count) => count + 1), []);
  return {
    value: shown.value,
    error: shown.error,
    busy: shown.path !== path,
    again,
  };
}
