'use client';

import { type FormEvent, type RefObject, useId } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { CheckField, TextField } from '#components/ui/field.tsx';
import { BackIcon } from '#components/ui/icon.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { dayInWords } from '#lib/language/locale.ts';
import type { CodeAnswer } from '#lib/wire/api.ts';
import { CountryChoice } from './country-choice.tsx';
import type { Draft } from './draft.ts';

/** A form as it was filled in. */
export interface Details extends Omit<Draft, 'code'> {
  sharedDevice: boolean;
}

function read(form: HTMLFormElement): Details {
  const data = new FormData(form);
  const text = (name: string) => data.get(name)?.toString() ?? '';
  return {
    name: text('name'),
    organisation: text('organisation'),
    country: text('country'),
    sharedDevice: data.has('shared'),
  };
}

/** Step two: which meeting this is, and who one is in it. */
export function DetailsStep({
  event,
  draft,
  nameField,
  nameError,
  error,
  busy,
  onType,
  onJoin,
  onBack,
}: {
  event: CodeAnswer['event'];
  draft: Draft;
  nameField: RefObject<HTMLInputElement | null>;
  nameError: string | null;
  /** What is wrong, where it is not the name. */
  error: string | null;
  busy: boolean;
  onType: (details: Details) => void;
  onJoin: (details: Details) => void;
  onBack: () => void;
}) {
  const t = useTranslations('join');
  const common = useTranslations('common');
  const { language } = useLanguage();
  const title = useId();
  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    onJoin(read(sent.currentTarget));
  };
  const organisations = event.organisations.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form
      onSubmit={submit}
      onChange={(typed) => onType(read(typed.currentTarget))}
      aria-labelledby={title}
      noValidate
      className="space-y-6"
    >
      <div>
        <p className="text-sm font-medium text-soft">
          <time dateTime={event.date}>{dayInWords(event.date, language)}</time>
        </p>
        <h1 id={title} className="mt-1 text-2xl">
          {event.title[language]}
        </h1>
      </div>
      <TextField
        ref={nameField}
        label={t('name')}
        hint={t('nameHint')}
        error={nameError}
        name="name"
        autoComplete="name"
        defaultValue={draft.name}
        enterKeyHint="next"
        maxLength={200}
        required
      />
      <CountryChoice countries={event.countries} chosen={draft.country} />
      <Select
        label={t('organisation')}
        aside={common('optional')}
        name="organisation"
        defaultValue={draft.organisation}
        options={[{ value: '', label: t('noOrganisation') }, ...organisations]}
      />
      <CheckField name="shared" label={t('shared')} hint={t('sharedHint')} />
      {error && (
        <Notice tone="trouble" urgent>
          {error}
        </Notice>
      )}
      <div className="space-y-2">
        <Button type="submit" kind="primary" className="min-h-13 w-full" aria-busy={busy}>
          {busy ? t('joining') : t('join')}
        </Button>
        <Button kind="plain" onClick={onBack} className="w-full">
          <BackIcon />
          {t('otherCode')}
        </Button>
      </div>
    </form>
  );
}
