'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useLive } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { localeOf } from '#lib/language/locale.ts';
import { found } from '#lib/people/find.ts';
import type { PeopleAnswer } from '#lib/wire/api.ts';
import { AddPerson } from './add-person.tsx';
import { CodeSection } from './code-section.tsx';
import { PersonRow } from './person-row.tsx';
import { type Listed, usePeople } from './use-people.ts';

/** From so many on, a list is searched rather than read. */
const SEARCH_FROM = 12;

/** Everybody who takes part: who they are, whether they are here, and what can be changed; and the code to join. */
export function ManagePeople({ rendered }: { rendered: PeopleAnswer | null }) {
  const t = useTranslations('manage.people');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const { event } = useAround();
  const live = useLive();
  const { people, error, again } = usePeople(rendered);
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState(false);
  const textOf = (person: Listed) =>
    [
      person.name,
      common(`role.${person.role}`),
      event.organisations.find(({ id }) => id === person.organisationId)?.name ?? '',
      event.countries.find(({ code }) => code === person.country)?.name[language] ?? '',
    ].join(' ');
  const compare = new Intl.Collator(localeOf(language)).compare;
  const shown = found(people ?? [], query, textOf).sort((a, b) => compare(a.name, b.name));
  return (
    <>
      <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-xl">{t('heading')}</h1>
          {people && (
            <p className="text-sm text-soft">
              {t('counts', { all: people.length, here: live.people.length })}
            </p>
          )}
        </div>
        {!adding && (
          <Button kind="primary" onClick={() => setAdding(true)} className="max-sm:w-full">
            {t('add')}
          </Button>
        )}
      </div>
      {error && (
        <div className="mb-4">
          <Notice tone="warn" action={<Button onClick={again}>{common('tryAgain')}</Button>}>
            {sentence(error)}
          </Notice>
        </div>
      )}
      {adding && <AddPerson onClose={() => setAdding(false)} />}
      {people && people.length >= SEARCH_FROM && (
        <div className="mb-4 max-w-xl">
          <TextField
            type="search"
            label={t('search')}
            value={query}
            onChange={(typed) => setQuery(typed.target.value)}
          />
          <p role="status" className="mt-1 text-sm text-soft empty:hidden">
            {query.trim() !== '' && t('found', { count: shown.length })}
          </p>
        </div>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-sheet shadow-sheet empty:hidden">
        {shown.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            presence={live.people.find(({ personId }) => personId === person.id) ?? null}
          />
        ))}
      </ul>
      <CodeSection />
    </>
  );
}
