'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { liveStore } from '#components/live/store.ts';
import { AreYouSure } from '#components/ui/are-you-sure.tsx';
import { Button } from '#components/ui/button.tsx';
import type { PreparedPoll } from '#lib/poll/next-step.ts';
import { swapped } from '#lib/poll/prepare.ts';
import { Refused, useAct, useTell } from '../doing.tsx';
import { useEditing } from '../editing.tsx';
import { usePolls } from '../polls-context.tsx';

/** What can be done with a poll as it was prepared. `shown`: the list in which it stands. */
export function PollTools({ prepared, shown }: { prepared: PreparedPoll; shown: readonly string[] }) {
  const t = useTranslations('console.polls');
  const { poll, rounds } = prepared;
  const { polls } = usePolls();
  const { edit } = useEditing();
  const [asks, setAsks] = useState(false);
  const act = useAct();
  const tell = useTell();
  const all = (polls ?? []).map((each) => each.poll.id);
  const place = shown.indexOf(poll.id);
  const order = (pollIds: string[]) => liveStore.ask('poll:order', { pollIds });
  const save = (id: string) =>
    liveStore.ask('poll:save', { id, version: 0, sessionId: poll.sessionId, plan: poll.plan });

  const copy = async () => {
    const id = madeId();
    if (!(await act.run(() => save(id)))) return;
    await order(all.flatMap((each) => (each === poll.id ? [each, id] : [each])));
    tell({
      sentence: t('copied'),
      undo: { label: t('remove'), act: () => liveStore.ask('poll:remove', { pollId: id }) },
    });
  };
  const remove = async () => {
    if (!(await act.run(() => liveStore.ask('poll:remove', { pollId: poll.id })))) return;
    const putBack = async () => {
      const saved = await save(poll.id);
      return saved.ok ? order(all) : saved;
    };
    tell({ sentence: t('removed'), undo: { label: t('putBack'), act: putBack } });
  };
  if (asks) {
    return (
      <AreYouSure label={t('remove')} onYes={() => void remove()} onNo={() => setAsks(false)}>
        {t('removeWhat')}
      </AreYouSure>
    );
  }
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      <div className="flex flex-wrap gap-2">
        {rounds.length === 0 && (
          <Button className="text-sm" onClick={() => edit(poll.id)}>
            {t('change')}
          </Button>
        )}
        <Button className="text-sm" onClick={() => void copy()} aria-busy={act.busy}>
          {t('copy')}
        </Button>
        {place > 0 && (
          <Button
            className="text-sm"
            onClick={() => void act.run(() => order(swapped(all, shown, poll.id, -1)))}
          >
            {t('up')}
          </Button>
        )}
        {place < shown.length - 1 && (
          <Button
            className="text-sm"
            onClick={() => void act.run(() => order(swapped(all, shown, poll.id, 1)))}
          >
            {t('down')}
          </Button>
        )}
        {rounds.length === 0 && (
          <Button className="text-sm" onClick={() => setAsks(true)}>
            {t('remove')}
          </Button>
        )}
      </div>
      <Refused refusal={act.refusal} />
    </div>
  );
}
