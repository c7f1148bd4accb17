'use client';

import { useTranslations } from 'use-intl';
import { LinkButton } from '#components/ui/button.tsx';
import { may } from '#lib/people/permission.ts';
import { useAround } from './context.tsx';

/** The way to changing the programme, the people and the meeting, for those who may. */
export function ManageLink() {
  const t = useTranslations('programme');
  const { me } = useAround();
  if (!may(me.person, 'programme:edit', { eventId: me.person.eventId })) return null;
  return (
    <LinkButton href="/manage" prefetch={false} className="text-sm">
      {t('edit')}
    </LinkButton>
  );
}
