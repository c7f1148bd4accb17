'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { Button } from '#components/ui/button.tsx';
import type { Session } from '#lib/event/event.ts';
import { may } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';

/** Where the page says what closing does; see Closing. */
const CLOSING = 'closing';

/** For those who run the sessions: closes this one for writing, or opens it again. Nothing for anybody else. */
export function SessionState({ session, person }: { session: Session; person: Person }) {
  const t = useTranslations('programme');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const [problem, setProblem] = useState<Refusal | null>(null);
  if (!maySetState(person)) return null;

  const open = session.state === 'open';
  const title = session.title[language];
  const change = async () => {
    const reply = await liveStore.setSessionState(session.id, open ? 'closed' : 'open');
    setProblem(reply.ok ? null : reply.error);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        onClick={change}
        aria-label={open ? t('closeOf', { title }) : t('reopenOf', { title })}
        aria-describedby={open ? CLOSING : undefined}
        className="text-sm"
      >
        {open ? t('close') : t('reopen')}
      </Button>
      <div aria-live="polite" className="basis-full text-sm text-trouble empty:hidden">
        {problem && sentence(problem)}
      </div>
    </div>
  );
}

/** Says once for the whole day what closing a session does. Nothing for those who cannot. */
export function Closing({ person }: { person: Person }) {
  const t = useTranslations('programme');
  if (!maySetState(person)) return null;
  return (
    <p id={CLOSING} className="text-sm text-soft">
      {t('closeEffect')}
    </p>
  );
}

function maySetState(person: Person): boolean {
  return may(person, 'session:set-state', { eventId: person.eventId });
}
