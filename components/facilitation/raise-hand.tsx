'use client';

import { useCallback, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemSentence } from '#components/language/problem.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { usePolite } from '#components/ui/polite.tsx';
import { may } from '#lib/people/permission.ts';
import { useGuidance } from './guidance.ts';
import { useHands } from './hands.ts';
import { HandIcon } from './icons.tsx';

/** Works also while one types, so it takes two more keys. */
const KEYS = 'Control+Alt+H';

/** In the header: says that one wants to speak, and then one's place. Nothing for those who only read. */
export function RaiseHand() {
  const t = useTranslations('facilitation.hand');
  const { event, room, me } = useRoom();
  const { hands, set } = useHands(room.id);
  const say = usePolite();
  const sentence = useProblemSentence();
  const isUp = hands.place !== null;
  const isAllowed = may(me, 'hand:raise', { eventId: event.id });

  const press = useCallback(async () => {
    const answer = await set('hand', !isUp);
    // Who raises it hears the place by what the button is called; why it could not be, only here.
    if (!answer.ok) say(sentence(answer.error));
  }, [set, isUp, say, sentence]);
  const newest = useRef(press);
  newest.current = press;
  useEffect(() => {
    if (!isAllowed) return;
    const pressed = (key: KeyboardEvent) => {
      if (!key.ctrlKey || !key.altKey || key.shiftKey || key.metaKey || key.repeat) return;
      if (key.code !== 'KeyH') return;
      key.preventDefault();
      void newest.current();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [isAllowed]);
  usePlaceSaid(hands.place);

  if (!isAllowed) return null;
  const label = isUp ? t('down', { place: hands.place ?? 0 }) : t('raise');
  return (
    <button
      type="button"
      data-hand={isUp ? 'up' : 'down'}
      aria-label={label}
      title={`${label} (Ctrl + Alt + H)`}
      aria-keyshortcuts={KEYS}
      onClick={() => void press()}
      className={`inline-flex h-11 min-w-11 shrink-0 items-center justify-center gap-1 rounded-md border px-2 text-lg ${isUp ? 'border-accent bg-accent text-on-accent' : 'border-transparent text-soft hover:bg-sunken hover:text-ink'}`}
    >
      <HandIcon />
      {isUp && <span className="numbers text-sm font-semibold">{hands.place}</span>}
    </button>
  );
}

/** Says one's place when it changes, and that somebody else lowered the hand. */
function usePlaceSaid(place: number | null): void {
  const t = useTranslations('facilitation.hand');
  const say = usePolite();
  const before = useRef(place);
  useEffect(() => {
    const was = before.current;
    before.current = place;
    if (was === place) return;
    say(place === null ? t('isDown') : t('isUp', { place }));
  }, [place, say, t]);
}

/** Above the panes: the question whether one is ready, while it is asked. */
export function ReadyLine() {
  const t = useTranslations('facilitation.ready');
  const { event, room, me } = useRoom();
  const { asksReady } = useGuidance(room.id);
  const { hands, set } = useHands(room.id);
  const say = usePolite();
  const sentence = useProblemSentence();
  useEffect(() => {
    if (asksReady) say(t('asked'));
  }, [asksReady, say, t]);
  if (!asksReady) return null;
  const press = async () => {
    const answer = await set('ready', !hands.isReady);
    if (!answer.ok) say(sentence(answer.error));
  };
  return (
    <div
      data-ready
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-s-4 border-line-strong bg-sheet px-3 py-2 text-sm"
    >
      <p className="min-w-0 flex-1 basis-40">
        <strong className="font-semibold">{t(hands.isReady ? 'saidReady' : 'asked')}</strong>{' '}
        <span className="numbers text-soft">{t('count', { count: hands.ready })}</span>
      </p>
      {may(me, 'hand:raise', { eventId: event.id }) && (
        <Button kind={hands.isReady ? 'quiet' : 'primary'} onClick={() => void press()} className="text-sm">
          {t(hands.isReady ? 'notYet' : 'ready')}
        </Button>
      )}
    </div>
  );
}
