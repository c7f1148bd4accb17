'use client';

import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

/** Share of the notes in per cent. */
const START = 42;
const LEAST = 25;
const MOST = 75;
const STEP = 5;
const REMEMBERED = 'rencontre:split';

function remembered(): number {
  const stored = Number(localStorage.getItem(REMEMBERED));
  return stored >= LEAST && stored <= MOST ? stored : START;
}

/**
 * Two panes with one movable line between them, by pointer or arrow keys; the device remembers it. Where `only` one
 * has room, the other stays in place unseen, so that nothing is lost or opened anew by looking at the other; `none`: neither has. The share is one of the whole
 * width, what stands beside both included (`--beside`): when that comes, the first pane stays as it is.
 */
export function Split({
  first,
  second,
  only,
}: {
  first: ReactNode;
  second: ReactNode;
  only: 'first' | 'second' | 'none' | null;
}) {
  const t = useTranslations('room');
  const frame = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(remembered);

  const place = (wanted: number) => {
    const next = Math.round(Math.max(LEAST, Math.min(MOST, wanted)) * 10) / 10;
    setShare(next);
    localStorage.setItem(REMEMBERED, String(next));
  };
  const follow = (clientX: number) => {
    const box = frame.current?.parentElement?.getBoundingClientRect();
    if (box === undefined) return;
    const fromStart = isRtl(frame.current) ? box.right - clientX : clientX - box.left;
    place((fromStart / box.width) * 100);
  };
  const onKey = (key: React.KeyboardEvent) => {
    const forward = isRtl(frame.current) ? 'ArrowLeft' : 'ArrowRight';
    const backward = isRtl(frame.current) ? 'ArrowRight' : 'ArrowLeft';
    if (key.key === forward) place(share + STEP);
    else if (key.key === backward) place(share - STEP);
    else if (key.key === 'Home') place(LEAST);
    else if (key.key === 'End') place(MOST);
    else return;
    key.preventDefault();
  };

  return (
    <div
      ref={frame}
      className={only === 'none' ? 'hidden' : 'grid min-h-0 min-w-0 flex-1'}
      style={{
        gridTemplateColumns:
          only === null
            ? `minmax(14rem, calc((100% + var(--beside, 0px)) * ${share / 100})) auto minmax(15rem, 1fr)`
            : 'minmax(0, 1fr)',
      }}
    >
      <div className={only === 'second' ? 'hidden' : 'flex min-h-0 min-w-0 flex-col'}>{first}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a line between panes that moves is a separator with a value, not an hr. */}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('split')}
        aria-valuenow={Math.round(share)}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        onKeyDown={onKey}
        onPointerDown={(press) => press.currentTarget.setPointerCapture(press.pointerId)}
        onPointerMove={(move) => {
          if (move.currentTarget.hasPointerCapture(move.pointerId)) follow(move.clientX);
        }}
        onDoubleClick={() => place(START)}
        className={only === null ? 'group relative w-3 cursor-col-resize touch-none' : 'hidden'}
      >
        <span className="absolute inset-y-0 start-1/2 w-px bg-line group-hover:w-0.5 group-hover:bg-accent group-focus-visible:w-0.5 group-focus-visible:bg-accent" />
      </div>
      <div className={only === 'first' ? 'hidden' : 'flex min-h-0 min-w-0 flex-col'}>{second}</div>
    </div>
  );
}

function isRtl(element: HTMLElement | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
