'use client';

import { useSyncExternalStore } from 'react';

/** Announcements that were put away on this device, and calls that were answered; the newest ids are enough. */
const KEY = 'rencontre:put-away';
const KEPT = 100;

interface Shown {
  putAway: readonly string[];
  /** The list of all of them is open. */
  listOpen: boolean;
}

const NOTHING: Shown = { putAway: [], listOpen: false };
let shown: Shown | null = null;
const listeners = new Set<() => void>();

function now(): Shown {
  shown ??= { ...NOTHING, putAway: remembered() };
  return shown;
}

function remembered(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function change(part: Partial<Shown>): void {
  shown = { ...now(), ...part };
  for (const changed of [...listeners]) changed();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Takes an announcement off this screen, or a call that was answered; announcements stay in the list. */
export function putAway(id: string): void {
  const ids = [...now().putAway, id].slice(-KEPT);
  change({ putAway: ids });
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // A device without space forgets it with the page.
  }
}

export function openList(listOpen: boolean): void {
  change({ listOpen });
}

export function useShown(): Shown {
  return useSyncExternalStore(subscribe, now, () => NOTHING);
}
