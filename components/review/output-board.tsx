'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import type { RoomOutputsAnswer } from '#lib/wire/review.ts';
import { OutputCard } from './output-card.tsx';

/** The board of a room to be read: its columns in order, each with all of its cards. */
export function OutputBoard({ columns, cards }: Pick<RoomOutputsAnswer, 'columns' | 'cards'>) {
  const t = useTranslations('review.room');
  const { language } = useLanguage();
  if (cards.length === 0) return <p className="text-soft">{t('noCards')}</p>;
  return (
    <div className="output-columns">
      {columns.map((column) => {
        const here = cards.filter((card) => card.column.id === column.id);
        return (
          <section
            key={column.id}
            aria-labelledby={`column-${column.id}`}
            className="min-w-0 rounded-md bg-sunken p-2"
          >
            <h3
              id={`column-${column.id}`}
              className="flex items-baseline justify-between gap-2 px-1 pb-2 text-sm leading-snug"
            >
              <span>{column.title[language]}</span>
              <span className="numbers font-normal text-soft">{t('cardsOf', { count: here.length })}</span>
            </h3>
            <ul className="grid gap-2">
              {here.map((card) => (
                <li key={card.cardId}>
                  <OutputCard card={card} place="board" />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
