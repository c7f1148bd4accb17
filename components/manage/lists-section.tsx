'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import type { Refusal } from '#components/language/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { type ListsForm, listsDraft, listsForm } from '#lib/event/event-form.ts';
import { useManage } from './context.tsx';
import { FormErrors, useFirstWrong } from './form-errors.tsx';
import { ListsFields } from './lists-fields.tsx';
import { useMistakesAt } from './use-mistakes.ts';
import { useTyped } from './use-typed.ts';

/** Countries, organisations and topics of the meeting, to change. */
export function ListsSection() {
  const t = useTranslations('manage.event');
  const { programme, again, tell } = useManage();
  const saved = listsForm(programme.event);
  const [typed, type] = useTyped<{ was: ListsForm; form: ListsForm }>('lists');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const element = useRef<HTMLFormElement>(null);
  const at = useMistakesAt(refusal?.mistakes ?? []);
  useFirstWrong(element, refusal);
  const inRooms = programme.sessions.flatMap(({ rooms }) => rooms.flatMap(({ countries }) => countries));
  const used = { ...programme.used, countries: [...programme.used.countries, ...inRooms] };
  const submit = async (sent: FormEvent) => {
    sent.preventDefault();
    const { was, form } = typed ?? { was: saved, form: saved };
    const answer = await send('PATCH', '/api/event/lists', { ...listsDraft(form), was: listsDraft(was) });
    again();
    setRefusal(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    type(null);
    tell({ sentence: t('listsSaved') });
  };
  return (
    <form ref={element} onSubmit={submit} noValidate className="grid gap-5 border-t border-line pt-6">
      <ListsFields
        form={typed?.form ?? saved}
        onChange={(form) => type({ was: typed?.was ?? saved, form })}
        used={used}
        at={at}
      />
      <FormErrors refusal={refusal} />
      <div>
        <Button type="submit" kind="primary">
          {t('saveLists')}
        </Button>
      </div>
    </form>
  );
}
