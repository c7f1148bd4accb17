'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { hueOf } from '#components/ui/country.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { ChevronIcon } from '#components/ui/icon.tsx';
import { Initials } from '#components/ui/initials.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { useAround } from './context.tsx';
import { JoinCode } from './join-code.tsx';
import { Leaving } from './leaving.tsx';
import { PersonalLink } from './personal-link.tsx';

type Sheet = 'personalLink' | 'joinCode' | 'myData' | 'leave';

/** Seldom opened, and it brings the whole export along. */
const MyData = dynamic(() => import('#components/keep/my-data.tsx').then((module) => module.MyData), {
  ssr: false,
});

/** Who I am here, and what I can do about it: go on elsewhere, invite others, leave. */
export function MyMenu() {
  const { me, event } = useAround();
  const t = useTranslations('programme');
  const common = useTranslations('common');
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const { person, sharedDevice } = me;
  const codes = event.countries.map((country) => country.code);
  const item = (which: Sheet) => ({ label: t(which), onSelect: () => setSheet(which) });
  return (
    <>
      <Menu
        label={t('you', { name: person.name })}
        showLabel
        className="inline-flex min-h-11 min-w-0 items-center gap-2 rounded-md px-2 text-sm text-ink hover:bg-sunken"
        items={[item('personalLink'), item('joinCode'), item('myData'), item('leave')]}
      >
        <Initials name={person.name} hue={hueOf(codes, person.country)} />
        <span className="sr-only">{t('you', { name: person.name })}</span>
        <span className="min-w-0 text-start leading-tight max-sm:sr-only">
          <bdi aria-hidden="true" className="block max-w-48 truncate font-medium">
            {person.name}
          </bdi>
          <span className="block text-xs text-soft">{common(`role.${person.role}`)}</span>
        </span>
        <ChevronIcon />
      </Menu>
      <Dialog
        open={sheet !== null}
        onClose={() => setSheet(null)}
        title={sheet === null ? '' : t(sheet)}
        closeLabel={common('close')}
      >
        {sheet === 'personalLink' && <PersonalLink />}
        {sheet === 'joinCode' && <JoinCode />}
        {sheet === 'myData' && <MyData />}
        {sheet === 'leave' && <Leaving sharedDevice={sharedDevice} onCancel={() => setSheet(null)} />}
      </Dialog>
    </>
  );
}
