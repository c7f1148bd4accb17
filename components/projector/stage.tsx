'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { enterProjector } from '#components/api.ts';
import { directionOf } from '#lib/language/language.ts';
import { questionOnScreen } from '#lib/question/view.ts';
import type { ProjectorAnswer } from '#lib/wire/screen.ts';
import { Joining } from './joining.tsx';
import { Keys } from './keys.tsx';
import { Message } from './message.tsx';
import { PictureOf } from './picture.tsx';
import { Steady } from './steady.tsx';
import type { ProjectorTexts } from './texts.ts';
import { takeTicket } from './ticket.ts';
import { useRoomPhase, useRoomTimer } from './timer.tsx';
import type { Choosing } from './use-choices.ts';
import { usePicture } from './use-picture.ts';
import { useScreen } from './use-screen.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { Welcome } from './welcome.tsx';

/** The picture: one thing at a time, how to join in a corner, and a small mark when the line is lost. */
export function Stage({
  roomId,
  rendered,
  texts,
  choosing,
}: {
  roomId: string;
  rendered: ProjectorAnswer;
  texts: ProjectorTexts;
  choosing: Choosing;
}) {
  const t = useTranslations('projector');
  const { around, screen, now, isLost, ended } = useScreen(roomId, rendered);
  const timer = useRoomTimer(roomId);
  const phase = useRoomPhase(roomId);
  const question = questionOnScreen(screen.questions);
  const what = {
    rounds: screen.rounds,
    dots: screen.dots.map(({ round }) => round),
    questionId: question?.id ?? null,
    timer: timer.is !== 'none',
  };
  const { picture, go, automatic } = usePicture(roomId, screen, what, now);
  const [isQrWhole, setQrWhole] = useState(false);
  const [asTable, setAsTable] = useState(false);
  useWakeLock();
  useEffect(() => {
    // Whoever opens a link where a pass is already at hand holds the link's as well, for when that one ends.
    const ticket = takeTicket();
    if (ticket !== '') void enterProjector(ticket);
  }, []);

  if (ended !== null) {
    return <Message title={t(`${ended}.title`)} text={t(`${ended}.text`)} choosing={choosing} />;
  }
  const { languages, theme } = choosing.choices;
  const [language] = languages;
  const session = around.sessions.find(({ rooms }) => rooms.some(({ id }) => id === roomId));
  const shown =
    picture.is === 'round' ? screen.rounds.find(({ round }) => round.id === picture.id) : undefined;
  return (
    <div className="projector" lang={language} dir={directionOf(language)} data-theme={theme}>
      <title>{`${session?.title[language] ?? around.event.title[language]} · Rencontre`}</title>
      {isQrWhole ? (
        <Joining joining={around.joining} size="whole" />
      ) : (
        <Steady
          news={`${JSON.stringify(picture)} ${shown?.results.version} ${asTable} ${language} ${phase}`}
          otherwise={
            <Welcome around={around} session={session} phase={phase} languages={languages} texts={texts} />
          }
        >
          <PictureOf
            picture={picture}
            around={around}
            session={session}
            rounds={screen.rounds}
            dots={screen.dots}
            question={question}
            timer={timer}
            phase={phase}
            languages={languages}
            texts={texts}
            asTable={asTable}
            now={now}
          />
        </Steady>
      )}
      <p role="status" className="projector-lost">
        {isLost && t('lost')}
      </p>
      <Keys
        choosing={choosing}
        acts={{
          next: () => go(1),
          previous: () => go(-1),
          automatic,
          table: () => setAsTable(!asTable),
          qr: () => setQrWhole(!isQrWhole),
        }}
      />
    </div>
  );
}
