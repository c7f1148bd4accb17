'use client';

import { useTranslations } from 'use-intl';
import type { ReviewCard } from '#lib/wire/review.ts';
import { OwnerAndDue } from './output-card.tsx';

/** Decisions or actions one under the other: what, who and until when, and the card it comes from. */
export function TaskList({ cards, none }: { cards: readonly ReviewCard[]; none: string }) {
  const t = useTranslations('review.room');
  if (cards.length === 0) return <p className="text-soft">{none}</p>;
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
      {cards.map((card) => (
        <li key={card.cardId} className="px-4 py-3">
          <p dir="auto" className="card-words">
            {card.text}
          </p>
          <OwnerAndDue card={card} />
          <p className="mt-0.5 text-xs text-soft">
            <bdi>{card.by || t('unsigned')}</bdi>
            {' · '}
            <a href={`#card-${card.cardId}`} className="review-way">
              {t('onBoard')}
              <span className="sr-only">: {card.text.slice(0, 60)}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
