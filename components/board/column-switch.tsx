'use client';

import { type RefObject, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import type { BoardView } from '#lib/board/view.ts';

/** Where columns do not fit side by side: all of them by name and count, the visible one marked. */
export function ColumnSwitch({ board, pane }: { board: BoardView; pane: RefObject<HTMLDivElement | null> }) {
  const t = useTranslations('board');
  const { language } = useLanguage();
  const [shown, setShown] = useState<string | null>(null);
  const ids = board.columns.map((column) => column.id).join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns, other things to watch.
  useEffect(() => {
    const root = pane.current;
    if (root === null) return;
    const watch = new IntersectionObserver(
      (seen) => {
        const visible = seen.find((entry) => entry.isIntersecting)?.target as HTMLElement | undefined;
        if (visible?.dataset.column !== undefined) setShown(visible.dataset.column);
      },
      { root, threshold: 0.6 },
    );
    for (const column of root.querySelectorAll('[data-column]')) watch.observe(column);
    return () => watch.disconnect();
  }, [pane, ids]);

  const show = (id: string) => {
    const column = pane.current?.querySelector(`[data-column="${CSS.escape(id)}"]`);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    column?.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', inline: 'start', block: 'nearest' });
  };
  return (
    <nav aria-label={t('columns')} className="column-switch">
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
