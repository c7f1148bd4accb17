'use client';

import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Tiles } from '#components/programme/tiles.tsx';
import type { Room, Session } from '#lib/event/event.ts';
import type { RoomTotals } from '#lib/wire/review.ts';
import { Figures } from './figures.tsx';
import { useTimes } from './use-times.ts';

/** One room of the day: whose it is, unless that stands above it, and how much it holds. */
export function RoomCell({
  session,
  room,
  totals,
  named,
}: {
  session: Session;
  room: Room;
  totals: readonly RoomTotals[];
  named: boolean;
}) {
  const { event } = useAround();
  const name = useRoomName(event)(room);
  const { when } = useTimes();
  const known = totals.find((each) => each.roomId === room.id) ?? nothingIn(room.id);
  return (
    <>
      {named && (
        <p className="mb-0.5 flex items-center gap-2 text-sm">
          <Tiles event={event} room={room} size="sm" />
          {name}
        </p>
      )}
      <Figures
        totals={known}
        room={name}
        changed={known.changedAt === null ? null : when(known.changedAt, session.startsAt)}
      />
    </>
  );
}

/** A room that nobody has opened yet is in no list. */
function nothingIn(roomId: string): RoomTotals {
  const kinds = { note: 0, question: 0, decision: 0, action: 0 };
  return { roomId, position: 0, unread: false, changedAt: null, words: 0, cards: 0, kinds, writers: 0 };
}
