import * as Y from 'yjs';
import { SHOWN_TEXT_MAX } from './read.ts';

/** A part of a text, and whose it is. */
export interface Words<By> {
  by: By;
  words: string;
}

/**
 * A shared text in runs of one writer each, cut where screens cut it; empty for what is no text.
 *
 * @param whose whom a Yjs client id stands for
 */
export function runsOf<By>(text: unknown, whose: (client: number) => By): Words<By>[] {
  const runs: Words<By>[] = [];
  let left = SHOWN_TEXT_MAX;
  for (let item = text instanceof Y.Text ? text._start : null; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const words = item.content.str.slice(0, left);
    left -= words.length;
    append(runs, whose(item.id.client), words);
  }
  return runs;
}

/** Adds words at the end, to the last run where it is the same writer's. */
export function append<By>(runs: Words<By>[], by: By, words: string): void {
  const last = runs.at(-1);
  if (words === '') return;
  if (last !== undefined && last.by === by) last.words += words;
  else runs.push({ by, words });
}
