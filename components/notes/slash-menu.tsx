'use client';

import { useEffect, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { SlashStore } from './slash.ts';

const GAP_PX = 6;
const EDGE_PX = 8;

/** The list that `/` opens, beside the caret: above it when there is no room below, always inside the visible part. */
export function SlashList({ store, text }: { store: SlashStore; text: HTMLElement }) {
  const t = useTranslations('notes');
  const state = useSyncExternalStore(store.subscribe, store.get);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const open = state !== null;
  const chosen = state?.blocks[state.chosen]?.id;

  // The focus stays in the text; what is chosen in the list is told through it.
  useEffect(() => {
    if (!open || chosen === undefined) return;
    text.setAttribute('aria-controls', id);
    text.setAttribute('aria-activedescendant', `${id}-${chosen}`);
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    return () => {
      text.removeAttribute('aria-controls');
      text.removeAttribute('aria-activedescendant');
    };
  }, [open, chosen, id, text]);

  useLayoutEffect(() => {
    const element = list.current;
    const at = state?.at;
    if (element === null || !at) return;
    const box = element.getBoundingClientRect();
    const visible = window.visualViewport?.height ?? window.innerHeight;
    const below = at.bottom + GAP_PX;
    const top =
      below + box.height <= visible - EDGE_PX ? below : Math.max(EDGE_PX, at.top - GAP_PX - box.height);
    const start = getComputedStyle(element).direction === 'rtl' ? at.right - box.width : at.left;
    element.style.top = `${top}px`;
    element.style.left = `${Math.max(EDGE_PX, Math.min(start, window.innerWidth - box.width - EDGE_PX))}px`;
  });

  if (state === null) return null;
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t('slash')}
      className="fixed z-50 max-h-[min(22rem,50dvh)] w-60 overflow-y-auto rounded-md border border-line bg-sheet p-1 shadow-float"
    >
      {state.blocks.map((block, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text (aria-activedescendant).
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the editor's (arrow keys, Enter).
        <div
          key={block.id}
          id={`${id}-${block.id}`}
          role="option"
          aria-selected={index === state.chosen}
          onPointerDown={(press) => press.preventDefault()}
          onMouseDown={(press) => press.preventDefault()}
          onClick={() => state.pick(block)}
          className={`flex min-h-10 cursor-pointer items-center justify-between gap-3 rounded-sm px-3 text-sm pointer-coarse:min-h-11 ${index === state.chosen ? 'bg-accent-soft text-accent' : 'hover:bg-sunken'}`}
        >
          {t(`block.${block.id}`)}
          {block.markdown !== '' && (
            <span dir="ltr" className="text-xs text-soft" aria-hidden="true">
              {block.markdown}
            </span>
          )}
        </div>
      ))}
      {state.blocks.length === 0 && <p className="px-3 py-2 text-sm text-soft">{t('slashNothing')}</p>}
    </div>
  );
}
