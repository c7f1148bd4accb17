'use client';

import { useEffect } from 'react';
import { read } from '#components/api.ts';
import { areDotsForgotten, readKeptDots } from '#lib/dots/device.ts';
import { type DeviceCopyAddress, deviceCopyOf, isOutdated } from '#lib/keep/device.ts';
import { isForgotten, readKept } from '#lib/poll/device.ts';
import { isOfAnother } from '#lib/question/device.ts';
import type { EpochsAnswer } from '#lib/wire/api.ts';
import { forgetOldTexts } from './kept-text.ts';

/**
 * On each visit this device forgets its ballots, questions and copies of rooms that are not of the person who sits there, and copies of
 * a document that was replaced, because something was erased or restored. Shows nothing.
 */
export function DeviceSweep({ personId }: { personId: string | null }) {
  useEffect(() => {
    // What cannot be done now is done with the next visit.
    sweep(personId).catch(() => undefined);
  }, [personId]);
  return null;
}

async function sweep(personId: string | null): Promise<void> {
  const now = Date.now();
  forgetOldTexts(now);
  for (const storage of [localStorage, sessionStorage]) forgetBallots(storage, personId, now);
  // Older Firefox cannot list its databases.
  const copies = ((await indexedDB.databases?.()) ?? []).flatMap(({ name = '' }) => {
    const copy = deviceCopyOf(name);
    return copy === null ? [] : [copy];
  });
  for (const copy of await outdatedOf(copies, personId)) {
    const { removeCopy } = await import('./sweep.ts');
    await removeCopy(copy, now);
  }
}

/** Ballots and questions of others who sat here, and those that nobody came back for. */
function forgetBallots(storage: Storage, personId: string | null, now: number): void {
  for (const key of Object.keys(storage)) {
    const text = storage.getItem(key) ?? '';
    if (isForgotten(key, readKept(text), personId, now)) storage.removeItem(key);
    if (isOfAnother(key, personId)) storage.removeItem(key);
    if (areDotsForgotten(key, readKeptDots(text), personId, now)) storage.removeItem(key);
  }
}

async function outdatedOf(
  copies: DeviceCopyAddress[],
  personId: string | null,
): Promise<DeviceCopyAddress[]> {
  const ofOthers = copies.filter((copy) => copy.personId !== personId);
  if (ofOthers.length === copies.length) return copies;
  const answer = await read<EpochsAnswer>('/api/epochs');
  // Without an answer nobody knows which documents were replaced.
  return answer.ok ? copies.filter((copy) => isOutdated(copy, personId, answer.value.rooms)) : ofOthers;
}
