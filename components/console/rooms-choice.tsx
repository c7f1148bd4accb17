'use client';

import { useTranslations } from 'use-intl';
import { usePresence } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Tiles } from '#components/programme/tiles.tsx';
import { ChevronIcon } from '#components/ui/icon.tsx';
import { peopleIn } from '#lib/people/asked.ts';
import { useSteered } from './steered.tsx';

/** Which rooms are steered: folded to a line that says which and how many are there, it opens to all of the session. */
export function RoomsChoice() {
  const t = useTranslations('console');
  const { event } = useAround();
  const name = useRoomName(event);
  const people = usePresence();
  const { rooms, roomIds, steer } = useSteered();
  const isAll = roomIds.length === rooms.length;
  const chosen = rooms.filter(({ id }) => roomIds.includes(id));
  const here = t('here', { count: peopleIn(people, roomIds).length });
  if (rooms.length < 2) return <p className="text-sm text-soft">{here}</p>;
  const change = (id: string, isIn: boolean) =>
    steer(isIn ? [...(isAll ? [] : roomIds), id] : roomIds.filter((each) => each !== id));
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 max-w-full items-center gap-2 text-sm">
        <span className="font-medium">
          {isAll ? t('allRooms', { count: rooms.length }) : t('someRooms', { count: chosen.length })}
        </span>
        {chosen.length === 1 && chosen[0] && <span className="min-w-0 truncate">{name(chosen[0])}</span>}
        <span className="numbers text-soft">{here}</span>
        <span className="transition-transform group-open:rotate-180">
          <ChevronIcon />
        </span>
      </summary>
      <fieldset className="pb-2">
        <legend className="sr-only">{t('rooms')}</legend>
        <div className="flex flex-wrap gap-2">
          <Choice checked={isAll} onChange={() => steer([])}>
            {t('allRooms', { count: rooms.length })}
          </Choice>
          {rooms.map((room) => (
            <Choice
              key={room.id}
              checked={!isAll && roomIds.includes(room.id)}
              onChange={(isIn) => change(room.id, isIn)}
            >
              <Tiles event={event} room={room} size="sm" />
              {name(room)}
              <span className="numbers text-soft">
                {t('here', { count: peopleIn(people, [room.id]).length })}
              </span>
            </Choice>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

function Choice({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: React.ReactNode;
}) {
  return (
    <label className="inline-flex min-h-11 items-center gap-2 rounded-md border border-line-strong bg-sheet px-3 py-1 text-sm has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="checkbox"
        checked={checked}
        onChange={(change) => onChange(change.target.checked)}
        className="size-5 shrink-0 accent-(--accent)"
      />
      {children}
    </label>
  );
}
