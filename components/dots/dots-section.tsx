'use client';

import { useTranslations } from 'use-intl';
import { useBadge } from '#components/console/badge.ts';
import { useSteered } from '#components/console/steered.tsx';
import { useGuidances } from '#components/facilitation/guidance.ts';
import { useServerNow } from '#components/live/clock.ts';
import { useAround } from '#components/programme/context.tsx';
import { stageOf } from '#lib/dots/seen.ts';
import { openTools } from '#lib/facilitation/phase.ts';
import { RoundItem } from './round-item.tsx';
import { StartDots } from './start-dots.tsx';
import { useSteeredDots } from './use-steered-dots.ts';

/** Dot voting in the steered rooms: what goes on, starting a round, and the rounds before. */
export function DotsSection() {
  const t = useTranslations('dots.run');
  const { now: renderedAt } = useAround();
  const now = useServerNow(renderedAt, 1000);
  const { roomIds } = useSteered();
  const seen = useSteeredDots(roomIds.join(' '));
  const going = seen?.filter(({ round }) => !round.settled) ?? [];
  const past = seen?.filter(({ round }) => round.settled) ?? [];
  useBadge(going.filter(({ round }) => stageOf(round, now) === 'open').length);
  if (seen === null) return <p className="text-soft">{t('reading')}</p>;
  return (
    <div className="grid gap-4">
      <PhaseTakesNone roomIds={roomIds} />
      {going.map((watched) => (
        <RoundItem key={watched.round.id} watched={watched} now={now} number={null} />
      ))}
      {going.length === 0 && <StartDots />}
      {past.length > 0 && (
        <div className="grid gap-3">
          <h3 className="font-semibold">{t('past')}</h3>
          {past.map((watched, at) => (
            <RoundItem
              key={watched.round.id}
              watched={watched}
              now={now}
              number={past.length - at}
              mayRepeat={going.length === 0}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** That dots cannot be placed now where it is so, and in which phase they can. */
function PhaseTakesNone({ roomIds }: { roomIds: readonly string[] }) {
  const t = useTranslations('dots.run');
  const guidances = useGuidances(roomIds);
  const rooms = roomIds.filter((roomId) => !openTools(guidances[roomId]?.phase ?? null).dots).length;
  return rooms === 0 ? null : <p className="numbers text-sm">{t('phaseTakesNone', { rooms })}</p>;
}
