'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import type { Session } from '#lib/event/event.ts';
import type { Phase } from '#lib/facilitation/phase.ts';
import type { Language } from '#lib/language/language.ts';
import { clockTime } from '#lib/language/locale.ts';
import type { ProjectorAnswer } from '#lib/wire/screen.ts';
import { Both } from './both.tsx';
import { Joining } from './joining.tsx';
import type { ProjectorTexts } from './texts.ts';
import { PhasePicture } from './timer.tsx';
import { useFit } from './use-fit.ts';

/** While nothing is asked: which meeting, which session, which room, and how to come in. */
export function Welcome({
  around,
  session,
  phase,
  languages,
  texts,
}: {
  around: ProjectorAnswer;
  session: Session | undefined;
  phase: Phase | null;
  languages: readonly Language[];
  texts: ProjectorTexts;
}) {
  const t = useTranslations('projector');
  const ref = useFit<HTMLElement>();
  return (
    <main ref={ref} className="projector-welcome">
      <div className="projector-words" data-languages={languages.length}>
        <Both languages={languages} texts={texts}>
          <Titles around={around} session={session} />
          <PhasePicture phase={phase} />
        </Both>
        <p className="projector-small projector-how">{t('how')}</p>
      </div>
      <Joining joining={around.joining} size="large" />
    </main>
  );
}

function Titles({ around, session }: { around: ProjectorAnswer; session: Session | undefined }) {
  const programme = useTranslations('programme');
  const roomName = useRoomName(around.event);
  const { language } = useLanguage();
  const { event, roomId } = around;
  const room = session?.rooms.find(({ id }) => id === roomId);
  const time = (at: number) => clockTime(at, language, event.timeZone);
  return (
    <>
      <p className="projector-small text-balance">{event.title[language]}</p>
      {session !== undefined && (
        <>
          <h1 className="projector-question">{session.title[language]}</h1>
          <p className="projector-lead">
            {room !== undefined && <span className="font-semibold">{roomName(room)}</span>}
            <span className="projector-small block numbers">
              {programme('range', { from: time(session.startsAt), to: time(session.endsAt) })}
              {session.place !== '' && ` · ${session.place}`}
            </span>
          </p>
        </>
      )}
    </>
  );
}
