'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { giveSession } from '#components/people/give-session.ts';
import { useAround } from '#components/programme/context.tsx';
import { Facts } from '#components/programme/facts.tsx';
import { ChevronIcon } from '#components/ui/icon.tsx';
import type { Session } from '#lib/event/event.ts';
import { clockTime } from '#lib/language/locale.ts';
import { useManage } from './context.tsx';
import type { Listed } from './use-people.ts';

/** Which single sessions a participant runs: each holds at once, and can be taken back. */
export function PersonSessions({ person }: { person: Listed }) {
  const t = useTranslations('manage.people');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const { event, sessions } = useAround();
  const { tell } = useManage();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const own = person.facilitates ?? [];
  const give = async ({ id, title }: Session, isOn: boolean) => {
    const answer = await giveSession(person.id, id, isOn);
    setRefusal(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    tell({
      sentence: t(isOn ? 'runsNow' : 'runsNoLonger', { name: person.name, title: title[language] }),
      undo: async () => {
        const back = await giveSession(person.id, id, !isOn);
        return back.ok ? null : back.error;
      },
    });
  };
  return (
    <details className="group" open={own.length > 0}>
      <summary className="inline-flex min-h-11 items-center gap-2 text-sm font-medium">
        {t('runs')}
        <span className="transition-transform group-open:rotate-180">
          <ChevronIcon />
        </span>
      </summary>
      <fieldset>
        <legend className="sr-only">{t('runs')}</legend>
        <p className="mb-1 text-sm text-soft">{t('runsText')}</p>
        {sessions.map((session) => (
          <label key={session.id} className="flex min-h-11 items-center gap-3 py-1 text-sm">
            <input
              type="checkbox"
              checked={own.includes(session.id)}
              onChange={(change) => void give(session, change.target.checked)}
              className="size-5 shrink-0 accent-(--accent)"
            />
            <span className="min-w-0">
              {session.title[language]}
              <span className="numbers block text-soft">
                <Facts facts={[clockTime(session.startsAt, language, event.timeZone), session.place]} />
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <p role="status" className="text-sm text-trouble empty:hidden">
        {refusal && sentence(refusal)}
      </p>
    </details>
  );
}
