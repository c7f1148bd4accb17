'use client';

import { useTranslations } from 'use-intl';
import type { PanelNews } from '#components/poll/panel.tsx';
import type { News, Pane } from './use-news.ts';

/** On a phone: notes, board or polls, under the thumb, with what is new on the others. */
export function PaneSwitch({
  shown,
  news,
  onShow,
}: {
  shown: Pane;
  news: News & { polls: PanelNews };
  onShow: (pane: Pane) => void;
}) {
  const t = useTranslations('room');
  const polls = useTranslations('poll');
  const { waiting, own } = news.polls;
  const asked = own > 0 ? t('new', { count: own }) : '';
  const panes = [
    { pane: 'notes', name: t('notes'), badge: news.notes > 0 ? t('new', { count: news.notes }) : '' },
    { pane: 'board', name: t('board'), badge: news.board > 0 ? t('new', { count: news.board }) : '' },
    { pane: 'polls', name: polls('pane'), badge: waiting > 0 ? polls('waiting', { count: waiting }) : asked },
  ] as const;
  return (
    <nav
      aria-label={t('switch')}
      className="pane-switch border-t border-line bg-sheet pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="grid grid-cols-3">
        {panes.map(({ pane, name, badge }) => (
          <li key={pane}>
            <button
              type="button"
              aria-pressed={pane === shown}
              onClick={() => onShow(pane)}
              className={`flex min-h-14 w-full flex-wrap content-center items-center justify-center gap-x-2 border-t-4 text-base leading-tight ${pane === shown ? 'border-accent font-semibold text-accent' : 'border-transparent text-ink'}`}
            >
              {name}
              {badge !== '' && (
                <span className="numbers rounded-full bg-accent px-2 text-xs font-semibold text-on-accent">
                  {badge}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
