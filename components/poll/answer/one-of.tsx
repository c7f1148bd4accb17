'use client';

import { useRef } from 'react';
import type { Language } from '#lib/language/language.ts';

export interface OneOption {
  id: string;
  text: string;
  language?: Language;
}

/**
 * One of several, chosen with one tap. By keyboard the arrows only move, so that walking past an answer does not give
 * it; Space or Enter does.
 */
export function OneOf({
  labelledBy,
  describedBy,
  options,
  chosen,
  inRow = false,
  onChoose,
}: {
  labelledBy: string;
  describedBy?: string;
  options: readonly OneOption[];
  chosen: string | null;
  /** Side by side, for short values. */
  inRow?: boolean;
  onChoose: (id: string) => void;
}) {
  const group = useRef<HTMLDivElement>(null);
  const go = (from: number, by: number) => {
    const buttons = group.current?.querySelectorAll('button') ?? [];
    buttons[(from + by + buttons.length) % buttons.length]?.focus();
  };
  const onKey = (key: React.KeyboardEvent, at: number) => {
    const isRtl = group.current !== null && getComputedStyle(group.current).direction === 'rtl';
    const by = {
      ArrowDown: 1,
      ArrowUp: -1,
      ArrowRight: inRow && isRtl ? -1 : 1,
      ArrowLeft: inRow && isRtl ? 1 : -1,
    }[key.key];
    if (by === undefined) return;
    key.preventDefault();
    go(at, by);
  };
  const stop = options.some(({ id }) => id === chosen) ? chosen : options[0]?.id;
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={inRow ? 'answer-row' : 'grid gap-2'}
    >
      {options.map(({ id, text, language }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio is chosen by every arrow key on the way to another.
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={id === chosen}
          tabIndex={id === stop ? 0 : -1}
          onKeyDown={(key) => onKey(key, at)}
          onClick={() => onChoose(id)}
          className={`answer-option ${inRow ? 'justify-center px-1' : 'px-3'}`}
        >
          {!inRow && <span aria-hidden="true" className="answer-dot" />}
          <span className="min-w-0">
            <bdi lang={language}>{text}</bdi>
          </span>
        </button>
      ))}
    </div>
  );
}
