'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { Field, INPUT, TextField } from '#components/ui/field.tsx';
import type { Choice } from '#lib/poll/ballot.ts';
import { ANSWER_MAX, type PollPlan, WORD_MAX, WORDS_MAX } from '#lib/poll/poll.ts';

/** So many fields stand there at first. */
const FIELDS = 3;

interface Writing {
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

/** The fields that there can be, from 0. */
const PLACES = Array.from({ length: WORDS_MAX }, (_, at) => at);

/** A few words, each in a field of its own. */
export function Words({ plan, choice, onChoice }: Writing & { plan: PollPlan }) {
  const t = useTranslations('poll.answer');
  const [more, setMore] = useState(0);
  const fields = Math.min(plan.max, Math.max(FIELDS + more, choice.length, plan.min));
  const write = (at: number, text: string) => {
    const next = Array.from({ length: fields }, (_, each) => (each === at ? text : (choice[each] ?? '')));
    onChoice(next);
  };
  return (
    <div className="grid gap-2">
      {PLACES.slice(0, fields).map((at) => (
        <TextField
          key={at}
          label={<span className="text-sm font-normal text-soft">{t('word', { number: at + 1 })}</span>}
          value={choice[at] ?? ''}
          maxLength={WORD_MAX}
          autoComplete="off"
          onChange={(change) => write(at, change.target.value)}
        />
      ))}
      {fields < plan.max && (
        <Button kind="plain" className="-ms-2 justify-self-start text-sm" onClick={() => setMore(more + 1)}>
          {t('moreWords')}
        </Button>
      )}
    </div>
  );
}

/** An answer in one's own words. */
export function OpenText({ choice, onChoice }: Writing) {
  const t = useTranslations('poll.answer');
  const text = choice[0] ?? '';
  const left = ANSWER_MAX - [...text].length;
  return (
    <Field label={<span className="text-sm font-normal text-soft">{t('text')}</span>}>
      {(link) => (
        <>
          <textarea
            {...link}
            dir="auto"
            rows={4}
            value={text}
            maxLength={ANSWER_MAX}
            onChange={(change) => onChoice([change.target.value])}
            className={`${INPUT} resize-y`}
          />
          {left < 100 && <span className="numbers text-sm text-soft">{t('left', { count: left })}</span>}
        </>
      )}
    </Field>
  );
}
