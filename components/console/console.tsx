'use client';

import { useTranslations } from 'use-intl';
import { useProblemSentence } from '#components/language/problem.ts';
import { useLive } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { may } from '#lib/people/permission.ts';
import { DoingProvider, DoneLine } from './doing.tsx';
import { EditingProvider } from './editing.tsx';
import { ConsoleHeader } from './header.tsx';
import { NextStep } from './next-step.tsx';
import { PollsProvider, usePolls } from './polls-context.tsx';
import { Sections } from './section-switch.tsx';
import { ShortcutProvider } from './shortcuts.tsx';
import { SteeredProvider } from './steered.tsx';

/** The console of one session: where we are, what is next, and below everything a facilitator works with. */
export function Console({ sessionId }: { sessionId: string }) {
  const t = useTranslations('console');
  const { sessions, me } = useAround();
  const session = sessions.find(({ id }) => id === sessionId);
  const isMine = may(me.person, 'poll:decide', { eventId: me.person.eventId, sessionId });
  if (session === undefined || !isMine) {
    return (
      <Notice tone="warn" action={<LinkButton href="/console?choose">{t('chooseSession')}</LinkButton>}>
        {t(session === undefined ? 'sessionGone' : 'sessionOfOthers')}
      </Notice>
    );
  }
  return (
    <ShortcutProvider>
      <SteeredProvider session={session}>
        <DoingProvider>
          <PollsProvider>
            <EditingProvider>
              <ConsoleHeader />
              <main
                id="content"
                tabIndex={-1}
                className="mx-auto w-full max-w-7xl px-3 pb-10 focus:outline-none sm:px-5"
              >
                <Line />
                <NextStep />
                <Sections />
              </main>
            </EditingProvider>
          </PollsProvider>
        </DoingProvider>
      </SteeredProvider>
    </ShortcutProvider>
  );
}

/** What is wrong with the line, and what was just done. */
function Line() {
  const t = useTranslations('console');
  const sentence = useProblemSentence();
  const { connection } = useLive();
  const { error } = usePolls();
  return (
    <div className="mt-3 grid gap-2 empty:hidden">
      {connection === 'lost' ? (
        <Notice tone="warn">{t('notLive')}</Notice>
      ) : (
        error && <Notice tone="warn">{sentence(error)}</Notice>
      )}
      <DoneLine />
    </div>
  );
}
