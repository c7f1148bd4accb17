'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { Arrived } from '#components/ui/arrived.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#lib/language/language.ts';
import type { PersonLinkAnswer } from '#lib/wire/api.ts';
import { useFirstWrong } from './form-errors.tsx';
import { isOfField, PersonFields, type PersonForm } from './person-fields.tsx';
import { PersonLink } from './person-link.tsx';
import { useTyped } from './use-typed.ts';

type NewPerson = PersonForm & { language: Language };

/** Adds somebody, and shows the personal link to hand over to them. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const t = useTranslations('manage.people');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const empty: NewPerson = { name: '', role: 'participant', organisation: '', country: '', language };
  const [typed, type] = useTyped<NewPerson>('person:new');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [added, setAdded] = useState<PersonLinkAnswer | null>(null);
  const element = useRef<HTMLFormElement>(null);
  useFirstWrong(element, refusal);
  const form = typed ?? empty;

  const submit = async (sent: FormEvent) => {
    sent.preventDefault();
    const answer = await send<PersonLinkAnswer>('POST', '/api/people', form);
    setRefusal(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setAdded(answer.value);
    type(null);
  };

  return (
    <section aria-label={t('add')} className="mb-6 rounded-lg border border-line bg-sheet p-5 shadow-sheet">
      {added === null ? (
        <form ref={element} onSubmit={submit} noValidate className="grid gap-4">
          <PersonFields form={form} onChange={(part) => type({ ...form, ...part })} refusal={refusal} />
          <Select
            label={common('language')}
            className="sm:w-1/2 sm:pe-2"
            value={form.language}
            onChange={(chosen) => type({ ...form, language: chosen.target.value as Language })}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
          {refusal && !isOfField(refusal) && (
            <Notice tone="trouble" urgent>
              {sentence(refusal)}
            </Notice>
          )}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" kind="primary">
              {t('addNow')}
            </Button>
            <Button
              onClick={() => {
                type(null);
                onClose();
              }}
            >
              {common('cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <Arrived>
            <PersonLink name={added.person.name} link={added.link} />
          </Arrived>
          <div className="mt-4 flex flex-wrap gap-2">
            <Button onClick={() => setAdded(null)}>{t('addAnother')}</Button>
            <Button onClick={onClose}>{common('close')}</Button>
          </div>
        </>
      )}
    </section>
  );
}
