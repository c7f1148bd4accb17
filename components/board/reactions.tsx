'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { mayWrite, useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import type { MenuItem } from '#components/ui/menu.tsx';
import { countReactions, type ReactionCount } from '#lib/board/reactions.ts';
import { REACTIONS } from '#lib/board/schema.ts';
import type { CardView } from '#lib/board/view.ts';
import { listOf, localeOf } from '#lib/language/locale.ts';
import { useDesk } from './board-context.tsx';
import { ReactionMark } from './reaction-mark.tsx';

/** The reactions to a card, each person once, and how a symbol is said in words: what, how many, who. */
function useReactions(card: CardView): { counts: ReactionCount[]; say: (count: ReactionCount) => string } {
  const t = useTranslations('board');
  const { language } = useLanguage();
  const { connection, session } = useRoom();
  const authors = useRoomStatus((status) => status.authors);
  const counts = countReactions(card.reactions, authors, connection.doc.clientID, session.attribution);
  return {
    counts,
    say: ({ symbol, count, mine, by }) => {
      const names = [...(mine ? [t('byYou')] : []), ...by.map(({ name }) => `\u2068${name}\u2069`)];
      const words = {
        name: t(`reaction.${symbol}`),
        count: new Intl.NumberFormat(localeOf(language)).format(count),
      };
      return names.length === 0
        ? t('reactionsOf', words)
        : t('reactionsBy', { ...words, names: listOf(names, language) });
    },
  };
}

/** What people said to a card by one press: symbol and number; a press joins them, or takes one's own away. */
export function ReactionChips({ card }: { card: CardView }) {
  const desk = useDesk();
  const write = useRoomStatus(mayWrite);
  const authors = useRoomStatus((status) => status.authors);
  const { counts, say } = useReactions(card);
  return (
    <div className="flex flex-wrap gap-1" data-reactions>
      {counts.map((each) => {
        const inside = (
          <>
            <ReactionMark symbol={each.symbol} full={each.mine} />
            <span className="numbers" aria-hidden="true">
              {each.count}
            </span>
          </>
        );
        const shape = 'inline-flex min-h-7 items-center gap-1 rounded-full border px-2 text-xs';
        return write ? (
          <button
            key={each.symbol}
            type="button"
            aria-pressed={each.mine}
            aria-label={say(each)}
            title={say(each)}
            onClick={() => desk.react(card.id, each.symbol, authors)}
            className={`${shape} border-line hover:border-accent aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent pointer-coarse:min-h-11 pointer-coarse:px-3`}
          >
            {inside}
          </button>
        ) : (
          // Pressed or come to by keyboard, it shows the line below.
          <button
            key={each.symbol}
            type="button"
            aria-label={say(each)}
            className={`${shape} border-line pointer-coarse:min-h-11 pointer-coarse:px-3`}
          >
            {inside}
          </button>
        );
      })}
      <p className="reaction-names basis-full text-xs text-soft" aria-hidden="true">
        {counts.map((each) => (
          <span key={each.symbol} className="block">
            {say(each)}
          </span>
        ))}
      </p>
    </div>
  );
}

/** Every symbol with its word, and who reacted, as lines of a menu. */
export function useReactionItems(card: CardView): MenuItem[] {
  const t = useTranslations('board');
  const desk = useDesk();
  const authors = useRoomStatus((status) => status.authors);
  const { counts, say } = useReactions(card);
  return [
    { heading: t('reactHeading') },
    ...REACTIONS.map((symbol): MenuItem => {
      const counted = counts.find((each) => each.symbol === symbol);
      return {
        label: counted === undefined ? t(`reaction.${symbol}`) : say(counted),
        icon: <ReactionMark symbol={symbol} />,
        checked: counted?.mine === true,
        several: true,
        onSelect: () => desk.react(card.id, symbol, authors),
      };
    }),
  ];
}

/** The same for a thumb: one button for each symbol, and in words who reacted. */
export function ReactionButtons({ card }: { card: CardView }) {
  const t = useTranslations('board');
  const desk = useDesk();
  const authors = useRoomStatus((status) => status.authors);
  const { counts, say } = useReactions(card);
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-soft">{t('reactHeading')}</legend>
      <span className="flex flex-wrap gap-1.5">
        {REACTIONS.map((symbol) => (
          <button
            key={symbol}
            type="button"
            aria-pressed={counts.some((each) => each.symbol === symbol && each.mine)}
            onClick={() => desk.react(card.id, symbol, authors)}
            className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-line-strong px-3 text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
          >
            <ReactionMark symbol={symbol} />
            {t(`reaction.${symbol}`)}
          </button>
        ))}
      </span>
      {counts.length > 0 && (
        <ul className="mt-1 text-xs text-soft">
          {counts.map((each) => (
            <li key={each.symbol}>{say(each)}</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
