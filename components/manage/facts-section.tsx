'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import type { Refusal } from '#components/language/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { type FactsForm, factsDraft, factsForm } from '#lib/event/event-form.ts';
import { useManage } from './context.tsx';
import { FactsFields } from './facts-fields.tsx';
import { FormErrors, useFirstWrong } from './form-errors.tsx';
import { useMistakesAt } from './use-mistakes.ts';
import { useTyped } from './use-typed.ts';

/** Name, day, zone and languages of the meeting, to change. */
export function FactsSection() {
  const t = useTranslations('manage.event');
  const { programme, again, tell } = useManage();
  const saved = factsForm(programme.event);
  const [typed, type] = useTyped<FactsForm>('facts');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const element = useRef<HTMLFormElement>(null);
  const at = useMistakesAt(refusal?.mistakes ?? []);
  useFirstWrong(element, refusal);
  const change = async (form: FactsForm) => {
    const answer = await send('PATCH', '/api/event', factsDraft(form));
    again();
    return answer.ok ? null : answer.error;
  };
  const submit = async (sent: FormEvent) => {
    sent.preventDefault();
    const problem = await change(typed ?? saved);
    setRefusal(problem);
    if (problem !== null) return;
    type(null);
    tell({ sentence: t('factsSaved'), undo: () => change(saved) });
  };
  return (
    <form ref={element} onSubmit={submit} noValidate className="mb-10 grid gap-5">
      <FactsFields form={typed ?? saved} onChange={type} at={at} keeps={false} />
      <FormErrors refusal={refusal} />
      <div>
        <Button type="submit" kind="primary">
          {t('saveFacts')}
        </Button>
      </div>
    </form>
  );
}
