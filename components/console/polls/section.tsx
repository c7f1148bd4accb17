'use client';

import { useTranslations } from 'use-intl';
import { useServerNow } from '#components/live/clock.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { isFor, roundsIn, standing } from '#lib/poll/next-step.ts';
import { useBadge } from '../badge.ts';
import { useEditing } from '../editing.tsx';
import { usePolls } from '../polls-context.tsx';
import { useShortcut } from '../shortcuts.tsx';
import { useSteered } from '../steered.tsx';
import { PollForm } from './poll-form.tsx';
import { PollItem } from './poll-item.tsx';

/** The polls of the session in their order, each with how it stands in the steered rooms. */
export function PollsSection() {
  const t = useTranslations('console.polls');
  const { now: renderedAt } = useAround();
  const now = useServerNow(renderedAt, 1000);
  const { session, roomIds } = useSteered();
  const { polls } = usePolls();
  const inSession = session.rooms.map(({ id }) => id);
  const shown = (polls ?? []).filter(
    ({ poll, rounds }) => isFor(poll, session.id) || roundsIn(rounds, inSession).length > 0,
  );
  const standings = shown.map((prepared) => ({ prepared, stands: standing(prepared, roomIds, now) }));
  useBadge(standings.filter(({ stands }) => stands.is === 'open').length);
  const { open, edit } = useEditing();
  const prepare = useShortcut('p', t('prepare'), () => edit('new'));
  if (polls === null) return null;
  const ids = shown.map(({ poll }) => poll.id);
  return (
    <>
      <div className="mb-3">
        {open === 'new' ? (
          <PollForm kept={null} onClose={() => edit(null)} />
        ) : (
          <Button onClick={() => edit('new')} {...prepare}>
            {t('prepare')}
          </Button>
        )}
      </div>
      {shown.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ol className="grid gap-3">
        {standings.map(({ prepared, stands }, place) => (
          <PollItem
            key={prepared.poll.id}
            prepared={prepared}
            stands={stands}
            number={place + 1}
            shown={ids}
          />
        ))}
      </ol>
    </>
  );
}
