'use client';

import { useTranslations } from 'use-intl';
import type { ReviewBlock } from '#lib/wire/review.ts';
import { inOrder } from './in-order.tsx';
import { Markdown } from './markdown.tsx';

/** The notes from top to bottom as they stand on the page. */
export function OutputNotes({ blocks }: { blocks: readonly ReviewBlock[] }) {
  const t = useTranslations('review.room');
  const words = { done: t('task.done'), open: t('task.open') };
  const written = blocks.some((block) => block.kind !== 'template');
  return (
    <div className="review-notes">
      {!written && <p className="text-soft">{t('noNotes')}</p>}
      {inOrder(blocks, (block, place) =>
        block.kind === 'template' ? (
          <h3 data-block={place} className="template">
            {block.markdown}
          </h3>
        ) : (
          <div data-block={place}>
            <Markdown markdown={block.markdown} words={words} />
          </div>
        ),
      )}
    </div>
  );
}
