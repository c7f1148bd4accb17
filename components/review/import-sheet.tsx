'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { sendFile } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Mistake } from '#lib/event/mistake.ts';
import type { CreatedAnswer } from '#lib/wire/api.ts';

/** Beyond these one mends the first and tries again. */
const SHOWN = 20;

type State =
  | { is: 'idle' }
  | { is: 'sending' }
  | { is: 'taken'; answer: CreatedAnswer }
  | { is: 'refused'; error: Refusal };

/** A file of outputs is chosen and becomes a meeting of its own; or every mistake is shown with its place. */
export function ImportSheet() {
  const t = useTranslations('taking');
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [state, setState] = useState<State>({ is: 'idle' });
  const takeIn = async () => {
    if (file === null || state.is === 'sending') return;
    setState({ is: 'sending' });
    const answer = await sendFile<CreatedAnswer>('/api/import', file);
    setState(answer.ok ? { is: 'taken', answer: answer.value } : { is: 'refused', error: answer.error });
  };
  return (
    <>
      <p className="mb-4 text-sm">{t('text')}</p>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {t('file')}
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        className="mb-4 block min-h-11 w-full rounded-md border border-edge bg-sheet p-2 text-sm"
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          setState({ is: 'idle' });
        }}
      />
      <Button
        kind="primary"
        onClick={() => void takeIn()}
        disabledBecause={file === null ? t('first') : undefined}
      >
        {t('do')}
      </Button>
      <div aria-live="polite" className="mt-4 empty:hidden">
        <Outcome state={state} />
      </div>
    </>
  );
}

function Outcome({ state }: { state: State }) {
  const t = useTranslations('taking');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  switch (state.is) {
    case 'idle':
      return null;
    case 'sending':
      return <p className="text-sm">{t('sending')}</p>;
    case 'taken': {
      const { title, joinCode, link } = state.answer;
      return (
        <Notice tone="good">
          {t('taken', { title: title[language], code: joinCode })}{' '}
          <a href={link} className="inline-flex min-h-11 items-center">
            {t('open')}
          </a>
        </Notice>
      );
    }
    case 'refused':
      return (
        <Notice tone="trouble">
          {state.error.code === 'mistakes' ? t('wrong') : sentence(state.error)}
          <MistakeList mistakes={state.error.mistakes ?? []} />
        </Notice>
      );
  }
}

function MistakeList({ mistakes }: { mistakes: readonly Mistake[] }) {
  const t = useTranslations('taking');
  const say = useTranslations('mistakes');
  if (mistakes.length === 0) return null;
  return (
    <ul className="mt-2 list-disc ps-5 text-sm">
      {mistakes.slice(0, SHOWN).map(({ place, code, detail }) => (
        <li key={`${place} ${code}`} className="break-words">
          {place !== '' && <code dir="ltr">{place}</code>} {say(code, { detail: detail ?? '' })}
        </li>
      ))}
      {mistakes.length > SHOWN && <li>{t('more', { count: mistakes.length - SHOWN })}</li>}
    </ul>
  );
}
