'use client';

import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useDesk } from '#components/board/board-context.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { useRoom } from '#components/room/room-context.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { sideBySide } from '#lib/dots/order.ts';
import { withTotals } from '#lib/dots/seen.ts';
import { localeOf } from '#lib/language/locale.ts';
import { useDotsState } from './dots-context.tsx';

/** The rounds of this room side by side, the newest first: cards and stacks with their dots in each. */
export function Compare({ onClose }: { onClose: () => void }) {
  const t = useTranslations('dots');
  const common = useTranslations('common');
  const { language } = useLanguage();
  const { room, event } = useRoom();
  const desk = useDesk();
  const view = useSyncExternalStore(desk.board.subscribe, desk.board.view);
  const rounds = withTotals(useDotsState().seen).map(({ round, counts }) => ({
    round,
    count: counts.find(({ roomId }) => roomId === room.id) ?? { people: 0, totals: null },
  }));
  const lines = sideBySide(
    view,
    rounds.map(({ count }) => count.totals ?? {}),
  );
  const time = new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: event.timeZone,
  });
  const titleOf = (id: string) => view.columns.find((column) => column.id === id)?.title[language] ?? '';
  return (
    <Dialog open onClose={onClose} title={t('compareTitle')} closeLabel={common('close')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={t('compareTitle')}>
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-b border-line-strong text-start align-bottom">
              <th scope="col" className="py-2 pe-3 text-start font-semibold">
                {t('card')}
              </th>
              {rounds.map(({ round, count }, at) => (
                <th key={round.id} scope="col" className="min-w-24 px-2 py-2 text-end font-semibold">
                  <span dir="auto" className="block">
                    {round.plan.about || t('round', { number: rounds.length - at })}
                  </span>
                  <span className="numbers block font-normal text-soft">
                    {time.format(round.openedAt)}, {t('from', { count: count.people })}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ slot, columnId, dots }) => (
              <tr key={slot.stack ?? slot.cards[0]?.id} className="border-b border-line align-top">
                <th scope="row" className="py-2 pe-3 text-start font-normal">
                  <span dir="auto" className="line-clamp-3 break-words">
                    {slot.title || slot.cards[0]?.text || t('untitled')}
                  </span>
                  <span className="text-xs text-soft">
                    {titleOf(columnId)}
                    {slot.stack !== null && `, ${t('stack', { count: slot.cards.length })}`}
                  </span>
                </th>
                {dots.map((count, at) => (
                  <td
                    key={rounds[at]?.round.id}
                    className="numbers px-2 py-2 text-end text-base font-semibold"
                  >
                    {new Intl.NumberFormat(localeOf(language)).format(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {lines.length === 0 && <p className="py-3 text-soft">{t('nothingLies')}</p>}
    </Dialog>
  );
}
