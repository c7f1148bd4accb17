'use client';

import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { Refused } from '#components/console/doing.tsx';
import { useShortcut } from '#components/console/shortcuts.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { liveStore } from '#components/live/store.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Button } from '#components/ui/button.tsx';
import type { Guidance } from '#lib/facilitation/guidance.ts';
import { openTools, PHASES, type Phase, phaseAfter } from '#lib/facilitation/phase.ts';
import type { Reply } from '#lib/wire/live.ts';
import { useGuidances } from '../guidance.ts';
import { Block } from './block.tsx';
import { useOrder } from './use-order.ts';

/** What people of the steered rooms do together now, what that opens and closes, and what comes next. */
export function PhaseDesk() {
  const t = useTranslations('console.pace.phase');
  const { roomIds } = useSteered();
  const guidances = useGuidances(roomIds);
  // Nobody goes on from a phase that is not known.
  const isKnown = roomIds.every((roomId) => guidances[roomId] !== undefined);
  return (
    <Block title={t('title')}>
      {isKnown ? <Phases guidances={guidances} /> : <p className="text-sm text-soft">{t('reading')}</p>}
    </Block>
  );
}

type Guidances = Readonly<Record<string, Guidance>>;

function Phases({ guidances }: { guidances: Guidances }) {
  const t = useTranslations('console.pace.phase');
  const { rooms } = useSteered();
  const { event } = useAround();
  const name = useRoomName(event);
  const { groups, go, busy, refusal, to } = usePhases(guidances);
  const said = useSaid();
  const [one, other] = groups;
  const now = other === undefined ? one?.phase : undefined;
  return (
    <>
      {now === undefined ? (
        <ul className="grid gap-1 text-sm">
          {groups.map(({ phase, roomIds }) => (
            <li key={phase} className="flex flex-wrap items-baseline gap-x-3">
              <span className="[overflow-wrap:anywhere]">
                {roomIds.flatMap((id) => rooms.filter((room) => room.id === id).map(name)).join(' · ')}
              </span>
              <strong className="font-semibold">{said.name(phase)}</strong>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>
            <strong className="font-semibold">
              {now === null ? t('none') : t('now', { name: said.name(now) })}
            </strong>
            {now !== null && <span className="block text-sm text-soft">{said.tools(now)}</span>}
          </p>
          <Next now={now} go={go} busy={busy} />
        </>
      )}
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm">{t('goTo')}</legend>
        <div className="flex flex-wrap gap-2">
          {[...PHASES, null].map((phase) => (
            <Button
              key={phase}
              aria-pressed={phase === now}
              aria-busy={busy}
              onClick={() => {
                if (phase !== now) go(phase);
              }}
              className="text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
            >
              {said.name(phase)}
            </Button>
          ))}
        </div>
      </fieldset>
      <p className="numbers text-sm text-soft">{t('tells', to)}</p>
      <Refused refusal={refusal} />
      <details>
        <summary className="min-h-11 py-2 text-sm text-soft hover:text-ink">{t('opens')}</summary>
        <dl className="grid gap-2 border-s-2 border-line ps-3 pb-2 text-sm">
          {PHASES.map((phase) => (
            <div key={phase}>
              <dt className="font-semibold">{said.name(phase)}</dt>
              <dd className="text-soft">{said.tools(phase)}</dd>
            </div>
          ))}
        </dl>
        <p className="text-sm text-soft">{t('always')}</p>
      </details>
    </>
  );
}

/** One press to what usually follows, with what that opens and closes. */
function Next({ now, go, busy }: { now: Phase | null; go: (phase: Phase | null) => void; busy: boolean }) {
  const t = useTranslations('console.pace.phase');
  const said = useSaid();
  const next = phaseAfter(now);
  const act = () => go(next);
  const key = useShortcut('f', t('nextKey'), act);
  return (
    <div className="grid justify-items-start gap-1">
      <Button onClick={act} aria-busy={busy} {...key}>
        {next === null ? t('end') : t('next', { name: said.name(next) })}
      </Button>
      <p className="text-sm text-soft">{next === null ? t('none') : said.tools(next)}</p>
    </div>
  );
}

/** What phases are called, and what each opens and closes, in words. */
function useSaid() {
  const t = useTranslations('console.pace.phase');
  const names = useTranslations('facilitation.phase.name');
  return {
    name: (phase: Phase | null) => (phase === null ? t('noPhase') : names(phase)),
    tools: (phase: Phase) => {
      const { cards, dots } = openTools(phase);
      return `${t(cards ? 'cards.open' : 'cards.closed')} ${t(dots ? 'dots.open' : 'dots.closed')}`;
    },
  };
}

/** The phases of the steered rooms, those that are in the same one together, and how to go to another. */
function usePhases(guidances: Guidances) {
  const t = useTranslations('console.pace.phase');
  const said = useSaid();
  const { roomIds } = useSteered();
  const { give, to, busy, refusal } = useOrder();
  const byPhase = Map.groupBy(roomIds, (roomId) => guidances[roomId]?.phase ?? null);
  const groups = [...byPhase].map(([phase, ids]) => ({ phase, roomIds: ids }));

  const send = (ids: readonly string[], request: string, phase: Phase | null) =>
    liveStore.ask('phase:set', { roomIds: [...ids], request, phase });
  const back = async (): Promise<Reply<unknown>> => {
    const answers = await Promise.all(groups.map(({ phase, roomIds: ids }) => send(ids, madeId(), phase)));
    return answers.find(({ ok }) => !ok) ?? { ok: true, value: null };
  };
  const go = (phase: Phase | null) =>
    void give(`phase ${phase} ${roomIds}`, (request) => send(roomIds, request, phase), {
      sentence: phase === null ? t('ended', to) : t('began', { name: said.name(phase), ...to }),
      undo: { label: t('takeBack'), act: back },
    });
  return { groups, go, busy, refusal, to };
}
