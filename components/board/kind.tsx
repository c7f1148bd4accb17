'use client';

import { useTranslations } from 'use-intl';
import { LineMark } from '#components/ui/icon.tsx';
import type { CardKind } from '#lib/board/schema.ts';

const TONES: Record<CardKind, string> = {
  note: 'text-soft',
  question: 'bg-warn-soft text-warn',
  decision: 'bg-good-soft text-good',
  action: 'bg-accent-soft text-accent',
};

const MARKS: Record<CardKind, string> = {
  note: 'M3 4h10M3 8h10M3 12h6',
  question: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8m0 2.9v.1',
  decision: 'M3 8.5 6.5 12 13 4.5',
  action: 'M3 8h9M8.5 4.5 12 8l-3.5 3.5',
};

/** The mark of a kind; its word always stands beside it. */
export function KindMark({ kind }: { kind: CardKind }) {
  return (
    <LineMark
      d={MARKS[kind]}
      weight={2}
      className={kind === 'action' || kind === 'question' ? 'rtl:-scale-x-100' : ''}
    />
  );
}

/** What kind of card it is, by mark, word and colour. A plain note says nothing. */
export function KindChip({ kind }: { kind: CardKind }) {
  const t = useTranslations('board.kind');
  if (kind === 'note') return null;
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-semibold ${TONES[kind]}`}
    >
      <KindMark kind={kind} />
      {t(kind)}
    </span>
  );
}
