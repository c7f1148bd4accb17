'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { enterProjector } from '#components/api.ts';
import { directionOf } from '#lib/language/language.ts';
import type { ProjectorAnswer } from '#lib/wire/screen.ts';
import { Joining } from './joining.tsx';
import { Keys } from './keys.tsx';
import { Message } from './message.tsx';
import type { ProjectorTexts } from './texts.ts';
import { takeTicket } from './ticket.ts';
import type { Choosing } from './use-choices.ts';
import { useScreen } from './use-screen.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { Welcome } from './welcome.tsx';

/** The picture: one thing at a time, and a small mark when the line is lost. */
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
  const { around, isLost, ended } = useScreen(roomId, rendered);
  const [isQrWhole, setQrWhole] = useState(false);
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
  return (
    <div className="projector" lang={language} dir={directionOf(language)} data-theme={theme}>
      <title>{`${session?.title[language] ?? around.event.title[language]} · Rencontre`}</title>
      {isQrWhole ? (
        <Joining joining={around.joining} size="whole" />
      ) : (
        <Welcome around={around} session={session} languages={languages} texts={texts} />
      )}
      <p role="status" className="projector-lost">
        {isLost && t('lost')}
      </p>
      <Keys choosing={choosing} acts={{ qr: () => setQrWhole(!isQrWhole) }} />
    </div>
  );
}
