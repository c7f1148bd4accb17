'use client';

import { type ComponentProps, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';

/** Whoever presses twice means the step that they saw. So long the next one is not taken, milliseconds. */
const PAUSE_MS = 1000;

/** Whether what stands here has changed less than a moment ago, also when it is as before again. What stands here first has not. */
export function useJustChanged(what: string): boolean {
  const [stands, setStands] = useState({ what, isNew: false });
  if (stands.what !== what) setStands({ what, isNew: true });
  useEffect(() => {
    if (!stands.isNew) return;
    const timer = setTimeout(() => setStands({ ...stands, isNew: false }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [stands]);
  return stands.isNew || stands.what !== what;
}

/**
 * What a button or its key does, so that a press meant for the step before does nothing, and two presses within a moment are
 * one.
 *
 * @param isNew the step has changed a moment ago
 * @returns `isTooSoon`: a press is not taken now; `isMissed`: one was not, since the step had just changed
 */
export function usePress(
  act: () => void,
  isNew: boolean,
): { press: () => void; isTooSoon: boolean; isMissed: boolean } {
  const [isMissed, setMissed] = useState(false);
  const [isPausing, setPausing] = useState(false);
  // A second press may come before the first one is drawn.
  const isTaken = useRef(false);
  useEffect(() => {
    if (!isPausing) return;
    const timer = setTimeout(() => {
      isTaken.current = false;
      setPausing(false);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isPausing]);
  return {
    isMissed,
    isTooSoon: isNew || isPausing,
    press: () => {
      setMissed(isNew);
      if (isNew || isTaken.current) return;
      isTaken.current = true;
      setPausing(true);
      act();
    },
  };
}

/** A button that takes the place of another one. While it is too soon it says so, and why nothing happened. */
export function StepButton({
  isTooSoon,
  isMissed,
  press,
  children,
  ...rest
}: Omit<ComponentProps<typeof Button>, 'onClick'> & {
  isTooSoon: boolean;
  isMissed: boolean;
  press: () => void;
}) {
  const t = useTranslations('console.next');
  const moment = useId();
  return (
    <>
      <Button
        {...rest}
        className={`aria-disabled:opacity-60 ${rest.className ?? ''}`}
        aria-disabled={isTooSoon || undefined}
        aria-describedby={isTooSoon ? moment : undefined}
        onClick={press}
        // Held down, a key says nothing more.
        onKeyDown={(key) => key.repeat && key.preventDefault()}
      >
        {children}
      </Button>
      {isTooSoon && (
        <span id={moment} className="sr-only">
          {t('inAMoment')}
        </span>
      )}
      <p role="status" className="text-sm text-soft empty:hidden">
        {isMissed && t('tooSoon')}
      </p>
    </>
  );
}
