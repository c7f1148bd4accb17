'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, send } from '#components/api.ts';
import { useSteered } from '#components/console/steered.tsx';
import { useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { useAnswer } from '#components/live/use-answer.ts';
import { useAround } from '#components/programme/context.tsx';
import { CopyField } from '#components/programme/copy-field.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { ChevronIcon } from '#components/ui/icon.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Qr } from '#components/ui/qr.tsx';
import type { Room } from '#lib/event/event.ts';
import { clockTime } from '#lib/language/locale.ts';
import type { NewProjectorLinkAnswer, ProjectorLink, ProjectorLinksAnswer } from '#lib/wire/screen.ts';

const PATH = '/api/projector/links';

/** How the picture of a room comes to a wall: in a window of this computer, or by a link on another one. */
export function ScreenLinks() {
  const t = useTranslations('projector.console');
  const { event } = useAround();
  const { rooms, roomIds } = useSteered();
  const [news, setNews] = useState(0);
  const { value } = useAnswer<ProjectorLinksAnswer>(PATH, null, () => news);
  useEffect(() => liveStore.hear('projector:changed', () => setNews((count) => count + 1)), []);
  const roomName = useRoomName(event);
  const steered = rooms.filter(({ id }) => roomIds.includes(id));
  return (
    <ul className="grid gap-2">
      {steered.map((room) => {
        const links = (value?.links ?? []).filter(({ roomId }) => roomId === room.id);
        return (
          <li key={room.id} className="rounded-md border border-line px-3">
            <details open={steered.length === 1} className="group">
              <summary className="flex min-h-11 items-center gap-2 text-sm">
                <span className="font-semibold">{roomName(room)}</span>
                <span className="numbers min-w-0 flex-1 text-soft">
                  {links.length > 0 && t('links', { count: links.length })}
                </span>
                <span className="transition-transform group-open:rotate-180">
                  <ChevronIcon />
                </span>
              </summary>
              <div className="pb-3">
                <RoomLinks room={room} name={roomName(room)} links={links} />
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

function RoomLinks({ room, name, links }: { room: Room; name: string; links: readonly ProjectorLink[] }) {
  const t = useTranslations('projector.console');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const [made, setMade] = useState<Answer<NewProjectorLinkAnswer> | null>(null);
  const make = () => void send<NewProjectorLinkAnswer>('POST', PATH, { roomId: room.id }).then(setMade);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <a
          href={`/projector/${encodeURIComponent(room.id)}`}
          target="_blank"
          rel="noopener"
          aria-label={t('openHereOf', { room: name })}
          className={buttonClass('quiet', 'text-sm')}
        >
          {t('openHere')}
        </a>
        <Button onClick={make} aria-label={t('makeLinkOf', { room: name })} className="text-sm">
          {t('makeLink')}
        </Button>
      </div>
      {made?.ok === false && (
        <Notice tone="trouble" action={<Button onClick={make}>{common('tryAgain')}</Button>}>
          {sentence(made.error)}
        </Notice>
      )}
      {made?.ok && (
        <div className="mt-3 space-y-2">
          <p className="text-sm">{t('linkText')}</p>
          <Qr text={made.value.link} label={t('linkQr')} />
          <CopyField label={t('linkField')} text={made.value.link} />
          <Button onClick={() => setMade(null)} className="text-sm">
            {t('hideLink')}
          </Button>
        </div>
      )}
      {links.length > 0 && (
        <ul className="mt-3 grid gap-2">
          {links.map((link) => (
            <Link
              key={link.id}
              link={link}
              onRevoked={() => {
                if (made?.ok && made.value.id === link.id) setMade(null);
              }}
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** One link that works: since when, on how many screens, and how to end it. */
function Link({ link, onRevoked }: { link: ProjectorLink; onRevoked: () => void }) {
  const t = useTranslations('projector.console');
  const sentence = useProblemSentence();
  const { event } = useAround();
  const { language } = useLanguage();
  const [failed, setFailed] = useState<Answer<unknown> | null>(null);
  const time = clockTime(link.madeAt, language, event.timeZone);
  const revoke = async () => {
    const answer = await send('POST', `${PATH}/${link.id}/revoke`);
    setFailed(answer.ok ? null : answer);
    // One that is gone already is as good as revoked.
    if (answer.ok || answer.error.code === 'not-found') onRevoked();
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 text-sm">
      <span className="min-w-0 flex-1 basis-40">{t('link', { time, screens: link.screens })}</span>
      <Button onClick={revoke} aria-label={t('revokeOf', { time })} className="text-sm">
        {t('revoke')}
      </Button>
      {failed?.ok === false && <span className="basis-full text-trouble">{sentence(failed.error)}</span>}
    </li>
  );
}
