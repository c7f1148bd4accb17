'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useRoom } from '#components/room/room-context.tsx';
import { CARD_KINDS } from '#lib/board/schema.ts';
import type { CardView } from '#lib/board/view.ts';
import { useDesk } from './board-context.tsx';
import { KindMark } from './kind.tsx';

const CHIP =
  'inline-flex min-h-7 items-center gap-1.5 rounded-full border px-2 text-xs pointer-coarse:min-h-11 pointer-coarse:px-3 pointer-coarse:text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent border-line-strong text-ink';

/** Kind and topics of a card, to choose by one press each. */
export function CardTraits({ card }: { card: CardView }) {
  const t = useTranslations('board');
  const { language } = useLanguage();
  const { event } = useRoom();
  const desk = useDesk();
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-xs text-soft">{t('kindHeading')}</legend>
        <span className="flex flex-wrap gap-1.5">
          {CARD_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={card.kind === kind}
              onClick={() => desk.setKind(card.id, kind)}
              className={CHIP}
            >
              <KindMark kind={kind} />
              {t(`kind.${kind}`)}
            </button>
          ))}
        </span>
      </fieldset>
      {event.topics.length > 0 && (
        <fieldset>
          <legend className="mb-1 text-xs text-soft">{t('topicsHeading')}</legend>
          <span className="flex flex-wrap gap-1.5">
            {event.topics.map((topic) => (
              <button
                key={topic.id}
                type="button"
                aria-pressed={card.tags.includes(topic.id)}
                onClick={() => desk.toggleTag(card.id, topic.id)}
                className={CHIP}
              >
                {topic.name[language]}
              </button>
            ))}
          </span>
        </fieldset>
      )}
    </>
  );
}
