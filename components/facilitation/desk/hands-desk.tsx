'use client';

import { useTranslations } from 'use-intl';
import { useBadge } from '#components/console/badge.ts';
import { Refused } from '#components/console/doing.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { usePresence } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Button } from '#components/ui/button.tsx';
import { clockTime } from '#lib/language/locale.ts';
import { askedIn } from '#lib/people/asked.ts';
import { useGuidances } from '../guidance.ts';
import { useRoomsHands } from '../hands.ts';
import { Block } from './block.tsx';
import { useOrder } from './use-order.ts';

/** Who wants to speak in the steered rooms, in the order in which they said so, and whether people are ready. */
export function HandsDesk() {
  const t = useTranslations('console.pace.hands');
  const { language } = useLanguage();
  const { event } = useAround();
  const { rooms, roomIds } = useSteered();
  const name = useRoomName(event);
  const hands = useRoomsHands(roomIds);
  const here = new Set(usePresence().map(({ personId }) => personId));
  const { give, to, busy, refusal } = useOrder();
  const asking = roomIds
    .flatMap((roomId) => (hands[roomId]?.raised ?? []).map((hand) => ({ ...hand, roomId })))
    .filter(({ kind }) => kind === 'hand')
    .sort((a, b) => a.at - b.at);
  useBadge(asking.length);
  const lower = (ids: string[], personId: string | null, sentence: string) =>
    void give(`lower ${personId} ${ids}`, () => liveStore.ask('hands:lower', { roomIds: ids, personId }), {
      sentence,
    });
  return (
    <Block title={t('title')}>
      {asking.length === 0 ? (
        <p className="text-sm text-soft">{t('none')}</p>
      ) : (
        <>
          <ol className="divide-y divide-line">
            {asking.map((hand, index) => (
              <li
                key={`${hand.roomId} ${hand.personId}`}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1"
              >
                <span className="numbers text-soft">{index + 1}</span>
                <span className="min-w-0 flex-1 basis-32">
                  <bdi className="font-semibold [overflow-wrap:anywhere]">{hand.name}</bdi>
                  <span className="block text-sm text-soft">
                    {clockTime(hand.at, language, event.timeZone)}
                    {roomIds.length > 1 &&
                      rooms.filter(({ id }) => id === hand.roomId).map((room) => ` · ${name(room)}`)}
                    {!here.has(hand.personId) && ` · ${t('away')}`}
                  </span>
                </span>
                <Button
                  onClick={() => lower([hand.roomId], hand.personId, t('loweredOne', { name: hand.name }))}
                  aria-label={t('lowerOf', { name: hand.name })}
                  className="text-sm"
                >
                  {t('lower')}
                </Button>
              </li>
            ))}
          </ol>
          <div>
            <Button
              onClick={() => lower([...roomIds], null, t('lowered', { count: asking.length }))}
              aria-busy={busy}
              className="text-sm"
            >
              {t('lowerAll', { count: asking.length })}
            </Button>
          </div>
        </>
      )}
      <ReadyCheck />
      <Refused refusal={refusal} />
      <p className="sr-only" role="status">
        {asking.length > 0 && t('waiting', { count: asking.length, ...to })}
      </p>
    </Block>
  );
}

/** Asks everybody whether they are ready, and counts who said so of those who are there. */
function ReadyCheck() {
  const t = useTranslations('console.pace.ready');
  const { roomIds } = useSteered();
  const guidances = useGuidances(roomIds);
  const hands = useRoomsHands(roomIds);
  const here = askedIn(usePresence(), roomIds).length;
  const { give, to, busy, refusal } = useOrder();
  const isAsked = roomIds.some((roomId) => guidances[roomId]?.asksReady);
  const ready = roomIds.reduce((sum, roomId) => sum + (hands[roomId]?.ready ?? 0), 0);
  const ask = (asks: boolean) =>
    void give(
      `ready ${asks} ${roomIds}`,
      (request) => liveStore.ask('ready:ask', { roomIds: [...roomIds], request, asks }),
      { sentence: t(asks ? 'isAsked' : 'isOver', to) },
    );
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      {isAsked && <p className="numbers font-semibold">{t('count', { ready, here })}</p>}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => ask(true)} aria-busy={busy} className="text-sm">
          {t(isAsked ? 'again' : 'ask')}
        </Button>
        {isAsked && (
          <Button onClick={() => ask(false)} aria-busy={busy} className="text-sm">
            {t('end')}
          </Button>
        )}
      </div>
      <p className="numbers text-sm text-soft">{t('asks', to)}</p>
      <Refused refusal={refusal} />
    </div>
  );
}
