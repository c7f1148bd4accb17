'use client';

import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { NotForYou } from '#components/manage/not-for-you.tsx';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { AuditEntry } from '#lib/keep/audit.ts';
import { may } from '#lib/people/permission.ts';
import type { AuditAnswer, KeptPeopleAnswer, KeptPerson } from '#lib/wire/api.ts';
import { AuditList } from './audit-list.tsx';
import { ErasePerson } from './erase-person.tsx';
import { EraseEvent, Retention } from './retention.tsx';

interface Kept {
  people: readonly KeptPerson[];
  entries: readonly AuditEntry[];
}

/** Everything about keeping and erasing, on one page. */
export function ManageKeep() {
  const t = useTranslations('keep');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const { me } = useAround();
  const isAllowed = may(me.person, 'people:erase', { eventId: me.person.eventId });
  const [kept, setKept] = useState<Kept | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const again = useCallback(async () => {
    const [people, audit] = await Promise.all([
      read<KeptPeopleAnswer>('/api/people/kept'),
      read<AuditAnswer>('/api/audit'),
    ]);
    if (people.ok && audit.ok) setKept({ people: people.value.people, entries: audit.value.entries });
    setError(people.ok ? (audit.ok ? null : audit.error) : people.error);
  }, []);
  useEffect(() => {
    if (isAllowed) void again();
  }, [again, isAllowed]);
  if (!isAllowed) return <NotForYou />;
  return (
    <>
      <h1 className="text-xl">{t('heading')}</h1>
      <p className="mt-1 mb-6 text-sm text-soft">{t('intro')}</p>
      {error !== null && (
        <div className="mb-6">
          <Notice tone="warn" action={<Button onClick={() => void again()}>{common('tryAgain')}</Button>}>
            {sentence(error)}
          </Notice>
        </div>
      )}
      <div className="grid gap-10">
        <ErasePerson people={kept?.people ?? []} onDone={again} />
        <Retention onDone={again} />
        <AuditList people={kept?.people ?? []} entries={kept?.entries ?? null} />
        <EraseEvent />
      </div>
    </>
  );
}
