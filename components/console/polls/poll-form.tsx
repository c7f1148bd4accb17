'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { GivenField } from '#components/manage/given-field.tsx';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { LANGUAGE_NAMES } from '#lib/language/language.ts';
import { listOf } from '#lib/language/locale.ts';
import { may } from '#lib/people/permission.ts';
import { hasOptions, type PollDraft } from '#lib/poll/draft.ts';
import { POLL_KINDS, type Poll, type PollKind, QUESTION_MAX } from '#lib/poll/poll.ts';
import { missingIn, ofKind, planMistakes } from '#lib/poll/prepare.ts';
import { useSteered } from '../steered.tsx';
import { BoundsFields } from './bounds-fields.tsx';
import { CountingFields } from './counting-fields.tsx';
import { OptionsFields } from './options-fields.tsx';
import { useMistakeAt, usePollForm } from './use-poll-form.ts';

/** A poll to prepare or to change. `kept`: as the server has it; null: a new one. */
export function PollForm({ kept, onClose }: { kept: Poll | null; onClose: () => void }) {
  const t = useTranslations('console.form');
  const common = useTranslations('common');
  const kinds = useTranslations('console.polls.kind');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const { event, me } = useAround();
  const { session } = useSteered();
  const { form, change, isOld, save, forget, busy, refusal } = usePollForm(kept, onClose);
  const { plan } = form;
  const mistakes = form.tried ? planMistakes(plan) : [];
  const at = useMistakeAt(mistakes);
  const element = useRef<HTMLFormElement>(null);
  const [looks, setLooks] = useState(0);
  const set = (part: Partial<PollDraft>) => change({ plan: { ...plan, ...part } });

  useEffect(() => element.current?.querySelector('select')?.focus(), []);
  useEffect(() => {
    if (looks > 0)
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]')?.focus();
  }, [looks]);

  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    change({ tried: true });
    if (planMistakes(plan).length > 0) return setLooks((count) => count + 1);
    void save({ ...form, tried: true });
  };
  const missing = missingIn(plan, event.languages);
  const isAsked = refusal?.code === 'poll-opened';
  return (
    <form
      ref={element}
      onSubmit={submit}
      noValidate
      aria-label={kept === null ? t('new') : t('change')}
      className="grid gap-5 rounded-md border-2 border-accent bg-sheet p-4"
    >
      <h3 className="text-lg">{kept === null ? t('new') : t('change')}</h3>
      <Select
        label={t('kind')}
        value={plan.kind}
        onChange={(chosen) => change({ plan: ofKind(plan, chosen.target.value as PollKind) })}
        options={POLL_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))}
      />
      <GivenField
        label={t('question')}
        given={plan.question}
        onChange={(question) => set({ question })}
        place="question"
        at={at}
        maxLength={QUESTION_MAX}
      />
      {hasOptions(plan.kind) && (
        <OptionsFields plan={plan} onChange={(next) => change({ plan: next })} at={at} />
      )}
      <BoundsFields plan={plan} onChange={set} at={at} />
      {missing.length > 0 && (
        <p className="text-sm text-warn">
          {t('missingIn', {
            languages: listOf(
              missing.map((each) => `\u2068${LANGUAGE_NAMES[each]}\u2069`),
              language,
            ),
          })}
        </p>
      )}
      <CountingFields plan={plan} onChange={set} />
      <Select
        label={t('for')}
        value={form.sessionId ?? ''}
        onChange={(chosen) => change({ sessionId: chosen.target.value || null })}
        options={[
          { value: session.id, label: t('forThis') },
          ...(may(me.person, 'poll:decide', { eventId: me.person.eventId })
            ? [{ value: '', label: t('forAny') }]
            : []),
          ...(form.sessionId !== null && form.sessionId !== session.id
            ? [{ value: form.sessionId, label: t('forOther') }]
            : []),
        ]}
      />
      {isOld && kept !== null && (
        <Notice
          tone="warn"
          action={
            <span className="flex flex-wrap gap-2">
              <Button className="text-sm" onClick={() => change({ version: kept.version })}>
                {t('keepMine')}
              </Button>
              <Button className="text-sm" onClick={forget}>
                {t('takeTheirs')}
              </Button>
            </span>
          }
        >
          {t('meanwhile')}
        </Notice>
      )}
      {refusal && !isOld && (
        <Notice
          tone="trouble"
          urgent
          action={
            isAsked && (
              <Button className="text-sm" onClick={() => void save({ ...form, id: madeId(), version: 0 })}>
                {t('saveCopy')}
              </Button>
            )
          }
        >
          {sentence(refusal)}
        </Notice>
      )}
      {mistakes.length > 0 && (
        <p role="status" className="text-sm text-trouble">
          {t('wrong', { count: mistakes.length })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          kind="primary"
          aria-busy={busy}
          disabledBecause={isOld ? t('chooseFirst') : undefined}
        >
          {t('save')}
        </Button>
        <Button
          onClick={() => {
            forget();
            onClose();
          }}
        >
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}
