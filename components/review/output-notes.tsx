'use client';

import { useTranslations } from 'use-intl';
import type { ReviewBlock } from '#lib/wire/review.ts';
import { Markdown } from './markdown.tsx';

/** The notes from top to bottom as they stand on the page. */
export function OutputNotes({ blocks }: { blocks: readonly ReviewBlock[] }) {
  const t = useTranslations('review.room');
  const words = { done: t('task.done'), open: t('task.open') };
  const written = blocks.some((block) => block.kind !== 'template');
  return (
    <div className="review-notes">
      {!written && <p className="text-soft">{t('noNotes')}</p>}
      {blocks.map((block, place) =>
        block.kind === 'template' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text have nothing of their own but their place.
          <h3 key={place} data-block={place} className="template">
            {block.markdown}
          </h3>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <div key={place} data-block={place}>
            <Markdown markdown={block.markdown} words={words} />
          </div>
        ),
      )}
    </div>
  );
}
