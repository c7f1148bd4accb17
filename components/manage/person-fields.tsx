'use client';

import { useTranslations } from 'use-intl';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { rolesToGive } from '#lib/people/edit-person.ts';
import type { Role } from '#lib/people/person.ts';

/** What is typed about somebody; empty for none. */
export interface PersonForm {
  name: string;
  role: Role;
  organisation: string;
  country: string;
}

const FIELDS = ['name', 'role', 'organisation', 'country'] as const;

/** Whether a refusal is about one of these fields, and so stands there. */
export function isOfField(refusal: Refusal | null): boolean {
  return FIELDS.some((field) => field === refusal?.field);
}

/** Name, role, organisation and country of somebody, each with what is wrong with it. */
export function PersonFields({
  form,
  onChange,
  refusal,
  ownRole = false,
}: {
  form: PersonForm;
  onChange: (form: PersonForm) => void;
  refusal: Refusal | null;
  /** It is oneself: the role stays. */
  ownRole?: boolean;
}) {
  const t = useTranslations('manage.people');
  const common = useTranslations('common');
  const join = useTranslations('join');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const { event, me } = useAround();
  const field = (name: keyof PersonForm) => ({
    value: form[name],
    error: refusal !== null && refusal.field === name ? sentence(refusal) : undefined,
    onChange: (typed: { target: { value: string } }) => onChange({ ...form, [name]: typed.target.value }),
  });
  const roles = ownRole ? [form.role] : rolesToGive(me.person);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField label={t('name')} maxLength={200} autoComplete="off" {...field('name')} />
      <Select
        label={t('role')}
        hint={ownRole ? t('ownRole') : undefined}
        options={roles.map((value) => ({ value, label: common(`role.${value}`) }))}
        {...field('role')}
      />
      <Select
        label={t('organisation')}
        options={[
          { value: '', label: join('noOrganisation') },
          ...event.organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...field('organisation')}
      />
      <Select
        label={t('country')}
        options={[
          { value: '', label: join('noCountry') },
          ...event.countries.map(({ code, name }) => ({ value: code, label: name[language] })),
        ]}
        {...field('country')}
      />
    </div>
  );
}
