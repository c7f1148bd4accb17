'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { AreYouSure } from '#components/ui/are-you-sure.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Session } from '#lib/event/event.ts';
import { filled } from '#lib/event/given.ts';
import { may, mayInSome } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';

/** Where the page says what closing does; see Closing. */
const CLOSING = 'closing';

/**
 * For those who run the sessions: closes this one for writing, or opens it again. Where drafts wait that nobody has
 * seen, it says so first. Nothing for anybody else.
 */
export function SessionState({
  session,
  person,
}: {
  session: Pick<Session, 'id' | 'title' | 'state' | 'rooms'>;
  person: Person;
}) {
  const t = useTranslations('programme');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const [problem, setProblem] = useState<Refusal | null>(null);
  /** Drafts that wait, once somebody wants to close; null while nobody is asked anything. */
  const [drafts, setDrafts] = useState<number | null>(null);
  if (!may(person, 'session:set-state', { eventId: person.eventId, sessionId: session.id })) return null;

  const open = session.state === 'open';
  const title = filled(session.title)[language];
  const set = async () => {
    const reply = await liveStore.setSessionState(session.id, open ? 'closed' : 'open');
    setProblem(reply.ok ? null : reply.error);
    if (reply.ok) setDrafts(null);
  };
  const press = async () => {
    const waiting = open ? await draftsIn(session.rooms.map(({ id }) => id)) : 0;
    if (waiting === 0) await set();
    else setDrafts(waiting);
  };
  if (open && drafts !== null) {
    return (
      <AreYouSure label={t('closeAllTheSame')} onYes={set} onNo={() => setDrafts(null)}>
        {t('closeDrafts', { count: drafts })} {problem && sentence(problem)}
      </AreYouSure>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        onClick={press}
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

/** How many drafts wait in rooms to be revealed. A room that does not answer counts none: the server has the last word. */
async function draftsIn(roomIds: readonly string[]): Promise<number> {
  const answers = await Promise.all(roomIds.map((roomId) => liveStore.ask('writing:read', { roomId })));
  return answers.reduce((sum, answer) => sum + (answer.ok ? answer.value.rules.drafts : 0), 0);
}

/** Says once for the whole day what closing a session does. Nothing for those who cannot. */
export function Closing({ person }: { person: Person }) {
  const t = useTranslations('programme');
  if (!mayInSome(person, 'session:set-state')) return null;
  return (
    <p id={CLOSING} className="text-sm text-soft">
      {t('closeEffect')}
    </p>
  );
}
