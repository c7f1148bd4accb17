'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemSentence } from '#components/language/problem.ts';
import { useLive } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { Field, INPUT } from '#components/ui/field.tsx';
import { readQuestion } from '#lib/question/ask.ts';
import type { KeptOnDevice } from '#lib/question/device.ts';
import type { QuestionRules } from '#lib/question/question.ts';
import type { DeviceQuestions } from './device.ts';

/** Where one asks: says before whether it carries one's name, and whether somebody looks at it first. */
export function AskForm({
  device,
  kept,
  rules,
  sharedDevice,
}: {
  device: DeviceQuestions;
  kept: KeptOnDevice;
  rules: QuestionRules;
  sharedDevice: boolean;
}) {
  const t = useTranslations('question');
  const sentence = useProblemSentence();
  const [unnamed, setUnnamed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isNamed = !(rules.unnamed && unnamed);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const read = readQuestion(kept.draft);
    setProblem(read.ok ? null : read.problem.code);
    if (read.ok) device.ask(read.value, isNamed);
  };
  const how = [t(isNamed ? 'named' : 'unnamed'), t(rules.moderated ? 'moderated' : 'direct')].join(' ');
  return (
    <form onSubmit={ask} className="grid gap-2">
      <Field label={t('yours')} hint={how} error={problem === null ? undefined : sentence({ code: problem })}>
        {(link) => (
          <input
            {...link}
            className={INPUT}
            dir="auto"
            autoComplete="off"
            enterKeyHint="send"
            value={kept.draft}
            onChange={({ target }) => {
              setProblem(null);
              device.draft(target.value);
            }}
          />
        )}
      </Field>
      {rules.unnamed && (
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-5"
            checked={unnamed}
            onChange={({ target }) => setUnnamed(target.checked)}
          />
          {t('withoutName')}
        </label>
      )}
      <div>
        <Button type="submit">{t('ask')}</Button>
      </div>
      <Unsent device={device} kept={kept} sharedDevice={sharedDevice} />
    </form>
  );
}

/** What the server does not have yet, or did not take. */
function Unsent({
  device,
  kept,
  sharedDevice,
}: {
  device: DeviceQuestions;
  kept: KeptOnDevice;
  sharedDevice: boolean;
}) {
  const t = useTranslations('question');
  const sentence = useProblemSentence();
  const isLost = useLive().connection !== 'live';
  return (
    <ul role="status" className="grid gap-2 empty:hidden">
      {kept.unsent.map(({ id, text, refused }) => (
        <li key={id} className="rounded-md border border-dashed border-line-strong p-3">
          <p dir="auto" className="break-words">
            {text}
          </p>
          {refused === null ? (
            <p className="text-sm text-soft">
              {t(isLost ? (sharedDevice ? 'waitingHere' : 'waitingLine') : 'sending')}
            </p>
          ) : (
            <>
              <p className="my-1 border-s-4 border-trouble ps-2 text-sm text-trouble">
                {sentence({ code: refused })}
              </p>
              <div className="flex flex-wrap gap-2">
                <Button onClick={() => device.drop(id, true)}>{t('backToField')}</Button>
                <Button onClick={() => device.drop(id, false)}>{t('drop')}</Button>
              </div>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
