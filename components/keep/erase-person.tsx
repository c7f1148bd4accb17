'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { read, send } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { CheckField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { ERASURE_KINDS, type ErasureEffect, type ErasureKind } from '#lib/keep/erasure.ts';
import type { KeptPerson } from '#lib/wire/api.ts';
import { usePersonName } from './use-person-name.ts';

/** Choosing somebody, reading what goes and what stays, and erasing them: nothing happens before the last press. */
export function ErasePerson({
  people,
  onDone,
}: {
  people: readonly KeptPerson[];
  onDone: () => Promise<void>;
}) {
  const t = useTranslations('keep.person');
  const { me } = useAround();
  const name = usePersonName();
  // A link of the list of people names somebody.
  const asked = useSearchParams().get('person') ?? '';
  const [chosen, setChosen] = useState(asked);
  const [done, setDone] = useState<string | null>(null);
  const others = people.filter((person) => person.id !== me.person.id && person.erasure !== 'erased');
  const person = others.find(({ id }) => id === chosen);
  return (
    <section aria-labelledby="erase-person">
      <h2 id="erase-person" className="mb-3 text-lg">
        {t('heading')}
      </h2>
      <Select
        className="max-w-md"
        label={t('which')}
        value={person?.id ?? ''}
        onChange={(change) => {
          setChosen(change.target.value);
          setDone(null);
        }}
        options={[
          { value: '', label: t('choose') },
          ...others.map((each) => ({
            value: each.id,
            label: each.removed && each.name !== '' ? t('removed', { name: each.name }) : name(each),
          })),
        ]}
      />
      {person && (
        <Plan
          key={person.id}
          person={person}
          onDone={(words) => {
            setDone(words);
            setChosen('');
            void onDone();
          }}
        />
      )}
      <div role="status" className="mt-4 empty:hidden">
        {done !== null && <Notice tone="good">{done}</Notice>}
      </div>
    </section>
  );
}

/** What goes and what stays of somebody, and the press that does it. */
function Plan({ person, onDone }: { person: KeptPerson; onDone: (words: string) => void }) {
  const t = useTranslations('keep.person');
  const sentence = useProblemSentence();
  const name = usePersonName()(person);
  const isNameless = person.erasure !== null;
  const [kind, setKind] = useState<ErasureKind>('erase');
  const [effect, setEffect] = useState<ErasureEffect | null>(null);
  const [understood, setUnderstood] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const path = `/api/people/${encodeURIComponent(person.id)}/erasure`;

  useEffect(() => {
    let wanted = true;
    void read<ErasureEffect>(path).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setEffect(answer.value);
      else setProblem(answer.error);
    });
    return () => {
      wanted = false;
    };
  }, [path]);

  async function erase(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const answer = await send<ErasureEffect>('POST', path, { kind });
    setBusy(false);
    if (!answer.ok) setProblem(answer.error);
    else onDone(kind === 'erase' ? t('doneErased', { ...answer.value }) : t('doneAnonymised'));
  }

  return (
    <div className="mt-4 max-w-2xl space-y-4 rounded-md border border-line-strong bg-sheet p-4">
      <fieldset>
        <legend className="mb-1 font-semibold">{t('how')}</legend>
        {ERASURE_KINDS.filter((each) => each === 'erase' || !isNameless).map((each) => (
          <label key={each} className="flex min-h-11 gap-3 py-1.5">
            <input
              type="radio"
              name="erasure"
              checked={kind === each}
              onChange={() => {
                setKind(each);
                setUnderstood(false);
              }}
              className="mt-1 size-6 shrink-0 accent-(--accent)"
            />
            <span className="min-w-0">
              <span className="block font-medium">{t(each)}</span>
              <span className="block text-sm text-soft">{t(`${each}Hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {effect === null ? (
        problem === null && (
          <p role="status" className="text-soft">
            {t('reading')}
          </p>
        )
      ) : (
        <Effect kind={kind} effect={effect} />
      )}
      <p className="font-medium">{t('final')}</p>
      <CheckField
        label={t('understood')}
        checked={understood}
        onChange={(change) => setUnderstood(change.target.checked)}
      />
      <Button
        onClick={() => void erase()}
        aria-busy={busy}
        disabledBecause={understood ? undefined : t('first')}
        className="max-sm:w-full"
      >
        <bdi>{t(`${kind}Now`, { name })}</bdi>
      </Button>
      <div aria-live="polite">
        {busy && <p className="text-soft">{t('busy')}</p>}
        {problem !== null && <Notice tone="trouble">{sentence(problem)}</Notice>}
      </div>
    </div>
  );
}

function Effect({ kind, effect }: { kind: ErasureKind; effect: ErasureEffect }) {
  const t = useTranslations('keep.person');
  const { cards, letters, drafts, questions, rooms } = effect;
  const words = kind === 'erase';
  return (
    <div>
      <h3 className="font-semibold">{t('goes')}</h3>
      <ul className="ms-5 list-disc">
        <li>{t('always')}</li>
        {words && <li>{t('cards', { count: cards })}</li>}
        {words && <li>{t('letters', { count: letters })}</li>}
        <li>{t('drafts', { count: drafts })}</li>
        {words && <li>{t('questions', { count: questions })}</li>}
        {words && <li>{t('votes')}</li>}
      </ul>
      {words && <p className="mt-2 text-sm text-soft">{t('rooms', { count: rooms })}</p>}
    </div>
  );
}
