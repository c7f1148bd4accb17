'use client';

import { useTranslations } from 'use-intl';
import { LinkButton } from '#components/ui/button.tsx';
import { may } from '#lib/people/permission.ts';
import { useAround } from './context.tsx';

/** The way to what the rooms hold, for those who may read all of it together. */
export function OutputsLink() {
  const t = useTranslations('review');
  const { me } = useAround();
  if (!may(me.person, 'review:read', { eventId: me.person.eventId })) return null;
  return (
    <LinkButton
      href="/review"
      prefetch={false}
      className="text-sm max-sm:order-last max-sm:mt-2 max-sm:w-full"
    >
      {t('open')}
    </LinkButton>
  );
}
