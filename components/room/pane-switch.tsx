'use client';

import { useTranslations } from 'use-intl';
import type { News } from './use-news.ts';

export type Pane = 'notes' | 'board';
const PANES: readonly Pane[] = ['notes', 'board'];

/** On a phone: notes or board, under the thumb, with what is new on the other. */
export function PaneSwitch({
  shown,
  news,
  onShow,
}: {
  shown: Pane;
  news: News;
  onShow: (pane: Pane) => void;
}) {
  const t = useTranslations('room');
  return (
    <nav
      aria-label={t('switch')}
      className="pane-switch border-t border-line bg-sheet pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="grid grid-cols-2">
        {PANES.map((pane) => (
          <li key={pane}>
            <button
              type="button"
              aria-pressed={pane === shown}
              onClick={() => onShow(pane)}
              className={`flex min-h-14 w-full items-center justify-center gap-2 border-t-4 text-base ${pane === shown ? 'border-accent font-semibold text-accent' : 'border-transparent text-ink'}`}
            >
              {t(pane)}
              {news[pane] > 0 && (
                <span className="numbers rounded-full bg-accent px-2 text-xs font-semibold text-on-accent">
                  {t('new', { count: news[pane] })}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
