'use client';

import { useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { CloseIcon, LineMark } from '#components/ui/icon.tsx';
import { readIn } from '#lib/event/given.ts';
import { moved, toggled } from '#lib/poll/answering.ts';
import type { Choice } from '#lib/poll/ballot.ts';
import type { PollPlan } from '#lib/poll/poll.ts';

/** Options put in order: a tap gives each the next place, and buttons move it up, down or out again. */
export function InOrder({
  plan,
  labelledBy,
  choice,
  onChoice,
}: {
  plan: PollPlan;
  labelledBy: string;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}) {
  const t = useTranslations('poll.answer');
  const { language } = useLanguage();
  const id = useId();
  const frame = useRef<HTMLFieldSetElement>(null);
  const texts = new Map(plan.options.map((option) => [option.id, readIn(option.text, language)]));
  const unplaced = plan.options.filter((option) => !choice.includes(option.id));

  /** The button stays under the keyboard when what it moved is somewhere else. */
  const move = (option: string, by: -1 | 1) => {
    onChoice(moved(choice, option, by));
    const way = by === -1 ? 'up' : 'down';
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-move="${CSS.escape(`${way}:${option}`)}"]`)?.focus(),
    );
  };
  return (
    <fieldset ref={frame} aria-labelledby={labelledBy} className="grid gap-3">
      {choice.length > 0 && (
        <div>
          <p id={`${id}-order`} className="mb-1 text-sm font-semibold">
            {t('order')}
          </p>
          <ol aria-labelledby={`${id}-order`} className="grid gap-1">
            {choice.map((option, at) => {
              const { text = '', language: given } = texts.get(option) ?? {};
              return (
                <li key={option} className="answer-placed">
                  <span className="numbers font-semibold">{at + 1}.</span>
                  <span className="min-w-0 flex-1">
                    <bdi lang={given}>{text}</bdi>
                  </span>
                  <span className="flex">
                    <IconButton
                      label={t('up', { option: text })}
                      data-move={`up:${option}`}
                      onClick={() => move(option, -1)}
                    >
                      <LineMark d="M8 13V3M3.5 7.5L8 3l4.5 4.5" />
                    </IconButton>
                    <IconButton
                      label={t('down', { option: text })}
                      data-move={`down:${option}`}
                      onClick={() => move(option, 1)}
                    >
                      <LineMark d="M8 3v10M3.5 8.5L8 13l4.5-4.5" />
                    </IconButton>
                    <IconButton
                      label={t('out', { option: text })}
                      onClick={() => onChoice(toggled(choice, option))}
                    >
                      <CloseIcon />
                    </IconButton>
                  </span>
                </li>
              );
            })}
          </ol>
        </div>
      )}
      {unplaced.length > 0 && (
        <div>
          {choice.length > 0 && <p className="mb-1 text-sm font-semibold">{t('unplaced')}</p>}
          <ul className="grid gap-2">
            {unplaced.map((option) => (
              <li key={option.id}>
                <button
                  type="button"
                  onClick={() => onChoice(toggled(choice, option.id))}
                  className="answer-option px-3"
                >
                  <span aria-hidden="true" className="answer-place numbers">
                    {choice.length + 1}
                  </span>
                  <span className="min-w-0">
                    <bdi lang={texts.get(option.id)?.language}>{texts.get(option.id)?.text}</bdi>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </fieldset>
  );
}
