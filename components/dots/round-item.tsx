'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Refused } from '#components/console/doing.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { usePresence } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Button } from '#components/ui/button.tsx';
import { stageOf } from '#lib/dots/seen.ts';
import { clockTime } from '#lib/language/locale.ts';
import { askedIn } from '#lib/people/asked.ts';
import type { WatchedDots } from '#lib/wire/dots.ts';
import { RoomRounds } from './room-rounds.tsx';
import { useCloseDots, useReopenDots, useStartDots } from './use-dot-acts.ts';

/** One round in the console: what it gives, how many have laid dots, and what can be done with it. */
export function RoundItem({
  watched: { round, counts },
  now,
  number,
  mayRepeat = false,
}: {
  watched: WatchedDots;
  now: number;
  /** Of a round of before. */
  number: number | null;
  mayRepeat?: boolean;
}) {
  const t = useTranslations('dots');
  const { language } = useLanguage();
  const { event } = useAround();
  const { rooms } = useSteered();
  const nameOf = useRoomName(event);
  const people = usePresence();
  const [isShown, setShown] = useState(false);
  const close = useCloseDots(round);
  const reopen = useReopenDots(round);
  const again = useStartDots(round.plan);
  const stage = stageOf(round, now);
  const title = round.plan.about || (number === null ? t('title') : t('round', { number }));
  const inRooms = counts.flatMap((count) => {
    const room = rooms.find(({ id }) => id === count.roomId);
    return room === undefined ? [] : [{ ...count, room }];
  });
  return (
    <article data-round={stage} className="grid gap-3 rounded-md border border-line bg-sheet px-4 py-3">
      <header>
        <h3 dir="auto" className="font-semibold">
          {title}
        </h3>
        <p className="numbers text-sm text-soft">
          {clockTime(round.openedAt, language, event.timeZone)},{' '}
          {t('run.gives', { count: round.plan.dots, several: String(round.plan.several) })}
        </p>
      </header>
      <ul className="grid gap-1 text-sm">
        {inRooms.map(({ room, roomId, people: placed }) => {
          const here = askedIn(people, [roomId]).length;
          return (
            <li key={roomId} className="flex flex-wrap justify-between gap-x-4">
              <span>{nameOf(room)}</span>
              <span className="numbers">
                {stage === 'settled' ? t('people', { count: placed }) : t('run.progress', { placed, here })}
              </span>
            </li>
          );
        })}
      </ul>
      {stage === 'open' && <p className="text-sm text-soft">{t('hidden')}</p>}
      {(stage === 'closing' || stage === 'counting') && <p className="text-sm">{t('closed')}</p>}
      <div className="flex flex-wrap gap-2">
        {stage === 'open' && (
          <Button onClick={close.act} aria-busy={close.busy}>
            {t('run.close')}
          </Button>
        )}
        {stage === 'closing' && (
          <Button onClick={reopen.act} aria-busy={reopen.busy}>
            {t('run.takeBack')}
          </Button>
        )}
        {stage === 'settled' && (
          <Button onClick={() => setShown(!isShown)} aria-expanded={isShown}>
            {t(isShown ? 'run.hide' : 'run.show')}
          </Button>
        )}
        {stage === 'settled' && mayRepeat && (
          <Button onClick={again.act} aria-busy={again.busy}>
            {t('run.again')}
          </Button>
        )}
      </div>
      <Refused refusal={close.refusal ?? reopen.refusal ?? again.refusal} />
      {isShown &&
        inRooms.map(({ room, roomId }) => (
          <section key={roomId} aria-label={nameOf(room)}>
            {inRooms.length > 1 && <h5 className="text-sm font-semibold">{nameOf(room)}</h5>}
            <RoomRounds roomId={roomId} />
          </section>
        ))}
    </article>
  );
}
