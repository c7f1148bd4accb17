'use client';

import { useTranslations } from 'use-intl';
import { useProblemSentence } from '#components/language/problem.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Session } from '#lib/event/event.ts';
import { exportPath } from '#lib/review/address.ts';
import { EXPORT_FORMATS, type ExportQuery } from '#lib/wire/review.ts';
import { useDownload } from './use-download.ts';

/** What a file leaves out and what stays inside, the formats to choose from, and how far the file has come. */
export function ExportSheet({ scope }: { scope: Omit<ExportQuery, 'format'> }) {
  const t = useTranslations('review.export');
  const { sessions } = useAround();
  const { state, start, stop } = useDownload();
  const signs = new Set(sessions.filter((session) => isIn(session, scope)).map((each) => each.attribution));
  return (
    <>
      <p className="mb-2 text-sm text-soft">{t('leftOut')}</p>
      <p className="mb-4 text-sm">{t(signs.size > 1 ? 'mixed' : ([...signs][0] ?? 'person'))}</p>
      <ul className="grid gap-2">
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <Button className="w-full justify-start" onClick={() => start(exportPath({ format, ...scope }))}>
              <span>
                {t(`format.${format}.name`)}
                <span className="block text-sm font-normal text-soft">{t(`format.${format}.text`)}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <div aria-live="polite" className="mt-4 empty:hidden">
        <Progress state={state} stop={stop} />
      </div>
    </>
  );
}

function Progress({ state, stop }: { state: ReturnType<typeof useDownload>['state']; stop: () => void }) {
  const t = useTranslations('review.export');
  const sentence = useProblemSentence();
  switch (state.is) {
    case 'idle':
      return null;
    case 'coming':
      return (
        <p className="flex flex-wrap items-center gap-3 text-sm">
          <span className="numbers min-w-0 flex-1 basis-48">
            {t('writing')} {state.bytes > 0 && t('received', { kilobytes: Math.ceil(state.bytes / 1000) })}
          </span>
          <Button onClick={stop}>{t('stop')}</Button>
        </p>
      );
    case 'done':
      return <Notice tone="good">{t.rich('done', { name: () => <bdi>{state.name}</bdi> })}</Notice>;
    case 'failed':
      return <Notice tone="trouble">{state.error === null ? t('cutOff') : sentence(state.error)}</Notice>;
  }
}

function isIn(session: Session, { room, session: id, country }: Omit<ExportQuery, 'format'>): boolean {
  if (room !== undefined) return session.rooms.some((each) => each.id === room);
  if (id !== undefined) return session.id === id;
  return country === undefined || session.rooms.some(({ countries }) => countries.includes(country));
}
