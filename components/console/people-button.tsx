'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAround } from '#components/programme/context.tsx';
import { may } from '#lib/people/permission.ts';

const PeopleDialog = dynamic(() => import('./people-dialog.tsx').then((module) => module.PeopleDialog), {
  ssr: false,
});

/** For those who may: who is in the steered rooms, and what can be done about them. */
export function PeopleButton() {
  const t = useTranslations('console');
  const { me } = useAround();
  const [open, setOpen] = useState(false);
  if (!may(me.person, 'people:edit', { eventId: me.person.eventId })) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="inline-flex min-h-11 items-center rounded-md px-2 text-sm font-medium text-accent underline hover:bg-sunken"
      >
        {t('people')}
      </button>
      {open && <PeopleDialog onClose={() => setOpen(false)} />}
    </>
  );
}
