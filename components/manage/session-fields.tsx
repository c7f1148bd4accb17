'use client';

import { useTranslations } from 'use-intl';
import { useAround } from '#components/programme/context.tsx';
import { ZoneHint } from '#components/programme/zone-hint.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { KeptSession } from '#lib/event/kept.ts';
import { ATTRIBUTIONS, SESSION_KINDS } from '#lib/event/kinds.ts';
import { PLACE_MAX, TITLE_MAX } from '#lib/event/limits.ts';
import type { SessionForm } from '#lib/event/session-form.ts';
import { GivenField } from './given-field.tsx';
import { LinesField } from './lines-field.tsx';
import { RoomsField } from './rooms-field.tsx';

/** Everything of a session that can be changed, each with what is wrong with it. */
export function SessionFields({
  form,
  onChange,
  kept,
  at,
}: {
  form: SessionForm;
  onChange: (part: Partial<SessionForm>) => void;
  /** The session as it is kept; null for a new one. */
  kept: KeptSession | null;
  at: (place: string) => string | undefined;
}) {
  const t = useTranslations('manage.session');
  const programme = useTranslations('programme');
  const { event, now } = useAround();
  const text = (part: 'day' | 'from' | 'to' | 'place') => ({
    label: t(part),
    value: form[part],
    error: at(part),
    onChange: (typed: { target: { value: string } }) => onChange({ [part]: typed.target.value }),
  });
  const fixed = kept?.rooms.some(({ written }) => written) ?? false;
  return (
    <div className="grid gap-8">
      <div className="grid gap-5">
        <GivenField
          label={t('title')}
          given={form.title}
          onChange={(title) => onChange({ title })}
          place="title"
          at={at}
          maxLength={TITLE_MAX}
        />
        <Select
          label={t('kind')}
          value={form.kind}
          onChange={(chosen) => onChange({ kind: chosen.target.value as SessionForm['kind'] })}
          error={at('kind')}
          options={SESSION_KINDS.map((value) => ({ value, label: programme(`kind.${value}`) }))}
        />
        <div className="grid grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-[2fr_1fr_1fr]">
          <TextField type="date" className="max-sm:col-span-2" {...text('day')} />
          <TextField type="time" {...text('from')} />
          <TextField type="time" {...text('to')} />
        </div>
        <div className="-mt-3 empty:hidden">
          <ZoneHint timeZone={event.timeZone} now={now} />
        </div>
        <TextField {...text('place')} hint={t('placeHint')} maxLength={PLACE_MAX * 2} />
        <Select
          label={t('attribution')}
          hint={fixed ? t('attributionFixed') : t('attributionHint')}
          value={form.attribution}
          onChange={(chosen) => onChange({ attribution: chosen.target.value as SessionForm['attribution'] })}
          error={at('attribution')}
          options={ATTRIBUTIONS.filter((value) => !fixed || value === form.attribution).map((value) => ({
            value,
            label: t(`signs.${value}`),
          }))}
        />
      </div>
      <RoomsField rooms={form.rooms} onChange={(rooms) => onChange({ rooms })} kept={kept} at={at} />
      <LinesField
        legend={t('columns')}
        hint={t('columnsHint')}
        lineLabel={(number) => t('column', { number })}
        addLabel={t('addColumn')}
        lines={form.columns}
        onChange={(columns) => onChange({ columns })}
        place="columns"
        at={at}
      />
      <LinesField
        legend={t('headings')}
        hint={t('headingsHint')}
        lineLabel={(number) => t('heading', { number })}
        addLabel={t('addHeading')}
        lines={form.headings}
        onChange={(headings) => onChange({ headings })}
        place="headings"
        at={at}
      />
    </div>
  );
}
