'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { goOut } from '#components/programme/go-out.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { normaliseJoinCode } from '#lib/event/join-code.ts';
import { instantOf, localDay } from '#lib/event/programme.ts';
import { isDay } from '#lib/event/session-draft.ts';
import { isRetention } from '#lib/keep/retention.ts';
import { dayInWords } from '#lib/language/locale.ts';
import { useCode } from './use-code.ts';

/** Until when everything is kept, and another day for it. */
export function Retention({ onDone }: { onDone: () => Promise<void> }) {
  const t = useTranslations('keep.retention');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const { event, now } = useAround();
  const kept = localDay(event.retainUntil, event.timeZone);
  const [day, setDay] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const shown = until ?? kept;

  async function save(): Promise<void> {
    const chosen = day ?? shown;
    const retainUntil = isDay(chosen) ? instantOf(chosen, '00:00', event.timeZone) : 0;
    if (!isRetention(retainUntil, now)) {
      setWrong(true);
      return;
    }
    const answer = await send<{ retainUntil: number }>('POST', '/api/event/retention', { retainUntil });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setUntil(chosen);
    setDay(null);
    void onDone();
  }

  return (
    <section aria-labelledby="retention">
      <h2 id="retention" className="mb-1 text-lg">
        {t('heading')}
      </h2>
      <p className="mb-3 max-w-prose">{t('until', { day: dayInWords(shown, language) })}</p>
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          className="w-56 max-sm:w-full"
          type="date"
          label={t('field')}
          hint={t('hint')}
          value={day ?? shown}
          onChange={(change) => {
            setDay(change.target.value);
            setWrong(false);
          }}
          error={wrong ? t('wrong') : undefined}
        />
        <Button onClick={() => void save()} className="min-h-12 max-sm:w-full">
          {t('save')}
        </Button>
      </div>
      <div role="status" className="mt-3 empty:hidden">
        {problem !== null && <Notice tone="trouble">{sentence(problem)}</Notice>}
        {problem === null && until !== null && day === null && (
          <Notice tone="good">{t('saved', { day: dayInWords(until, language) })}</Notice>
        )}
      </div>
    </section>
  );
}

/** Erases the whole meeting before its time; typing its code is the last word. */
export function EraseEvent() {
  const t = useTranslations('keep.retention');
  const sentence = useProblemSentence();
  const { me } = useAround();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const code = useCode(open);
  const id = useId();

  async function erase(): Promise<void> {
    if (busy) return;
    if (code === null || normaliseJoinCode(typed) !== normaliseJoinCode(code)) {
      setWrong(true);
      return;
    }
    setBusy(true);
    const answer = await send('POST', '/api/event/erasure', { code: typed });
    setBusy(false);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) await goOut(me.sharedDevice);
  }

  return (
    <section className="border-t border-line pt-5">
      <h2 className="text-lg">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="min-h-11 text-start font-semibold underline underline-offset-4"
        >
          {t('nowHeading')}
        </button>
      </h2>
      <div id={id} hidden={!open} className="mt-2 max-w-prose space-y-4">
        <p>{t('now')}</p>
        <TextField
          className="max-w-72"
          label={t('code', { code: `\u2066${code ?? ''}\u2069` })}
          dir="ltr"
          autoComplete="off"
          value={typed}
          onChange={(change) => {
            setTyped(change.target.value);
            setWrong(false);
          }}
          error={wrong ? t('codeWrong') : undefined}
        />
        <Button onClick={() => void erase()} aria-busy={busy} className="max-sm:w-full">
          {t('eraseNow')}
        </Button>
        <div role="status">{problem !== null && <Notice tone="trouble">{sentence(problem)}</Notice>}</div>
      </div>
    </section>
  );
}
