'use client';

import { useTranslations } from 'use-intl';
import type { KeptPerson } from '#lib/wire/api.ts';

/** How somebody is called in lists, also without a name. */
export function usePersonName(): (person: Pick<KeptPerson, 'name'>) => string {
  const t = useTranslations('keep.person');
  return ({ name }) => name || t('nameless');
}
