'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { saveTextFile } from '#components/saving/text-file.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { localDay } from '#lib/event/programme.ts';
import { type OwnData, ownDataMarkdown } from '#lib/keep/own-data.ts';
import { clockTime, dayInWords, shortDay } from '#lib/language/locale.ts';

/** What is kept of whoever asks, to take home, and until when it is kept. */
export function MyData() {
  const t = useTranslations('keep.own');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const { event } = useAround();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const day = dayInWords(localDay(event.retainUntil, event.timeZone), language);
  const time = (iso: string) => {
    const at = Date.parse(iso);
    return `${shortDay(localDay(at, event.timeZone), language)}, ${clockTime(at, language, event.timeZone)}`;
  };

  async function take(): Promise<void> {
    const answer = await read<OwnData>('/api/me/data');
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const words = {
      title: t('title'),
      profile: t('profile'),
      entries: t('entries'),
      links: t('links'),
      notes: t('notes'),
      cards: t('cards'),
      drafts: t('drafts'),
      questions: t('questions'),
      votes: t('votes'),
      uncounted: t('uncounted'),
      span: ({ from, until }: { from: string; until: string }) =>
        t('span', { from: time(from), to: time(until) }),
    };
    saveTextFile(ownDataMarkdown(answer.value, words), t('fileName'), 'md');
  }

  return (
    <div className="space-y-4">
      <p>{t('text')}</p>
      <p className="text-sm text-soft">{t('until', { day })}</p>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={() => void take()} className="max-sm:w-full">
          {t('markdown')}
        </Button>
        <a
          href="/api/me/data"
          download={`${t('fileName')}.json`}
          className="inline-flex min-h-11 items-center rounded-md border border-line-strong bg-sheet px-4 py-2 font-semibold text-ink no-underline hover:border-accent hover:text-accent max-sm:w-full"
        >
          {t('json')}
        </a>
      </div>
      <div role="status" className="empty:hidden">
        {problem !== null && <Notice tone="trouble">{sentence(problem)}</Notice>}
      </div>
    </div>
  );
}
