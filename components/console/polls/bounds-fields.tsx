'use client';

import { useTranslations } from 'use-intl';
import { GivenField } from '#components/manage/given-field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { PollDraft } from '#lib/poll/draft.ts';
import { OPTION_MAX } from '#lib/poll/poll.ts';
import { boundsOf } from '#lib/poll/prepare.ts';

/** How few and how many one chooses, or from where to where a scale goes and what its ends mean. */
export function BoundsFields({
  plan,
  onChange,
  at,
}: {
  plan: PollDraft;
  onChange: (part: Partial<PollDraft>) => void;
  at: (place: string) => string | undefined;
}) {
  const t = useTranslations('console.form');
  const bounds = boundsOf(plan);
  if (bounds === null) return null;
  const [least, most] = bounds;
  const numbers = Array.from({ length: most - least + 1 }, (_, step) => {
    const value = String(least + step);
    return { value, label: value };
  });
  const isScale = plan.kind === 'scale';
  return (
    <>
      <div className="grid grid-cols-2 items-end gap-3">
        <Select
          label={t(isScale ? 'lowest' : 'atLeast')}
          value={String(plan.min)}
          onChange={(chosen) => onChange({ min: Number(chosen.target.value) })}
          options={numbers}
        />
        <Select
          label={t(isScale ? 'highest' : 'atMost')}
          value={String(plan.max)}
          error={at('max')}
          onChange={(chosen) => onChange({ max: Number(chosen.target.value) })}
          options={numbers}
        />
      </div>
      {isScale &&
        (['low', 'high'] as const).map((end) => (
          <GivenField
            key={end}
            label={t(end === 'low' ? 'lowEnd' : 'highEnd')}
            given={plan.ends[end]}
            onChange={(given) => onChange({ ends: { ...plan.ends, [end]: given } })}
            place={`ends.${end}`}
            at={at}
            maxLength={OPTION_MAX}
          />
        ))}
    </>
  );
}
