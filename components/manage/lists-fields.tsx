'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { ListsForm } from '#lib/event/event-form.ts';
import { filled } from '#lib/event/given.ts';
import { ORGANISATION_KINDS } from '#lib/event/kinds.ts';
import { LABEL_MAX, ORGANISATION_NAME_MAX } from '#lib/event/limits.ts';
import { type Line, withLine } from '#lib/event/session-form.ts';
import { GivenField } from './given-field.tsx';

/** Countries, organisations and topics; what a room or a person belongs to (`used`) has to stay. */
export function ListsFields({
  form,
  onChange,
  used,
  at,
}: {
  form: ListsForm;
  onChange: (form: ListsForm) => void;
  used: { countries: readonly string[]; organisations: readonly string[] };
  at: (place: string) => string | undefined;
}) {
  const t = useTranslations('manage.lists');
  const { language } = useLanguage();
  function put<Part extends keyof ListsForm>(
    part: Part,
    key: string,
    change: Partial<ListsForm[Part][number]>,
  ) {
    const lines = form[part].map((line) => (line.key === key ? { ...line, ...change } : line));
    onChange({ ...form, [part]: lines });
  }
  const away = (part: keyof ListsForm) => (key: string) =>
    onChange({ ...form, [part]: form[part].filter((line) => line.key !== key) });
  return (
    <div className="grid gap-10">
      <Lines
        part="countries"
        lines={form.countries}
        nameOf={({ name, code }) => filled(name)[language] || code}
        stays={({ id }) => id !== undefined && used.countries.includes(id)}
        wrong={at('countries')}
        onTakeAway={away('countries')}
        onAdd={() => onChange({ ...form, countries: withLine(form.countries, { code: '', name: {} }) })}
      >
        {(line, index) => (
          <div className="grid gap-x-3 gap-y-3 sm:grid-cols-[7rem_minmax(0,1fr)]">
            <TextField
              dir="ltr"
              label={t('code')}
              value={line.code}
              // Rooms and people are known by it.
              readOnly={line.id !== undefined}
              error={at(`countries[${index}].code`)}
              maxLength={12}
              autoCapitalize="characters"
              onChange={(typed) => put('countries', line.key, { code: typed.target.value })}
            />
            <GivenField
              label={t('countryName')}
              given={line.name}
              onChange={(name) => put('countries', line.key, { name })}
              place={`countries[${index}].name`}
              at={at}
              maxLength={LABEL_MAX}
            />
          </div>
        )}
      </Lines>
      <Lines
        part="organisations"
        lines={form.organisations}
        nameOf={({ name }) => name}
        stays={({ id }) => id !== undefined && used.organisations.includes(id)}
        wrong={at('organisations')}
        onTakeAway={away('organisations')}
        onAdd={() =>
          onChange({
            ...form,
            organisations: withLine(form.organisations, { name: '', kind: 'public body' }),
          })
        }
      >
        {(line, index) => (
          <div className="grid gap-x-3 gap-y-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
            <TextField
              label={t('organisationName')}
              value={line.name}
              error={at(`organisations[${index}].name`) ?? at(`organisations[${index}]`)}
              maxLength={ORGANISATION_NAME_MAX * 2}
              onChange={(typed) => put('organisations', line.key, { name: typed.target.value })}
            />
            <Select
              label={t('organisationKind')}
              value={line.kind}
              onChange={(chosen) =>
                put('organisations', line.key, { kind: chosen.target.value as typeof line.kind })
              }
              options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </div>
        )}
      </Lines>
      <Lines
        part="topics"
        lines={form.topics}
        nameOf={({ name }) => filled(name)[language]}
        stays={() => false}
        wrong={at('topics')}
        onTakeAway={away('topics')}
        onAdd={() => onChange({ ...form, topics: withLine(form.topics, { name: {} }) })}
      >
        {(line, index) => (
          <GivenField
            label={t('topicName')}
            given={line.name}
            onChange={(name) => put('topics', line.key, { name })}
            place={`topics[${index}].name`}
            at={at}
            maxLength={LABEL_MAX}
          />
        )}
      </Lines>
    </div>
  );
}

/** One of the lists: its lines, how to take one away, and how to add one. */
function Lines<Each extends Line>({
  part,
  lines,
  nameOf,
  stays,
  wrong,
  onTakeAway,
  onAdd,
  children,
}: {
  part: keyof ListsForm;
  lines: readonly Each[];
  nameOf: (line: Each) => string;
  stays: (line: Each) => boolean;
  wrong: string | undefined;
  onTakeAway: (key: string) => void;
  onAdd: () => void;
  children: (line: Each, index: number) => ReactNode;
}) {
  const t = useTranslations('manage.lists');
  const manage = useTranslations('manage');
  return (
    <fieldset id={part} data-wrong={wrong === undefined ? undefined : ''} tabIndex={-1}>
      <legend className="text-lg font-semibold">{t(part)}</legend>
      <p className="mb-3 text-sm text-soft">{t(`${part}Hint`)}</p>
      {wrong && <p className="mb-2 border-s-4 border-trouble ps-2 text-sm text-trouble">{wrong}</p>}
      <ol className="grid gap-4">
        {lines.map((line, index) => (
          <li key={line.key} className="border-s-2 border-line ps-3">
            {children(line, index)}
            {stays(line) ? (
              <p className="text-sm text-soft">{t('stays')}</p>
            ) : (
              <Button
                kind="plain"
                onClick={() => onTakeAway(line.key)}
                aria-label={manage('takeAwayOf', { name: nameOf(line) || String(index + 1) })}
                className="text-sm"
              >
                {t('takeAway')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Button onClick={onAdd} className="mt-3 text-sm">
        {t(`${part}Add`)}
      </Button>
    </fieldset>
  );
}
