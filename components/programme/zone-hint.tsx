'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { localTime } from '#lib/event/programme.ts';
import { clockTime, zoneName } from '#lib/language/locale.ts';

/** For readers whose own clock shows another time than the event's: whose hours these are, and theirs. */
export function ZoneHint({ timeZone, now }: { timeZone: string; now: number }) {
  const t = useTranslations('programme');
  const { language } = useLanguage();
  const [ownZone, setOwnZone] = useState<string | null>(null);
  // Only the browser knows its own zone; the server renders without the hint.
  useEffect(() => setOwnZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  if (ownZone === null || localTime(now, ownZone) === localTime(now, timeZone)) return null;
  return (
    <p className="text-sm text-soft">
      {t('otherZone', { zone: zoneName(timeZone, language), time: clockTime(now, language, ownZone) })}
    </p>
  );
}
