'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { join, leave, lookUpCode } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { readName } from '#lib/people/profile.ts';
import type { CodeAnswer } from '#lib/wire/api.ts';
import { CodeStep } from './code-step.tsx';
import { type Details, DetailsStep } from './details-step.tsx';
import { codeInHash, type Draft, EMPTY_DRAFT, forgetDraft, keepDraft, readDraft } from './draft.ts';
import { Frame } from './frame.tsx';
import { type Known, Returning } from './returning.tsx';

/** In the address while the second step is shown, so that the phone's own "back" leads to the first. */
const STEP_TWO = '#you';

/**
 * Joining, from the code to the room: first the code, then who one is. What was typed survives a wrong code, going
 * back and reloading. `known`: whom this browser already is.
 */
export function Join({ known }: { known: Known | null }) {
  const t = useTranslations('join');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const router = useRouter();
  const [afresh, setAfresh] = useState(false);
  const [event, setEvent] = useState<CodeAnswer['event'] | null>(null);
  const [step, setStep] = useState<'code' | 'details'>('code');
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const draft = useRef<Draft>(EMPTY_DRAFT);
  const codeField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);

  const openCode = async (code: string) => {
    if (code.trim() === '') {
      setProblem({ code: 'code-missing', field: 'code' });
      codeField.current?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await lookUpCode(code);
    setBusy(false);
    if (answer.ok) {
      draft.current = { ...draft.current, code };
      keepDraft(draft.current);
      setEvent(answer.value.event);
      setStep('details');
      if (location.hash !== STEP_TWO) history.pushState(null, '', STEP_TWO);
    } else {
      setProblem(answer.error);
      setStep('code');
      codeField.current?.focus();
    }
  };

  const takePart = async ({ sharedDevice, ...details }: Details) => {
    const name = readName(details.name);
    if (!name.ok) {
      setProblem(name.problem);
      nameField.current?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    // A browser that already is somebody would otherwise only change that person's name.
    if (afresh) await leave();
    const answer = await join({ ...details, code: draft.current.code, language, sharedDevice });
    if (!answer.ok) {
      setBusy(false);
      setProblem(answer.error);
      if (answer.error.field === 'name') nameField.current?.focus();
      return;
    }
    forgetDraft();
    router.replace(answer.value.roomId === null ? '/event' : `/room/${answer.value.roomId}`);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has come to life.
  useEffect(() => {
    const scanned = codeInHash(location.hash);
    draft.current = scanned === null ? readDraft() : { ...readDraft(), code: scanned };
    const again = scanned !== null || location.hash === STEP_TWO;
    // The code must not stay in the address: it would be read over a shoulder or passed on with the page.
    if (location.hash !== '') history.replaceState(null, '', location.pathname);
    const field = codeField.current;
    if (field?.value === '' && scanned === null) field.value = draft.current.code;
    if (again && draft.current.code !== '' && known === null) void openCode(draft.current.code);

    const moved = () => setStep(location.hash === STEP_TWO ? 'details' : 'code');
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);

  const shown =
    known !== null && !afresh ? 'known' : step === 'details' && event !== null ? 'details' : 'code';

  useEffect(() => {
    if (shown === 'details') nameField.current?.focus();
    const field = codeField.current;
    if (shown !== 'code' || field === null) return;
    if (field.value === '' && draft.current.code.length <= field.maxLength) field.value = draft.current.code;
  }, [shown]);

  const text =
    problem === null ? null : problem.code === 'code-missing' ? t('codeMissing') : sentence(problem);
  return (
    <Frame foot={t('privacy')}>
      <title>{`${event?.title[language] ?? t('title')} · Rencontre`}</title>
      {shown === 'known' && known !== null && (
        <Returning known={known} onSomebodyElse={() => setAfresh(true)} />
      )}
      {shown === 'code' && (
        <CodeStep
          field={codeField}
          error={text}
          busy={busy}
          onType={(code) => {
            draft.current = { ...draft.current, code };
            keepDraft(draft.current);
            setProblem(null);
          }}
          onCode={openCode}
        />
      )}
      {shown === 'details' && event !== null && (
        <DetailsStep
          event={event}
          draft={draft.current}
          nameField={nameField}
          nameError={problem?.field === 'name' ? text : null}
          error={problem?.field === 'name' ? null : text}
          busy={busy}
          onType={({ sharedDevice, ...details }) => {
            draft.current = { ...draft.current, ...details };
            if (sharedDevice) forgetDraft();
            else keepDraft(draft.current);
          }}
          onJoin={takePart}
          onBack={() => history.back()}
        />
      )}
    </Frame>
  );
}
