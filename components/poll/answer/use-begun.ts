'use client';

import { useCallback, useState } from 'react';
import { useRoom } from '#components/room/room-context.tsx';
import type { Choice } from '#lib/poll/ballot.ts';
import { draftKey } from '#lib/poll/device.ts';

/**
 * An answer that somebody has begun and not sent: kept in this tab, also over a reload.
 *
 * @returns null while nothing was begun; given null it is forgotten
 */
export function useBegun(roundId: string): [Choice | null, (choice: Choice | null) => void] {
  const { me } = useRoom();
  const key = draftKey(me.id, roundId);
  const [begun, setBegun] = useState<Choice | null>(() => remembered(key));
  const begin = useCallback(
    (choice: Choice | null) => {
      setBegun(choice);
      try {
        if (choice === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(choice));
      } catch {
        // A device without space keeps it on the page alone.
      }
    },
    [key],
  );
  return [begun, begin];
}

function remembered(key: string): Choice | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return Array.isArray(kept) ? kept.map(String) : null;
  } catch {
    return null;
  }
}
