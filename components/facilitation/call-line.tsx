'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { usePresence } from '#components/live/use-live.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { ForwardIcon } from '#components/ui/icon.tsx';
import { usePolite } from '#components/ui/polite.tsx';
import { type Call, callView } from '#lib/facilitation/call.ts';
import { useGuidances } from './guidance.ts';
import { usePlaceName } from './place-name.ts';
import { putAway, useShown } from './put-away.ts';

/** Asks the people of these rooms to come to another one, and leaves it to them. The newest call; takes no focus. */
export function CallLine({ roomIds }: { roomIds: readonly string[] }) {
  const { now } = useAround();
  const guidances = useGuidances(roomIds);
  const { putAway: answered } = useShown();
  const placeName = usePlaceName();
  const [newest] = roomIds
    .flatMap((roomId) => {
      const call = guidances[roomId]?.call ?? null;
      const place = call === null ? null : placeName(call.to, roomId);
      if (call === null || place === null) return [];
      const view = callView(call, answered.includes(call.id), now);
      return view === 'none' ? [] : [{ call, place, isSmall: view === 'small' }];
    })
    .sort((one, other) => other.call.at - one.call.at);
  return newest ? <Line key={newest.call.id} {...newest} /> : null;
}

function Line({ call, place, isSmall }: { call: Call; place: string; isSmall: boolean }) {
  const t = useTranslations('facilitation.call');
  const say = usePolite();
  const who = usePresence().find(({ personId }) => personId === call.personId)?.name ?? t('host');
  const go = useRef<HTMLAnchorElement>(null);
  const goes = useRef(false);
  const { id } = call;
  // Said once, not again when the host goes offline.
  const announce = useEffectEvent(() => {
    if (!isSmall) say(t('said', { who, place }));
  });
  useEffect(() => {
    announce();
    // Only who has left this page has gone: without a line the call stays where it is.
    return () => {
      if (goes.current) putAway(id);
    };
  }, [id]);
  const stay = () => {
    if (call.hold) go.current?.focus();
    say(t('stays'));
    putAway(call.id);
  };
  return (
    <div
      data-call={isSmall ? 'small' : 'whole'}
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 text-sm ${isSmall ? 'text-soft' : 'rounded-md border border-s-4 border-accent bg-accent-soft px-3 py-2 text-ink'}`}
    >
      <p className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
        {t.rich('asks', { who: () => <bdi>{who}</bdi>, place: () => <bdi>{place}</bdi> })}
        {call.hold && !isSmall && <span className="block text-soft">{t('held')}</span>}
      </p>
      <div className="flex flex-wrap gap-2">
        <LinkButton
          ref={go}
          kind={isSmall ? 'plain' : 'primary'}
          href={`/room/${call.to}`}
          prefetch={false}
          onClick={() => {
            goes.current = true;
          }}
          className="text-sm"
        >
          {t('go')}
          <ForwardIcon />
        </LinkButton>
        {!isSmall && (
          <Button onClick={stay} className="text-sm">
            {t('stay')}
          </Button>
        )}
      </div>
    </div>
  );
}
