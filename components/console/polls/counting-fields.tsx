'use client';

import { useTranslations } from 'use-intl';
import { Select } from '#components/ui/select.tsx';
import { SIGNINGS } from '#lib/board/rules.ts';
import type { PollDraft } from '#lib/poll/draft.ts';
import { PARTICIPANT_SIGHTS, PROJECTOR_SIGHTS, SPLITS } from '#lib/poll/poll.ts';

/** How answers are signed, who sees the result and when, and by what it is broken down. */
export function CountingFields({
  plan,
  onChange,
}: {
  plan: PollDraft;
  onChange: (part: Partial<PollDraft>) => void;
}) {
  const t = useTranslations('console.form');
  const signing = useTranslations('poll.signing');
  const hasWords = plan.kind === 'words' || plan.kind === 'open';
  return (
    <>
      <Select
        label={t('signing')}
        hint={signing(`${plan.signing}.text`)}
        value={plan.signing}
        onChange={(chosen) => onChange({ signing: chosen.target.value as PollDraft['signing'] })}
        options={SIGNINGS.map((value) => ({ value, label: signing(`${value}.title`) }))}
      />
      <Select
        label={t('participantsSee')}
        value={plan.seenBy.participants}
        onChange={(chosen) => {
          const participants = chosen.target.value as PollDraft['seenBy']['participants'];
          onChange({ seenBy: { ...plan.seenBy, participants } });
        }}
        options={PARTICIPANT_SIGHTS.map((value) => ({ value, label: t(`sight.${value}`) }))}
      />
      <Select
        label={t('projectorShows')}
        value={plan.seenBy.projector}
        onChange={(chosen) => {
          const projector = chosen.target.value as PollDraft['seenBy']['projector'];
          onChange({ seenBy: { ...plan.seenBy, projector } });
        }}
        options={PROJECTOR_SIGHTS.map((value) => ({ value, label: t(`sight.${value}`) }))}
      />
      {!hasWords && (
        <Select
          label={t('split')}
          hint={plan.split === 'none' ? undefined : t('splitHint')}
          value={plan.split}
          onChange={(chosen) => onChange({ split: chosen.target.value as PollDraft['split'] })}
          options={SPLITS.map((value) => ({ value, label: t(`splitBy.${value}`) }))}
        />
      )}
    </>
  );
}
