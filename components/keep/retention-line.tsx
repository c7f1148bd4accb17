'use client';

import { useTranslations } from 'use-intl';
import { useAround } from '#components/programme/context.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { daysLeft } from '#lib/keep/retention.ts';
import { may } from '#lib/people/permission.ts';

/** For staff, while the end of keeping is near: that all is erased soon, and where to change that. Else nothing. */
export function RetentionLine() {
  const t = useTranslations('keep.retention');
  const { event, me, now } = useAround();
  if (!may(me.person, 'event:edit', { eventId: event.id })) return null;
  const days = daysLeft(event.retainUntil, now);
  if (days === null) return null;
  return (
    <Notice
      tone="warn"
      action={
        <LinkButton href="/manage/keep" prefetch={false} className="text-sm">
          {t('change')}
        </LinkButton>
      }
    >
      {t('soon', { days })}
    </Notice>
  );
}
