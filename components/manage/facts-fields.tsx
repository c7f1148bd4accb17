'use client';

import { useTranslations } from 'use-intl';
import { TextField } from '#components/ui/field.tsx';
import type { FactsForm } from '#lib/event/event-form.ts';
import { KEEP_DAYS_MAX, TITLE_MAX } from '#lib/event/limits.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '#lib/language/language.ts';
import { GivenField } from './given-field.tsx';

/** Name, day, zone, languages and how long everything is kept; each with what is wrong with it. */
export function FactsFields({
  form,
  onChange,
  at,
  keeps,
}: {
  form: FactsForm;
  onChange: (form: FactsForm) => void;
  at: (place: string) => string | undefined;
  /** Also how long everything is kept. */
  keeps: boolean;
}) {
  const t = useTranslations('manage.facts');
  const wrong = at('languages');
  return (
    <div className="grid gap-5">
      <GivenField
        label={t('title')}
        given={form.title}
        onChange={(title) => onChange({ ...form, title })}
        place="title"
        at={at}
        maxLength={TITLE_MAX}
      />
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
        <TextField
          type="date"
          label={t('date')}
          hint={t('dateHint')}
          value={form.date}
          error={at('date')}
          onChange={(typed) => onChange({ ...form, date: typed.target.value })}
        />
        <TextField
          dir="ltr"
          label={t('timeZone')}
          hint={t('timeZoneHint')}
          list="time-zones"
          autoComplete="off"
          value={form.timeZone}
          error={at('timeZone')}
          onChange={(typed) => onChange({ ...form, timeZone: typed.target.value })}
        />
        <datalist id="time-zones">
          {ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <fieldset data-wrong={wrong === undefined ? undefined : ''} tabIndex={-1}>
        <legend className="font-semibold">{t('languages')}</legend>
        <div className="flex flex-wrap gap-x-5">
          {LANGUAGES.map((each) => (
            <label key={each} lang={each} className="inline-flex min-h-11 cursor-pointer items-center gap-2">
              <input
                type="checkbox"
                className="size-5 accent-(--accent)"
                checked={form.languages.includes(each)}
                onChange={({ target }) =>
                  onChange({
                    ...form,
                    languages: LANGUAGES.filter((one) =>
                      one === each ? target.checked : form.languages.includes(one),
                    ),
                  })
                }
              />
              {LANGUAGE_NAMES[each]}
            </label>
          ))}
        </div>
        {wrong && <p className="border-s-4 border-trouble ps-2 text-sm text-trouble">{wrong}</p>}
      </fieldset>
      {keeps && (
        <TextField
          className="sm:w-1/2 sm:pe-2"
          label={t('keepDays')}
          hint={t('keepHint', { max: KEEP_DAYS_MAX })}
          inputMode="numeric"
          dir="ltr"
          value={form.keepDays}
          error={at('keepDays')}
          onChange={(typed) => onChange({ ...form, keepDays: typed.target.value })}
        />
      )}
    </div>
  );
}

/** Offered while typing; any other that clocks know can be typed. */
const ZONES = [
  'Europe/Brussels',
  'Asia/Baghdad',
  'Asia/Kabul',
  'Africa/Douala',
  'Africa/Casablanca',
  'Europe/Moscow',
  'Europe/Paris',
  'Europe/London',
  'UTC',
];
