'use client';

import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { cardsOf, notesOf } from '#lib/board/schema.ts';

/** What one looks at on a phone, one at a time. */
export type Pane = 'notes' | 'board' | 'polls';

/** How much others wrote in a pane that is not shown: cards that came, and paragraphs touched. */
export interface News {
  notes: number;
  board: number;
}

const NONE: News = { notes: 0, board: 0 };

/** Counts what others do in a pane since it was last looked at. `shown` is null while both are. */
export function useNews(doc: Y.Doc, shown: Pane | null): News {
  const [news, setNews] = useState(NONE);
  useEffect(() => {
    setNews((old) => (shown === null ? NONE : { ...old, [shown]: 0 }));
    if (shown === null) return;
    const touched = new Set<unknown>();
    const onCards = (event: Y.YMapEvent<Y.Map<unknown>>, transaction: Y.Transaction) => {
      if (transaction.local || shown === 'board') return;
      const came = [...event.changes.keys.values()].filter((change) => change.action === 'add').length;
      if (came > 0) setNews((old) => ({ ...old, board: old.board + came }));
    };
    const onNotes = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (transaction.local || shown === 'notes') return;
      for (const event of events) touched.add(event.target);
      setNews((old) => ({ ...old, notes: touched.size }));
    };
    const cards = cardsOf(doc);
    const notes = notesOf(doc);
    cards.observe(onCards);
    notes.observeDeep(onNotes as Parameters<typeof notes.observeDeep>[0]);
    return () => {
      cards.unobserve(onCards);
      notes.unobserveDeep(onNotes as Parameters<typeof notes.observeDeep>[0]);
    };
  }, [doc, shown]);
  return news;
}
