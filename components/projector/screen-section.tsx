'use client';

import { useTranslations } from 'use-intl';
import { Refused, useAct, useTell } from '#components/console/doing.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { useServerNow } from '#components/live/clock.ts';
import { liveStore } from '#components/live/store.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { readIn } from '#lib/event/given.ts';
import { clockTime } from '#lib/language/locale.ts';
import { isSamePicture, type Picture, type Shown } from '#lib/screen/shown.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { AskedPoll } from '#lib/wire/polls.ts';
import type { Screens } from '#lib/wire/screen.ts';
import { ScreenLinks } from './screen-links.tsx';
import { useScreens } from './use-screens.ts';

/** So many rounds are offered at once; older ones are at the wall itself, by the arrows. */
const ROUNDS_OFFERED = 6;

/** What the walls of the steered rooms show, how to have them show something else, and how a wall gets there. */
export function ScreenSection() {
  const t = useTranslations('projector.console');
  const { now: renderedAt } = useAround();
  const now = useServerNow(renderedAt, 1000);
  const { roomIds } = useSteered();
  const screens = useScreens(roomIds, now);
  return (
    <>
      {screens !== null && <OnNow {...screens} />}
      {screens !== null && <Choices {...screens} />}
      <h3 className="mt-6 mb-2 font-semibold">{t('computers')}</h3>
      <ScreenLinks />
    </>
  );
}

type Known = NonNullable<ReturnType<typeof useScreens>>;

/** What stands on the walls now, each room for itself where they differ. */
function OnNow({ rooms, asked, dots, questions }: Known) {
  const t = useTranslations('projector.console');
  const { event, sessions } = useAround();
  const roomName = useRoomName(event);
  const nameOf = usePictureName(asked, dots, questions);
  const [first] = rooms;
  if (first === undefined) return null;
  const areAlike = rooms.every(({ picture }) => isSamePicture(picture, first.picture));
  const all = sessions.flatMap((session) => session.rooms);
  return (
    <dl className="text-sm">
      <dt className="text-soft">{t('now')}</dt>
      {(areAlike ? [first] : rooms).map(({ roomId, picture }) => {
        const room = all.find(({ id }) => id === roomId);
        return (
          <dd key={roomId} className="flex flex-wrap gap-x-2 font-medium">
            {!areAlike && room !== undefined && <bdi className="text-soft">{roomName(room)}</bdi>}
            <bdi>{nameOf(picture)}</bdi>
          </dd>
        );
      })}
    </dl>
  );
}

/** All that the steered rooms could show; a press shows it in all of them. */
function Choices({ rooms, asked, dots, questions }: Known) {
  const t = useTranslations('projector.console');
  const nameOf = usePictureName(asked, dots, questions);
  const tell = useTell();
  const act = useAct();
  const results = [
    ...asked.map(({ round: { id, openedAt } }) => ({ shown: { is: 'round', id } as const, openedAt })),
    ...dots.map(({ id, openedAt }) => ({ shown: { is: 'dots', id } as const, openedAt })),
  ].sort((a, b) => b.openedAt - a.openedAt);
  const offered: Shown[] = [
    { is: 'automatic' },
    { is: 'welcome' },
    ...(rooms.some(({ what }) => what.timer) ? [{ is: 'timer' } as const] : []),
    // A question is one room's.
    ...(rooms.length === 1 && rooms[0]?.what.questionId
      ? [{ is: 'question', id: rooms[0].what.questionId } as const]
      : []),
    ...results.slice(0, ROUNDS_OFFERED).map(({ shown }) => shown),
  ];
  const choose = async (shown: Shown) => {
    const before = rooms.map(({ roomId, choice }) => ({ roomId, shown: choice.shown }));
    const roomIds = rooms.map(({ roomId }) => roomId);
    if (!(await act.run(() => liveStore.ask('screen:show', { roomIds, shown })))) return;
    tell({
      sentence: t('done', { rooms: roomIds.length }),
      undo: { label: t('undo'), act: () => showAgain(before) },
    });
  };
  return (
    <>
      <fieldset className="mt-3">
        <legend className="text-sm text-soft">{t('show', { rooms: rooms.length })}</legend>
        <ul className="mt-1 grid gap-1">
          {offered.map((shown) => (
            <li key={JSON.stringify(shown)}>
              <button
                type="button"
                aria-pressed={rooms.every(({ choice }) => isSamePicture(choice.shown, shown))}
                aria-busy={act.busy}
                onClick={() => choose(shown)}
                className="flex min-h-11 w-full items-center gap-2 rounded-md border border-line-strong bg-sheet px-3 py-1 text-start text-sm hover:border-accent aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold"
              >
                <span dir="auto" className="min-w-0 flex-1">
                  {shown.is === 'automatic' ? t('automatic') : nameOf(shown)}
                </span>
                {rooms.every(({ choice }) => isSamePicture(choice.shown, shown)) && (
                  <span className="text-soft">{t('chosen')}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
      <p className="mt-1 text-sm text-soft">{t('automaticHint')}</p>
      <Refused refusal={act.refusal} />
    </>
  );
}

/** Puts back what each room showed before. */
async function showAgain(before: readonly { roomId: string; shown: Shown }[]): Promise<Reply<unknown>> {
  let last: Reply<unknown> = { ok: true, value: null };
  for (const { roomId, shown } of before) {
    last = await liveStore.ask('screen:show', { roomIds: [roomId], shown });
    if (!last.ok) return last;
  }
  return last;
}

/** How a picture is called in the console: of a round, by what it asks. */
function usePictureName(
  asked: readonly AskedPoll[],
  dots: Screens['dots'],
  questions: Screens['questions'],
): (picture: Picture) => string {
  const t = useTranslations('projector.console');
  const { language } = useLanguage();
  const { event } = useAround();
  return (picture) => {
    if (picture.is === 'dots') {
      const round = dots.find(({ id }) => id === picture.id);
      if (round === undefined) return t('dots');
      const { about } = round.plan;
      if (about !== '') return t('dotsAbout', { about: `\u2068${about}\u2069` });
      return t('dotsAt', { time: clockTime(round.openedAt, language, event.timeZone) });
    }
    if (picture.is === 'question') {
      const question = Object.values(questions).find(({ id }) => id === picture.id);
      return question?.text ?? t('question');
    }
    if (picture.is !== 'round') return t(picture.is);
    const found = asked.find(({ round }) => round.id === picture.id);
    if (found === undefined) return t('round');
    const { text } = readIn(found.poll.plan.question, language);
    return found.round.number === 1 ? text : t('roundOf', { question: text, number: found.round.number });
  };
}
