'use client';

import { useId } from 'react';
import { useLanguage } from '#components/language/provider.tsx';
import { CheckIcon } from '#components/ui/icon.tsx';
import { readIn } from '#lib/event/given.ts';
import { toggled } from '#lib/poll/answering.ts';
import type { Choice } from '#lib/poll/ballot.ts';
import type { PollPlan } from '#lib/poll/poll.ts';

/** Several of the options, each on or off with a tap. */
export function Several({
  plan,
  labelledBy,
  describedBy,
  choice,
  onChoice,
}: {
  plan: PollPlan;
  labelledBy: string;
  describedBy: string;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}) {
  const { language } = useLanguage();
  const id = useId();
  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy} className="grid gap-2">
      {plan.options.map((option) => {
        const { text, language: given } = readIn(option.text, language);
        return (
          <label key={option.id} htmlFor={`${id}-${option.id}`} className="answer-option px-3">
            <input
              id={`${id}-${option.id}`}
              type="checkbox"
              checked={choice.includes(option.id)}
              onChange={() => {
                // In the order of the options, so that the same choice is the same.
                const next = toggled(choice, option.id);
                onChoice(plan.options.map((each) => each.id).filter((each) => next.includes(each)));
              }}
              className="sr-only"
            />
            <span aria-hidden="true" className="answer-box">
              <CheckIcon />
            </span>
            <span className="min-w-0">
              <bdi lang={given}>{text}</bdi>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
