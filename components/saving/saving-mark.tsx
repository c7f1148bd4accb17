'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRoomStatus } from '#components/room/room-context.tsx';
import type { SavingState } from '#lib/room/saving.ts';
import { useSteady } from './use-steady.ts';

const TONES: Record<SavingState['is'], string> = {
  opening: 'text-soft',
  saved: 'text-good',
  sending: 'text-soft',
  offline: 'font-semibold text-warn',
  waiting: 'font-semibold text-warn',
  refused: 'font-semibold text-trouble',
};

/** The mark has room for the words with this number, whatever it says, so that nothing beside it moves. */
const WIDEST = 99;

/** Saved or not, in a word and a mark, always in the same place. */
export function SavingMark() {
  const t = useTranslations('saving');
  const state = useSteady(useRoomStatus((status) => status.saving));
  const reading = useRoomStatus((status) => status.notice.access === 'read');
  const n = 'n' in state ? state.n : 0;
  // A phone has room for one word beside who is here and the language.
  const short = state.is === 'sending' ? t('sendingShort') : null;
  const word = state.is === 'saved' && reading ? t('reading') : t(state.is, { n });
  return (
    <p
      className={`saving-mark text-sm whitespace-nowrap ${TONES[state.is]}`}
      data-saving={state.is}
      data-unsaved={n}
      data-sending={t('sending', { n: WIDEST })}
      data-offline={t('offline', { n: WIDEST })}
    >
      <span className="flex items-center gap-1.5">
        <Mark is={state.is} />
        <span className={short === null ? '' : 'max-sm:hidden'}>{word}</span>
        {short !== null && <span className="sm:hidden">{short}</span>}
      </span>
      <BackAgain is={state.is} />
    </p>
  );
}

/** Tells those who listen instead of look, once, that all is well again after trouble. */
function BackAgain({ is }: { is: SavingState['is'] }) {
  const t = useTranslations('saving');
  const [back, setBack] = useState(false);
  const trouble = useRef(false);
  useEffect(() => {
    if (is === 'offline' || is === 'waiting' || is === 'refused') {
      trouble.current = true;
      setBack(false);
    } else if (is === 'saved' && trouble.current) {
      trouble.current = false;
      setBack(true);
    }
  }, [is]);
  return (
    <span role="status" className="sr-only">
      {back ? t('back') : ''}
    </span>
  );
}

function Mark({ is }: { is: SavingState['is'] }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      {is === 'saved' && <path d="M3 8.5 6.5 12 13 4.5" strokeLinecap="round" strokeLinejoin="round" />}
      {(is === 'sending' || is === 'opening') && <circle cx="8" cy="8" r="5" strokeDasharray="3 3" />}
      {(is === 'offline' || is === 'waiting') && <path d="M8 3v6m0 3.2v.3" strokeLinecap="round" />}
      {is === 'refused' && <path d="m4 4 8 8m0-8-8 8" strokeLinecap="round" />}
    </svg>
  );
}
