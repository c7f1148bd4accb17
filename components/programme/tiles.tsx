import { CountryTile, hueOf } from '#components/ui/country.tsx';
import type { Event, Room } from '#lib/event/event.ts';

/** The tiles of a room's countries; none for the room of all. The room's name stands beside them. */
export function Tiles({
  event,
  room,
  size = 'md',
}: {
  event: Pick<Event, 'countries'>;
  room: Pick<Room, 'countries'>;
  size?: 'sm' | 'md' | 'lg';
}) {
  const codes = event.countries.map((country) => country.code);
  return (
    <span className="inline-flex shrink-0 flex-wrap gap-1 empty:hidden">
      {room.countries.map((code) => (
        <CountryTile key={code} code={code} hue={hueOf(codes, code)} size={size} />
      ))}
    </span>
  );
}
