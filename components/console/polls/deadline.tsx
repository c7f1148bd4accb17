'use client';

import { useTranslations } from 'use-intl';
import { Select } from '#components/ui/select.tsx';

const MINUTE = 60;
/** In seconds. */
const CHOICES = [30, MINUTE, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];

/** When a poll closes: by itself after some time, or when somebody closes it (null). */
export function Deadline({
  seconds,
  onChange,
}: {
  seconds: number | null;
  onChange: (seconds: number | null) => void;
}) {
  const t = useTranslations('console.polls');
  return (
    <Select
      label={t('closes')}
      className="max-sm:w-full"
      value={seconds === null ? '' : String(seconds)}
      onChange={(change) => onChange(change.target.value === '' ? null : Number(change.target.value))}
      options={[
        { value: '', label: t('closesByHand') },
        ...CHOICES.map((each) => ({
          value: String(each),
          label:
            each < MINUTE
              ? t('afterSeconds', { seconds: each })
              : t('afterMinutes', { minutes: each / MINUTE }),
        })),
      ]}
    />
  );
}
