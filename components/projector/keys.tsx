'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '#components/ui/dialog.tsx';
import { directionOf } from '#lib/language/language.ts';
import { actOfKey, keyShown, SCREEN_KEYS, type ScreenAct } from '#lib/screen/keys.ts';
import type { Choosing } from './use-choices.ts';
import { useStillPointer } from './use-still-pointer.ts';

/**
 * The keys of the projector and their list. Whoever moves the mouse or touches the screen sees a button for the list,
 * in which each key is a button too; a moment later it is gone, and the mouse with it.
 */
export function Keys({
  choosing,
  acts = {},
}: {
  choosing: Choosing;
  acts?: Partial<Record<ScreenAct, () => void>>;
}) {
  const t = useTranslations('projector');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const still = useStillPointer();
  const direction = directionOf(choosing.choices.languages[0]);
  const all: Partial<Record<ScreenAct, () => void>> = {
    fullScreen: toggleFullScreen,
    language: choosing.changeLanguage,
    secondLanguage: choosing.changeSecond,
    light: choosing.changeTheme,
    help: () => setOpen(!open),
    ...acts,
  };
  const newest = useRef(all);
  newest.current = all;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = actOfKey(event, direction);
      const todo = act === null ? undefined : newest.current[act];
      if (todo === undefined || event.repeat) return;
      event.preventDefault();
      todo();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [direction]);
  const listed = (Object.keys(SCREEN_KEYS) as ScreenAct[]).filter((act) => all[act] !== undefined);
  return (
    <>
      <button
        type="button"
        className="projector-keys-button"
        data-still={still || undefined}
        onClick={() => setOpen(true)}
      >
        {t('keys.title')} <kbd>?</kbd>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('keys.title')} closeLabel={common('close')}>
        <ul className="space-y-1">
          {listed.map((act) => (
            <li key={act}>
              <button
                type="button"
                className="flex min-h-11 w-full items-center gap-4 rounded-md px-2 text-start hover:bg-sunken"
                onClick={all[act]}
              >
                <kbd className="min-w-11 rounded-sm border border-line-strong px-2 text-center font-sans font-semibold">
                  {keyShown(act, direction)}
                </kbd>
                <span>{t(`keys.${act}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

function toggleFullScreen(): void {
  // A browser that refuses, or cannot, leaves things as they are.
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  done?.catch(() => undefined);
}
