'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useLive } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Tiles } from '#components/programme/tiles.tsx';
import { Button } from '#components/ui/button.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import type { KeptRoom, KeptSession } from '#lib/event/kept.ts';
import { type RoomLine, withLine } from '#lib/event/session-form.ts';

const CHOICE =
  'relative inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-line bg-sheet px-2.5 text-sm has-checked:border-ink has-checked:font-semibold has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent';

/** The rooms of a session: which countries sit in each, who is there now, and which were or will be taken out. */
export function RoomsField({
  rooms,
  onChange,
  kept,
  at,
}: {
  rooms: readonly RoomLine[];
  onChange: (rooms: RoomLine[]) => void;
  /** The session as it is kept; null for a new one. */
  kept: KeptSession | null;
  at: (place: string) => string | undefined;
}) {
  const t = useTranslations('manage.rooms');
  const { event } = useAround();
  const nameOf = useRoomName(event);
  const wrong = at('rooms');
  const away = kept?.rooms.filter(({ id }) => !rooms.some((room) => room.id === id)) ?? [];
  const alone = event.countries.filter(
    ({ code }) => !rooms.some(({ countries }) => countries.length === 1 && countries[0] === code),
  );
  const addEach = () =>
    onChange(
      alone.reduce<RoomLine[]>((lines, { code }) => withLine(lines, { countries: [code] }), [...rooms]),
    );
  return (
    <fieldset data-wrong={wrong === undefined ? undefined : ''} tabIndex={-1}>
      <legend className="text-lg font-semibold">{t('legend')}</legend>
      <p className="mb-3 text-sm text-soft">{t('hint')}</p>
      {wrong && <p className="mb-2 border-s-4 border-trouble ps-2 text-sm text-trouble">{wrong}</p>}
      <ol className="grid gap-3">
        {rooms.map((room, index) => (
          <RoomChoice
            key={room.key}
            room={room}
            number={index + 1}
            kept={kept?.rooms.find(({ id }) => id === room.id) ?? null}
            open={kept?.state === 'open'}
            wrong={wrongIn(room, `rooms[${index}]`, at)}
            onChange={(countries) =>
              onChange(rooms.map((each) => (each.key === room.key ? { ...each, countries } : each)))
            }
            onTakeAway={() => onChange(rooms.filter(({ key }) => key !== room.key))}
          />
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={() => onChange(withLine(rooms, { countries: [] }))} className="text-sm">
          {t('add')}
        </Button>
        {alone.length > 0 && (
          <Button onClick={addEach} className="text-sm">
            {t('addEach')}
          </Button>
        )}
      </div>
      {away.length > 0 && (
        <div className="mt-4">
          <h3 className="text-sm font-semibold">{t('away')}</h3>
          <p className="text-sm text-soft">{t('awayText')}</p>
          <ul className="mt-1">
            {away.map((room) => (
              <li key={room.id} className="flex flex-wrap items-center gap-x-3">
                <Tiles event={event} room={room} size="sm" />
                <span>{nameOf(room)}</span>
                <RoomState room={room} />
                <Button
                  kind="plain"
                  aria-label={t('putBackOf', { room: nameOf(room) })}
                  onClick={() => onChange(withLine(rooms, { id: room.id, countries: room.countries }))}
                  className="text-sm"
                >
                  {t('putBack')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </fieldset>
  );
}

/** What is wrong with a room or one of its countries. */
function wrongIn(
  room: RoomLine,
  place: string,
  at: (place: string) => string | undefined,
): string | undefined {
  const all = [at(place), ...room.countries.map((_, country) => at(`${place}.countries[${country}]`))];
  return all.filter((each) => each !== undefined).join(' ') || undefined;
}

function RoomChoice({
  room,
  number,
  kept,
  open,
  wrong,
  onChange,
  onTakeAway,
}: {
  room: RoomLine;
  number: number;
  /** The room as it is kept; null for a new one. */
  kept: KeptRoom | null;
  /** The session is open. */
  open: boolean;
  wrong: string | undefined;
  onChange: (countries: string[]) => void;
  onTakeAway: () => void;
}) {
  const t = useTranslations('manage.rooms');
  const { language } = useLanguage();
  const { event } = useAround();
  const name = useRoomName(event)(room);
  const codes = event.countries.map(({ code }) => code);
  const toggle = (code: string) =>
    onChange(
      codes.filter((each) =>
        each === code ? !room.countries.includes(code) : room.countries.includes(each),
      ),
    );
  return (
    <li
      data-wrong={wrong === undefined ? undefined : ''}
      tabIndex={-1}
      className={`rounded-md border p-3 ${wrong === undefined ? 'border-line' : 'border-2 border-trouble'}`}
    >
      <fieldset>
        <legend className="font-medium">{t('name', { number, room: name })}</legend>
        <p className="text-sm text-soft empty:hidden">{kept && <RoomState room={kept} />}</p>
        {wrong && <p className="border-s-4 border-trouble ps-2 text-sm text-trouble">{wrong}</p>}
        <div className="mt-2 flex flex-wrap gap-2">
          {event.countries.map(({ code, name }) => (
            <label key={code} className={CHOICE}>
              <input
                type="checkbox"
                checked={room.countries.includes(code)}
                onChange={() => toggle(code)}
                className="size-5 accent-(--accent)"
              />
              <CountryTile code={code} hue={hueOf(codes, code)} size="sm" />
              {name[language]}
            </label>
          ))}
        </div>
        <Button
          kind="plain"
          onClick={onTakeAway}
          aria-label={t('takeAwayOf', { room: name })}
          disabledBecause={kept?.written && open ? t('written') : undefined}
          className="mt-1 text-sm"
        >
          {t('takeAway')}
        </Button>
      </fieldset>
    </li>
  );
}

/** Who is in a room now, and whether somebody has written there. */
function RoomState({ room }: { room: KeptRoom }) {
  const t = useTranslations('manage.rooms');
  const { people } = useLive();
  const here = people.filter(({ roomId }) => roomId === room.id).length;
  return (
    <span className="text-sm text-soft">
      {[here > 0 ? t('here', { count: here }) : '', room.written ? t('hasText') : '']
        .filter(Boolean)
        .join(' ')}
    </span>
  );
}
