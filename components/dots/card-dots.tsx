'use client';

import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { mayWrite, useRoomStatus } from '#components/room/room-context.tsx';
import { DotMark } from './dot-mark.tsx';
import { dotsHere } from './dots-context.tsx';
import type { DotsOnCard } from './slot.tsx';

/** So many dots are drawn one by one; more are a number. */
const FEW = [1, 2, 3, 4];

const nothing = () => '';
const subscribeToNothing = () => () => {};

/** On a card or a stack: one's own dots with a way to lay and to take away one, or how many all have laid. */
export function CardDots({ ids, isInside = false }: DotsOnCard) {
  const dots = dotsHere();
  const shown = useSyncExternalStore(
    dots?.subscribe ?? subscribeToNothing,
    dots === null ? nothing : () => dots.onCard(ids),
    nothing,
  );
  const write = useRoomStatus(mayWrite);
  const [is, count = '0', state] = shown.split(' ');
  if (dots === null || is === '') return null;
  if (is === 'total') return <Total count={Number(count)} />;
  if (!write || isInside) return null;
  if (is === 'own') return <Lying mine={Number(count)} />;
  return (
    <Own
      mine={Number(count)}
      isWaiting={state === 'sending'}
      onPress={(more) => dots.press(ids.split(' '), more)}
    />
  );
}

function Total({ count }: { count: number }) {
  const t = useTranslations('dots');
  return (
    <p data-dots={count} className="dots-total">
      <DotMark />
      <span className="numbers">{t('total', { count })}</span>
    </p>
  );
}

/** One's own dots in a phase in which none is placed. */
function Lying({ mine }: { mine: number }) {
  const t = useTranslations('dots');
  return (
    <p data-own-dots={mine} className="dots-total">
      <DotMark />
      <span className="numbers">{t('mine', { count: mine })}</span>
    </p>
  );
}

function Own({
  mine,
  isWaiting,
  onPress,
}: {
  mine: number;
  isWaiting: boolean;
  onPress: (more: boolean) => void;
}) {
  const t = useTranslations('dots');
  return (
    <fieldset aria-label={t('onThis')} data-own-dots={mine} className="dots-own">
      <button type="button" aria-label={t('fewer')} className="dots-press" onClick={() => onPress(false)}>
        <span aria-hidden="true">−</span>
      </button>
      <span className={`dots-lying ${isWaiting && mine > 0 ? 'dots-waiting' : ''}`}>
        <span className="sr-only">{t('mine', { count: mine })}</span>
        <span aria-hidden="true" className="inline-flex flex-wrap items-center gap-1">
          {mine === 0 ? (
            <DotMark isEmpty />
          ) : mine <= FEW.length ? (
            FEW.slice(0, mine).map((at) => <DotMark key={at} />)
          ) : (
            <>
              <DotMark />
              <span className="numbers">{mine}</span>
            </>
          )}
        </span>
      </span>
      <button type="button" aria-label={t('more')} className="dots-press" onClick={() => onPress(true)}>
        <span aria-hidden="true">+</span>
      </button>
    </fieldset>
  );
}
