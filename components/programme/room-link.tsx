'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { usePresence } from '#components/live/use-live.ts';
import type { Event, Room } from '#lib/event/event.ts';
import { Present } from './present.tsx';
import { useRoomName } from './room-name.ts';
import { Tiles } from './tiles.tsx';

/** One room of a session: which countries, who is there, and the way in. */
export function RoomLink({ event, room, mine }: { event: Event; room: Room; mine: boolean }) {
  const t = useTranslations('programme');
  const name = useRoomName(event)(room);
  const people = usePresence(room.id);
  return (
    <Link
      href={`/room/${room.id}`}
      prefetch={false}
      className={`flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 rounded-md border bg-sheet px-3 py-2 text-ink no-underline hover:border-accent ${mine ? 'border-line-strong' : 'border-line'}`}
    >
      <Tiles event={event} room={room} />
      <span className="min-w-0 flex-1 basis-32 leading-snug">
        <span className="font-medium underline decoration-line-strong underline-offset-4">{name}</span>
        {mine && <span className="ms-2 text-sm text-soft">{t('myRoom')}</span>}
      </span>
      <Present event={event} people={people} />
    </Link>
  );
}
