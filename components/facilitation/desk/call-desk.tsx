'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { Refused } from '#components/console/doing.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import { usePresence } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Button } from '#components/ui/button.tsx';
import { Select } from '#components/ui/select.tsx';
import { type Call, isOn } from '#lib/facilitation/call.ts';
import { peopleIn } from '#lib/people/asked.ts';
import { sessionsWhere } from '#lib/people/permission.ts';
import { useGuidances } from '../guidance.ts';
import { usePlaceName } from '../place-name.ts';
import { Block } from './block.tsx';
import { useOrder } from './use-order.ts';

/** Asks the people of the steered rooms to come to one room, and takes that back. */
export function CallDesk() {
  const t = useTranslations('console.pace.call');
  const { roomIds } = useSteered();
  const { now } = useAround();
  const guidances = useGuidances(roomIds);
  const calls = roomIds.flatMap((roomId) => {
    const call = guidances[roomId]?.call ?? null;
    return call === null || !isOn(call, now) ? [] : [{ roomId, call }];
  });
  const together = Map.groupBy(calls, ({ call }) => call.id);
  return (
    <Block title={t('title')}>
      {[...together].map(
        ([id, [first, ...more]]) =>
          first && (
            <Called
              key={id}
              call={first.call}
              roomIds={[first.roomId, ...more.map(({ roomId }) => roomId)]}
            />
          ),
      )}
      <NewCall />
    </Block>
  );
}

/** A call that stands, who did not come yet, and the way to end it. */
function Called({ call, roomIds }: { call: Call; roomIds: string[] }) {
  const t = useTranslations('console.pace.call');
  const people = peopleIn(usePresence(), roomIds).length;
  const placeName = usePlaceName();
  const { give, busy, refusal } = useOrder();
  const end = () =>
    void give(`end ${roomIds}`, (request) => liveStore.ask('call:set', { roomIds, request, call: null }), {
      sentence: t('ended', { rooms: roomIds.length }),
    });
  const [from = ''] = roomIds;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-3">
      <p className="numbers min-w-0 flex-1 basis-40 text-sm">
        <bdi className="block font-semibold">{placeName(call.to, from)}</bdi>
        {t('stillThere', { people, rooms: roomIds.length })}
      </p>
      <Button onClick={end} aria-busy={busy} className="text-sm">
        {t(call.hold ? 'release' : 'takeBack')}
      </Button>
      <Refused refusal={refusal} />
    </div>
  );
}

function NewCall() {
  const t = useTranslations('console.pace.call');
  const { roomIds } = useSteered();
  const presence = usePresence();
  const places = usePlaces();
  const [chosen, setChosen] = useState<string | null>(null);
  const [hold, setHold] = useState(false);
  const { give, busy, refusal } = useOrder();
  const leads = ({ value }: { value: string }) => roomIds.some((roomId) => roomId !== value);
  const to = (places.find(({ value }) => value === chosen) ?? places.find(leads) ?? places[0])?.value ?? '';
  const from = roomIds.filter((roomId) => roomId !== to);
  const counts = { people: peopleIn(presence, from).length, rooms: from.length };
  const send = (request: string, call: { to: string; hold: boolean } | null) =>
    liveStore.ask('call:set', { roomIds: from, request, call });
  const call = () =>
    void give(JSON.stringify([from, to, hold]), (request) => send(request, { to, hold }), {
      sentence: t('called', counts),
      undo: { label: t('takeBack'), act: () => send(madeId(), null) },
    });
  return (
    <>
      <Select
        label={t('to')}
        className="max-w-md"
        value={to}
        onChange={(change) => setChosen(change.target.value)}
        options={places}
      />
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          checked={hold}
          onChange={(change) => setHold(change.target.checked)}
          className="size-5 accent-[var(--accent)]"
        />
        {t('hold')}
      </label>
      <div className="grid justify-items-start gap-1">
        <Button
          onClick={call}
          aria-busy={busy}
          disabledBecause={from.length === 0 ? t('onlyHere') : undefined}
        >
          {t('call')}
        </Button>
        {from.length > 0 && <p className="numbers text-sm text-soft">{t('calls', counts)}</p>}
        <Refused refusal={refusal} />
      </div>
    </>
  );
}

/** Where people can be called: the rooms of the session, one's own first, and of other sessions the rooms of all. */
function usePlaces(): { value: string; label: string; group?: string }[] {
  const { session, rooms } = useSteered();
  const { event, sessions, me } = useAround();
  const { language } = useLanguage();
  const name = useRoomName(event);
  const others = sessionsWhere(me.person, 'room:guide', sessions).filter(({ id }) => id !== session.id);
  return [
    ...rooms.map((room) => ({ value: room.id, label: name(room) })),
    ...others.flatMap((other) =>
      other.rooms
        .filter(({ countries }) => countries.length === 0)
        .map((room) => ({ value: room.id, label: name(room), group: other.title[language] })),
    ),
  ];
}
