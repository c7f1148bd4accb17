'use client';

import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Refused } from '#components/console/doing.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { useAsked } from '#components/live/use-asked.ts';
import { usePresence } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { CheckField, TextField } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { SIGNINGS, type Signing } from '#lib/board/rules.ts';
import { ABOUT_MAX, DOTS_MAX } from '#lib/dots/round.ts';
import type { Translated } from '#lib/language/language.ts';
import { askedIn } from '#lib/people/asked.ts';
import { useStartDots } from './use-dot-acts.ts';

const DOTS = Array.from({ length: DOTS_MAX }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }));

/** Starts a round of dot voting in the steered rooms: how many dots, where, and how they are signed. */
export function StartDots() {
  const t = useTranslations('dots.run');
  const next = useTranslations('console.next');
  const signed = useTranslations('poll.signing');
  const { language } = useLanguage();
  const { session, roomIds } = useSteered();
  const columns = useColumns(roomIds[0] ?? '');
  const people = askedIn(usePresence(), roomIds).length;
  const [about, setAbout] = useState('');
  const [dots, setDots] = useState(3);
  const [several, setSeveral] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [signing, setSigning] = useState<Signing>('named');
  const chosen = columns.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const plan = { about, dots, several, signing, columns: chosen.length === columns.length ? [] : chosen };
  const start = useStartDots(plan);
  const why =
    session.state === 'closed'
      ? next('sessionClosed')
      : columns.length > 0 && chosen.length === 0
        ? t('noColumn')
        : undefined;
  return (
    <form
      className="grid gap-4"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (why === undefined) start.act();
      }}
    >
      <TextField
        label={t('about')}
        hint={t('aboutHint')}
        value={about}
        maxLength={ABOUT_MAX}
        autoComplete="off"
        onChange={(change) => setAbout(change.target.value)}
      />
      <Select
        label={t('each')}
        value={String(dots)}
        onChange={(change) => setDots(Number(change.target.value))}
        options={DOTS}
        className="max-w-60"
      />
      <CheckField
        label={t('several')}
        checked={several}
        onChange={(change) => setSeveral(change.target.checked)}
      />
      {columns.length > 1 && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-semibold">{t('columns')}</legend>
          {columns.map(({ id, title }) => (
            <CheckField
              key={id}
              label={title[language]}
              checked={!left.has(id)}
              onChange={(change) => {
                const without = new Set(left);
                if (change.target.checked) without.delete(id);
                else without.add(id);
                setLeft(without);
              }}
            />
          ))}
        </fieldset>
      )}
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-semibold">{t('signing')}</legend>
        {SIGNINGS.map((each) => (
          <label key={each} className="flex min-h-11 items-start gap-3">
            <input
              type="radio"
              name="dots-signing"
              checked={signing === each}
              onChange={() => setSigning(each)}
              className="mt-1 size-5 shrink-0 accent-(--accent)"
            />
            <span>
              <span className="font-medium">{signed(`${each}.title`)}</span>
              <span className="block text-sm text-soft">{t(`signs.${each}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="grid justify-items-start gap-1">
        <Button type="submit" aria-busy={start.busy} disabledBecause={why}>
          {t('start')}
        </Button>
        <p className="numbers text-sm text-soft">{next('asks', { people, rooms: roomIds.length })}</p>
        <Refused refusal={start.refusal} />
      </div>
    </form>
  );
}

/** The columns of the boards of a room's session; none until they are known. */
function useColumns(roomId: string): readonly { id: string; title: Translated }[] {
  const [columns, setColumns] = useState<readonly { id: string; title: Translated }[]>([]);
  const ask = useCallback(() => liveStore.ask('room:columns', { roomId }), [roomId]);
  useAsked(ask, (answer) => {
    if (answer.ok) setColumns(answer.value);
  });
  return columns;
}
