'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { liveStore } from '#components/live/store.ts';
import { useTyped } from '#components/manage/use-typed.ts';
import { useResultWords } from '#components/poll/results/use-words.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { PEOPLE, readHands, type TypedHands, typedHands } from '#lib/poll/hands.ts';
import type { PollPlan } from '#lib/poll/poll.ts';
import { choicesOf, type Hands } from '#lib/poll/tally.ts';
import { Refused, useAct, useTell } from '../doing.tsx';

const NOBODY: Hands = { people: 0, counts: {} };

/** How many people in a room raised their hand for what. `counted`: what was counted there before. */
export function HandsForm({
  plan,
  roundId,
  roomId,
  room,
  counted,
}: {
  plan: PollPlan;
  roundId: string;
  roomId: string;
  room: string;
  counted: Hands | null;
}) {
  const t = useTranslations('console.counting.hands');
  const words = useResultWords(plan);
  const [typed, type] = useTyped<TypedHands>(`hands:${roundId}:${roomId}`);
  const form = typed ?? typedHands(counted);
  const [tries, setTries] = useState(0);
  const element = useRef<HTMLFormElement>(null);
  const act = useAct();
  const tell = useTell();
  const { hands, mistakes } = readHands(plan, form);
  const at = (place: string) => {
    const found = tries > 0 ? mistakes.find((mistake) => mistake.place === place) : undefined;
    return found && t(`mistake.${found.code}`, { limit: found.limit });
  };

  useEffect(() => {
    if (tries > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  const keep = (kept: Hands) => liveStore.ask('poll:count-hands', { roundId, roomId, ...kept });
  const count = async (kept: Hands) => {
    if (!(await act.run(() => keep(kept)))) return;
    type(null);
    setTries(0);
    tell({
      sentence: t('counted', { people: kept.people, room }),
      undo: { label: t('undo'), act: () => keep(counted ?? NOBODY) },
    });
  };
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    if (hands === null) setTries(tries + 1);
    else void count(hands);
  };
  const before = counted?.people ?? 0;
  return (
    <form ref={element} onSubmit={submit} noValidate aria-label={t('form', { room })} className="grid gap-4">
      <TextField
        label={t('people')}
        inputMode="numeric"
        autoComplete="off"
        value={form.people}
        error={at(PEOPLE)}
        onChange={(change) => type({ ...form, people: change.target.value })}
      />
      <fieldset>
        <legend className="mb-2 font-semibold">{t('each')}</legend>
        <div className="grid items-end gap-3 sm:grid-cols-2">
          {choicesOf(plan).map((choice) => {
            const { text, language } = words.choice(choice);
            return (
              <TextField
                key={choice}
                label={
                  <span lang={language} dir="auto">
                    {text}
                  </span>
                }
                inputMode="numeric"
                autoComplete="off"
                value={form.counts[choice] ?? ''}
                error={at(choice)}
                onChange={(change) =>
                  type({ ...form, counts: { ...form.counts, [choice]: change.target.value } })
                }
              />
            );
          })}
        </div>
      </fieldset>
      <div className="grid gap-1">
        <div className="flex flex-wrap gap-2">
          <Button type="submit" aria-busy={act.busy}>
            {t(before > 0 ? 'change' : 'count')}
          </Button>
          {before > 0 && <Button onClick={() => void count(NOBODY)}>{t('none')}</Button>}
        </div>
        {hands !== null && (
          <p className="numbers text-sm text-soft">
            {t(before > 0 ? 'replaces' : 'adds', { people: hands.people, before, room })}
          </p>
        )}
        <Refused refusal={act.refusal} />
      </div>
    </form>
  );
}
