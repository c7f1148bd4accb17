'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { enter } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Frame } from './frame.tsx';

/** Whether somebody at this device has chosen a language. */
function languageChosen(): boolean {
  return /(^|; )language=/.test(document.cookie);
}

/**
 * Coming in by a personal link: the ticket after `#` is exchanged for a pass and taken out of the address at once,
 * so that it is neither kept in the history nor passed on with the page.
 */
export function Enter() {
  const t = useTranslations('join');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const { choose } = useLanguage();
  const router = useRouter();
  const ticket = useRef<string | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);

  const goIn = async () => {
    setProblem(null);
    const held = ticket.current;
    if (held === null || held === '') {
      setProblem({ code: 'link-missing' });
      return;
    }
    const answer = await enter(held);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    const { person, roomId } = answer.value;
    // Their own language, unless this device has chosen one; without it the page goes on in the one it has.
    if (!languageChosen()) await choose(person.language).catch(() => undefined);
    router.replace(roomId === null ? '/event' : `/room/${roomId}`);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has come to life.
  useEffect(() => {
    if (ticket.current !== null) return;
    ticket.current = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
    void goIn();
  }, []);

  const text =
    problem === null
      ? null
      : problem.code === 'link-missing'
        ? t('linkMissing')
        : problem.code === 'ticket-unknown'
          ? t('linkUnknown')
          : sentence(problem);
  return (
    <Frame foot={t('privacy')}>
      <title>{`${t('title')} · Rencontre`}</title>
      <h1 className="text-xl">{t('title')}</h1>
      <div className="mt-4 space-y-5">
        {text === null ? (
          <p role="status">{t('entering')}</p>
        ) : (
          <>
            <Notice tone="trouble" urgent>
              {text}
            </Notice>
            <div className="flex flex-wrap gap-2">
              {problem?.code === 'offline' && (
                <Button kind="primary" onClick={goIn}>
                  {common('tryAgain')}
                </Button>
              )}
              <LinkButton href="/">{t('useCode')}</LinkButton>
            </div>
          </>
        )}
      </div>
    </Frame>
  );
}
