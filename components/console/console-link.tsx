'use client';

import { useTranslations } from 'use-intl';
import { useAround } from '#components/programme/context.tsx';
import { type ButtonKind, LinkButton } from '#components/ui/button.tsx';
import { may, mayInSome } from '#lib/people/permission.ts';

/** The way to the console, for those who run sessions. `sessionId`: of that session; null: of the one that is on. */
export function ConsoleLink({
  sessionId,
  roomId,
  kind = 'quiet',
}: {
  sessionId: string | null;
  /** Set: only this room is steered at first. */
  roomId?: string;
  kind?: ButtonKind;
}) {
  const t = useTranslations('programme');
  const { me } = useAround();
  const { person } = me;
  const allowed =
    sessionId === null
      ? mayInSome(person, 'poll:decide')
      : may(person, 'poll:decide', { eventId: person.eventId, sessionId });
  if (!allowed) return null;
  const room = roomId === undefined ? '' : `?room=${encodeURIComponent(roomId)}`;
  return (
    <LinkButton
      href={sessionId === null ? '/console' : `/console/${sessionId}${room}`}
      prefetch={false}
      kind={kind}
      className="text-sm"
    >
      {t('console')}
    </LinkButton>
  );
}
