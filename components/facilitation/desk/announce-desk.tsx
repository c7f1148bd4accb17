'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Refused, useAct, useTell } from '#components/console/doing.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { usePresence } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field, INPUT } from '#components/ui/field.tsx';
import type { Given } from '#lib/event/given.ts';
import { ANNOUNCEMENT_MAX, type Announcement } from '#lib/facilitation/announcement.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#lib/language/language.ts';
import { may, mayInAll } from '#lib/people/permission.ts';
import { Words } from '../announcement-lines.tsx';
import { useAnnouncements } from '../announcements.ts';
import { Block } from './block.tsx';
import { useOrder } from './use-order.ts';

/** Announces something to the steered rooms or to everybody, and takes it back. */
export function AnnounceDesk() {
  const t = useTranslations('console.pace.announce');
  const { event, me } = useAround();
  const { language } = useLanguage();
  const { roomIds } = useSteered();
  const everybody = usePresence().length;
  const { all } = useAnnouncements(roomIds);
  const { give, to, busy, refusal } = useOrder();
  const [text, setText] = useState<Given>({});
  const [wantsAll, setToAll] = useState(false);
  const mayTellAll = may(me.person, 'announcement:send', { eventId: event.id });
  const toAll = wantsAll && mayTellAll;
  const others = LANGUAGES.filter((each) => each !== language);

  const send = async (submit: FormEvent) => {
    submit.preventDefault();
    const rooms = toAll ? null : [...roomIds];
    let id = '';
    const sent = await give(
      JSON.stringify([text, rooms]),
      (request) => {
        id = request;
        return liveStore.ask('announcement:send', { id, text, roomIds: rooms });
      },
      {
        sentence: toAll ? t('sentToAll', { people: everybody }) : t('sent', to),
        undo: { label: t('takeBack'), act: () => liveStore.ask('announcement:take-back', { id }) },
      },
    );
    if (sent) setText({});
  };
  const field = (each: Language) => (
    <Field key={each} label={each === language ? t('text') : <span lang={each}>{LANGUAGE_NAMES[each]}</span>}>
      {(link) => (
        <textarea
          {...link}
          lang={each}
          dir="auto"
          rows={2}
          maxLength={ANNOUNCEMENT_MAX}
          value={text[each] ?? ''}
          onChange={(typed) => setText({ ...text, [each]: typed.target.value })}
          className={INPUT}
        />
      )}
    </Field>
  );
  return (
    <Block title={t('title')}>
      <form onSubmit={(submit) => void send(submit)} className="grid gap-2">
        {field(language)}
        <details>
          <summary className="min-h-11 py-2 text-sm text-soft hover:text-ink">{t('otherLanguages')}</summary>
          <div className="grid gap-3 border-s-2 border-line ps-3 pb-2">{others.map(field)}</div>
        </details>
        {mayTellAll && (
          <label className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="checkbox"
              checked={toAll}
              onChange={(change) => setToAll(change.target.checked)}
              className="size-5 accent-[var(--accent)]"
            />
            {t('toAll')}
          </label>
        )}
        <div className="grid justify-items-start gap-1">
          <Button type="submit" aria-busy={busy}>
            {t('send')}
          </Button>
          <p className="numbers text-sm text-soft">
            {toAll ? t('goesToAll', { people: everybody }) : t('goes', to)}
          </p>
          <Refused refusal={refusal} />
        </div>
      </form>
      {all.length > 0 && (
        <details>
          <summary className="min-h-11 py-2 text-sm">{t('made', { count: all.length })}</summary>
          <ul className="divide-y divide-line text-sm">
            {all.map((each) => (
              <Made key={each.id} announcement={each} timeZone={event.timeZone} />
            ))}
          </ul>
        </details>
      )}
    </Block>
  );
}

function Made({ announcement, timeZone }: { announcement: Announcement; timeZone: string }) {
  const t = useTranslations('console.pace.announce');
  const { run, busy, refusal } = useAct();
  const tell = useTell();
  const { me, sessions } = useAround();
  const about = sessions.filter(({ rooms }) => rooms.some(({ id }) => announcement.roomIds?.includes(id)));
  const isMine = mayInAll(
    me.person,
    'announcement:send',
    about.map(({ id }) => id),
  );
  const takeBack = async () => {
    const { id } = announcement;
    if (await run(() => liveStore.ask('announcement:take-back', { id }))) tell({ sentence: t('takenBack') });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-40">
        <Words announcement={announcement} timeZone={timeZone} />
        <p className="text-xs text-soft">
          {announcement.roomIds === null
            ? t('forAll')
            : t('forRooms', { rooms: announcement.roomIds.length })}
        </p>
      </div>
      {isMine && (
        <Button onClick={() => void takeBack()} aria-busy={busy} className="text-sm">
          {t('takeBack')}
        </Button>
      )}
      <Refused refusal={refusal} />
    </li>
  );
}
