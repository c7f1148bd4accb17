'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { Refused } from '#components/console/doing.tsx';
import { useShortcut } from '#components/console/shortcuts.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { liveStore } from '#components/live/store.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Button } from '#components/ui/button.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Guidance } from '#lib/facilitation/guidance.ts';
import { MORE_SECONDS, type Timer, type TimerOrder, type TimerView } from '#lib/facilitation/timer.ts';
import { useGuidances } from '../guidance.ts';
import { TimerFace } from '../timer-face.tsx';
import { useTimerView } from '../use-timer.ts';
import { Block } from './block.tsx';
import { useOrder } from './use-order.ts';

const MINUTE = 60;
/** In seconds. */
const CHOICES = [1, 2, 3, 5, 8, 10, 15, 20, 30, 45, 60].map((minutes) => minutes * MINUTE);
const USUAL = 5 * MINUTE;

/** The countdown of the steered rooms, and what one does with it. */
export function TimerDesk() {
  const t = useTranslations('console.pace.timer');
  const { rooms, roomIds } = useSteered();
  const { event } = useAround();
  const name = useRoomName(event);
  const guidances = useGuidances(roomIds);
  const groups = timersOf(roomIds, guidances);
  const one = groups.length === 1 ? groups[0] : undefined;
  const view = useTimerView(one?.timer ?? null);
  return (
    <Block title={t('title')}>
      {one === undefined ? (
        <ul className="grid gap-1 text-sm">
          {groups.map(({ timer, roomIds: ids }) => (
            <li key={ids[0]} className="flex flex-wrap items-center gap-x-3">
              <span>{ids.flatMap((id) => rooms.filter((room) => room.id === id).map(name)).join(' · ')}</span>
              <OneTimer timer={timer} />
            </li>
          ))}
        </ul>
      ) : (
        <OneTimer timer={one.timer} large />
      )}
      <TimerButtons
        view={view}
        isOn={groups.some(({ timer }) => timer !== null)}
        isPaused={groups.every(({ timer }) => timer === null || timer.is === 'paused')}
      />
    </Block>
  );
}

function OneTimer({ timer, large = false }: { timer: Timer | null; large?: boolean }) {
  const t = useTranslations('console.pace.timer');
  const view = useTimerView(timer);
  if (view.is === 'none') return <p className="text-sm text-soft">{t('none')}</p>;
  return <TimerFace view={view} className={large ? 'text-xl' : ''} />;
}

/** Rooms with the same timer stand together. */
function timersOf(roomIds: readonly string[], guidances: Readonly<Record<string, Guidance>>) {
  const groups = Map.groupBy(roomIds, (roomId) => JSON.stringify(guidances[roomId]?.timer ?? null));
  return [...groups].map(([text, ids]) => ({ timer: JSON.parse(text) as Timer | null, roomIds: ids }));
}

/** @param view of the one timer of all steered rooms; `none` where they differ */
function TimerButtons({ view, isOn, isPaused }: { view: TimerView; isOn: boolean; isPaused: boolean }) {
  const t = useTranslations('console.pace.timer');
  const [seconds, setSeconds] = useState(USUAL);
  const { give, roomIds, to, busy, refusal } = useOrder();
  const send = (request: string, order: TimerOrder) =>
    liveStore.ask('timer:set', { roomIds, request, order });
  const order = (wanted: TimerOrder, done: Parameters<typeof give>[2]) =>
    void give(JSON.stringify([wanted, roomIds]), (request) => send(request, wanted), done);

  const start = () =>
    order(
      { is: 'start', seconds },
      {
        sentence: t('started', { minutes: seconds / MINUTE, ...to }),
        undo: { label: t('stop'), act: () => send(madeId(), { is: 'stop' }) },
      },
    );
  const more = () => order({ is: 'add', seconds: MORE_SECONDS }, { sentence: t('added', to) });
  const pause = () =>
    order({ is: isPaused ? 'resume' : 'pause' }, { sentence: t(isPaused ? 'resumed' : 'paused', to) });
  const stop = () => {
    const left = view.is === 'running' || view.is === 'paused' ? view.seconds : 0;
    const again = { label: t('goOn'), act: () => send(madeId(), { is: 'start', seconds: left }) };
    order({ is: 'stop' }, { sentence: t('stopped', to), ...(left >= 5 ? { undo: again } : {}) });
  };
  const moreKey = useShortcut('m', t('more'), isOn ? more : null);
  const pauseKey = useShortcut('p', t(isPaused ? 'resume' : 'pause'), isOn ? pause : null);
  return (
    <>
      {isOn && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={more} aria-busy={busy} {...moreKey}>
            {t('more')}
          </Button>
          <Button onClick={pause} aria-busy={busy} {...pauseKey}>
            {t(isPaused ? 'resume' : 'pause')}
          </Button>
          <Button onClick={stop} aria-busy={busy}>
            {t('stop')}
          </Button>
        </div>
      )}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <Select
          label={t('for')}
          className="max-sm:w-full"
          value={String(seconds)}
          onChange={(change) => setSeconds(Number(change.target.value))}
          options={CHOICES.map((each) => ({
            value: String(each),
            label: t('minutes', { minutes: each / MINUTE }),
          }))}
        />
        <Button onClick={start} aria-busy={busy}>
          {t(isOn ? 'startAnew' : 'start')}
        </Button>
      </div>
      <p className="numbers text-sm text-soft">{t('shows', to)}</p>
      <Refused refusal={refusal} />
    </>
  );
}
