'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { GivenField } from '#components/manage/given-field.tsx';
import { Button } from '#components/ui/button.tsx';
import type { PollDraft } from '#lib/poll/draft.ts';
import { OPTION_MAX, OPTIONS_MAX } from '#lib/poll/poll.ts';
import { withOptions } from '#lib/poll/prepare.ts';

/** The options of a poll in their order, each in several languages; moved and taken away by buttons. */
export function OptionsFields({
  plan,
  onChange,
  at,
}: {
  plan: PollDraft;
  onChange: (plan: PollDraft) => void;
  at: (place: string) => string | undefined;
}) {
  const t = useTranslations('console.form');
  const list = useRef<HTMLOListElement>(null);
  const { options } = plan;
  const set = (next: PollDraft['options']) => onChange(withOptions(plan, next));
  const move = (place: number, by: -1 | 1) => {
    const next = [...options];
    const [moved] = next.splice(place, 1);
    if (moved === undefined) return;
    next.splice(place + by, 0, moved);
    set(next);
  };
  const add = () => {
    set([...options, { id: madeId(), text: {} }]);
    // Once it is drawn.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus());
  };
  const wrong = at('options');
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{t('options')}</legend>
      <ol ref={list} className="grid gap-3">
        {options.map(({ id, text }, place) => {
          const number = place + 1;
          return (
            <li
              key={id}
              className="grid gap-x-2 border-s-2 border-line ps-3 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <GivenField
                label={t('option', { number })}
                given={text}
                onChange={(given) =>
                  set(options.map((each) => (each.id === id ? { id, text: given } : each)))
                }
                place={`options[${place}]`}
                at={at}
                maxLength={OPTION_MAX}
              />
              <div className="flex gap-1 self-start sm:pt-7">
                <Button
                  className="px-3 text-sm"
                  aria-label={t('optionUp', { number })}
                  {...(place === 0 && { 'aria-disabled': true })}
                  onClick={() => place > 0 && move(place, -1)}
                >
                  ↑
                </Button>
                <Button
                  className="px-3 text-sm"
                  aria-label={t('optionDown', { number })}
                  {...(place === options.length - 1 && { 'aria-disabled': true })}
                  onClick={() => place < options.length - 1 && move(place, 1)}
                >
                  ↓
                </Button>
                <Button
                  className="text-sm"
                  aria-label={t('optionOut', { number })}
                  onClick={() => set(options.filter((each) => each.id !== id))}
                >
                  {t('out')}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      {wrong && (
        <p data-wrong tabIndex={-1} className="mt-2 border-s-4 border-trouble ps-2 text-sm text-trouble">
          {wrong}
        </p>
      )}
      <Button
        className="mt-3 text-sm"
        onClick={add}
        disabledBecause={options.length >= OPTIONS_MAX ? t('optionsFull', { max: OPTIONS_MAX }) : undefined}
      >
        {t('addOption')}
      </Button>
    </fieldset>
  );
}
