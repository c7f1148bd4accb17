'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { liveStore } from '#components/live/store.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SIGNINGS, type Signing } from '#lib/board/rules.ts';
import { useAsked } from './use-asked.ts';

/** Asks how the cards will be signed, and where, and has everybody write for themselves. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('writing');
  const common = useTranslations('common');
  const { session, room } = useRoom();
  const [signing, setSigning] = useState<Signing>('named');
  const [everywhere, setEverywhere] = useState(false);
  const { ask, isWorking, refusal } = useAsked();
  const roomIds = everywhere ? session.rooms.map(({ id }) => id) : [room.id];
  return (
    <Dialog open onClose={onClose} title={t('beginTitle')} closeLabel={common('close')}>
      <div className="grid gap-4">
        <p>{t('beginWhat')}</p>
        <Choices
          legend={t('signing')}
          hint={t('signingFixed')}
          options={SIGNINGS.map((each) => ({
            value: each,
            label: t(`choice.${each}`),
            hint: t(
              `chosen.${each === 'named' && session.attribution === 'organisation' ? 'session' : each}`,
            ),
          }))}
          value={signing}
          onChange={setSigning}
        />
        {session.rooms.length > 1 && (
          <Choices
            legend={t('where')}
            options={[
              { value: 'here', label: t('here') },
              { value: 'everywhere', label: t('everywhere', { count: session.rooms.length }) },
            ]}
            value={everywhere ? 'everywhere' : 'here'}
            onChange={(where) => setEverywhere(where === 'everywhere')}
          />
        )}
        {refusal !== null && (
          <Notice tone="trouble" urgent>
            {refusal}
          </Notice>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            kind="primary"
            onClick={() => ask(() => liveStore.ask('writing:begin', { roomIds, signing }), onClose)}
          >
            {t(isWorking ? 'working' : 'begin')}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** One of a few, each with its own line. */
function Choices<Value extends string>({
  legend,
  hint,
  options,
  value,
  onChange,
}: {
  legend: string;
  hint?: string;
  options: readonly { value: Value; label: string; hint?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset aria-describedby={hint === undefined ? undefined : `${name}-hint`}>
      <legend className="font-semibold">{legend}</legend>
      {hint !== undefined && (
        <p id={`${name}-hint`} className="mb-1 text-sm text-soft">
          {hint}
        </p>
      )}
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-11 items-start gap-3 rounded-md px-2 py-2 hover:bg-sunken has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="mt-1 size-5 shrink-0 accent-accent"
          />
          <span>
            {option.label}
            {option.hint !== undefined && <span className="block text-sm text-soft">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
