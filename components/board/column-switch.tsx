'use client';

import { type RefObject, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import type { BoardView } from '#lib/board/view.ts';
import type { Layout } from './layout.ts';

/** Where columns do not stand side by side: all of them by name and count, the visible one marked. */
export function ColumnSwitch({
  board,
  pane,
  layout,
}: {
  board: BoardView;
  pane: RefObject<HTMLDivElement | null>;
  layout: Layout;
}) {
  const t = useTranslations('board');
  const { language } = useLanguage();
  const [shown, setShown] = useState<string | null>(null);
  const ids = board.columns.map((column) => column.id).join(' ');
  const isList = layout === 'list';

  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns, other things to watch.
  useEffect(() => {
    const root = pane.current;
    if (root === null) return;
    const watch = new IntersectionObserver(
      (seen) => {
        const visible = seen.find((entry) => entry.isIntersecting)?.target as HTMLElement | undefined;
        if (visible?.dataset.column !== undefined) setShown(visible.dataset.column);
      },
      // In a list the column at the upper edge is the one that is read.
      isList ? { root, rootMargin: '-10% 0% -89% 0%' } : { root, threshold: 0.6 },
    );
    for (const column of root.querySelectorAll('[data-column]')) watch.observe(column);
    return () => watch.disconnect();
  }, [pane, ids, isList]);

  const show = (id: string) => {
    const column = pane.current?.querySelector(`[data-column="${CSS.escape(id)}"]`);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Cards take their true height as they come near, so a long way down is gone at once.
    if (isList) column?.scrollIntoView({ block: 'start' });
    else column?.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', inline: 'start', block: 'nearest' });
  };
  return (
    <nav aria-label={t('columns')} className={isList ? '' : 'column-switch'}>
      <ul className="relative flex gap-1 overflow-x-auto px-2 pt-2">
        {board.columns.map((column) => (
          <li key={column.id} className="shrink-0">
            <button
              type="button"
              aria-current={column.id === shown}
              onClick={() => show(column.id)}
              className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-line px-3 text-sm aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:font-semibold aria-[current=true]:text-accent"
            >
              {column.title[language]}
              <span className="numbers">
                <span aria-hidden="true">{column.cards.length}</span>
                <span className="sr-only">{t('cards', { count: column.cards.length })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
