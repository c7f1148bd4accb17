'use client';

import { useCallback, useEffect, useState } from 'react';

const PREFIX = 'rencontre:manage:';

/**
 * What somebody types into a form, kept for this browser tab: going elsewhere, a reload or a server that is away lose
 * nothing. Null: nothing was typed. A browser that keeps nothing (private mode) is no reason to stop.
 */
export function useTyped<Form>(name: string): [typed: Form | null, type: (form: Form | null) => void] {
  const [typed, setTyped] = useState<Form | null>(null);
  const key = PREFIX + name;
  useEffect(() => {
    try {
      const kept = sessionStorage.getItem(key);
      if (kept !== null) setTyped(JSON.parse(kept) as Form);
    } catch {}
  }, [key]);
  const type = useCallback(
    (form: Form | null) => {
      setTyped(form);
      try {
        if (form === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(form));
      } catch {}
    },
    [key],
  );
  return [typed, type];
}
