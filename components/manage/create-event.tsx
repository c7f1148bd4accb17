'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, send, sendFile } from '#components/api.ts';
import type { Refusal } from '#components/language/problem.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import {
  type FactsForm,
  factsDraft,
  type ListsForm,
  listsDraft,
  NO_LISTS,
  newFacts,
} from '#lib/event/event-form.ts';
import { may } from '#lib/people/permission.ts';
import type { CreatedAnswer } from '#lib/wire/api.ts';
import { Created } from './created.tsx';
import { FactsFields } from './facts-fields.tsx';
import { FileChoice } from './file-choice.tsx';
import { FormErrors, useFirstWrong } from './form-errors.tsx';
import { ListsFields } from './lists-fields.tsx';
import { NotForYou } from './not-for-you.tsx';
import { useMistakesAt } from './use-mistakes.ts';
import { useTyped } from './use-typed.ts';

const WAYS = ['form', 'copy', 'file'] as const;
type Way = (typeof WAYS)[number];

interface Typed {
  way: Way;
  facts: FactsForm;
  lists: ListsForm;
}

/** Another meeting on this server: filled in, as a copy of this one, or from a file. */
export function CreateEvent() {
  const t = useTranslations('manage.create');
  const { event, me } = useAround();
  const [typed, type] = useTyped<Typed>('event:new');
  const [created, setCreated] = useState<CreatedAnswer | null>(null);
  const form = typed ?? { way: 'form', facts: newFacts(event), lists: NO_LISTS };
  if (!may(me.person, 'event:create', { eventId: me.person.eventId })) return <NotForYou />;
  if (created !== null) return <Created created={created} />;

  const take = async (answer: Answer<CreatedAnswer>): Promise<Answer<CreatedAnswer>> => {
    if (answer.ok) {
      type(null);
      setCreated(answer.value);
    }
    return answer;
  };
  const create = async (body: object) => take(await send('POST', '/api/events', body));
  const takeIn = async (file: object) =>
    take(await sendFile('/api/import', new Blob([JSON.stringify(file)])));
  return (
    <div className="max-w-3xl">
      <h1 className="text-xl">{t('heading')}</h1>
      <p className="mb-5 text-sm text-soft">{t('text')}</p>
      <fieldset className="mb-7">
        <legend className="mb-1 font-semibold">{t('way')}</legend>
        <div className="grid gap-2 sm:grid-cols-3">
          {WAYS.map((way) => (
            <label
              key={way}
              className="flex min-h-12 cursor-pointer items-start gap-3 rounded-md border border-line-strong bg-sheet px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="way"
                value={way}
                checked={form.way === way}
                onChange={() => type({ ...form, way })}
                className="mt-1 size-5 shrink-0 accent-(--accent)"
              />
              <span className="min-w-0 leading-snug">
                <span className="block font-medium">{t(`ways.${way}`)}</span>
                <span className="block text-sm text-soft">{t(`waysText.${way}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {form.way === 'file' ? (
        // With outputs in it, it is taken in whole rather than as a programme alone.
        <FileChoice onCreate={(file) => ('outputs' in file ? takeIn(file) : create({ file }))} />
      ) : (
        <EventForm key={form.way} form={form} onChange={type} onCreate={create} />
      )}
    </div>
  );
}

/** A meeting filled in, or a copy of this one under another name and day. */
function EventForm({
  form,
  onChange,
  onCreate,
}: {
  form: Typed;
  onChange: (form: Typed) => void;
  onCreate: (body: object) => Promise<Answer<CreatedAnswer>>;
}) {
  const t = useTranslations('manage.create');
  const common = useTranslations('common');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const at = useMistakesAt(refusal?.mistakes ?? []);
  useFirstWrong(element, refusal);
  const submit = async (sent: FormEvent) => {
    sent.preventDefault();
    if (busy) return;
    setBusy(true);
    const facts = factsDraft(form.facts);
    const answer = await onCreate(
      form.way === 'copy' ? { copy: facts } : { file: { ...facts, ...listsDraft(form.lists) } },
    );
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error);
  };
  return (
    <form ref={element} onSubmit={submit} noValidate className="grid gap-8">
      <FactsFields form={form.facts} onChange={(facts) => onChange({ ...form, facts })} at={at} keeps />
      {form.way === 'form' && (
        <ListsFields
          form={form.lists}
          onChange={(lists) => onChange({ ...form, lists })}
          used={{ countries: [], organisations: [] }}
          at={at}
        />
      )}
      <div className="grid gap-3 border-t border-line pt-5">
        <FormErrors refusal={refusal} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" kind="primary" aria-busy={busy}>
            {t('create')}
          </Button>
          <LinkButton href="/manage/event">{common('back')}</LinkButton>
        </div>
      </div>
    </form>
  );
}
