'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { readIn } from '#lib/event/given.ts';
import { may } from '#lib/people/permission.ts';
import { arranged } from '#lib/poll/asked.ts';
import { POLLS_HASH } from './polls-hash.ts';
import { useMoment, usePollsState, useRoomPolls } from './use-room-polls.ts';
import { useTold } from './use-told.ts';

const NOTHING = () => {};

/**
 * On the programme: what is asked in one's room and waits for one's answer, and the way to it. A ballot that is still on
 * this device is sent from here too.
 */
export function PollCall({ roomId }: { roomId: string }) {
  const t = useTranslations('poll');
  const { language } = useLanguage();
  const { me } = useAround();
  const polls = useRoomPolls(roomId, me.person.id, me.sharedDevice);
  const state = usePollsState(polls);
  const now = useMoment(state.asked, NOTHING);
  useTold(state.asked, state.told, now);
  const first = arranged(state.asked, now).open.find(({ hasVoted }) => !hasVoted);
  if (first === undefined || !may(me.person, 'ballot:cast', { eventId: me.person.eventId })) return null;
  const { text, language: given } = readIn(first.poll.plan.question, language);
  return (
    <div
      data-poll-call
      className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-s-4 border-accent bg-accent-soft px-3 py-2"
    >
      <p className="min-w-0 flex-1 basis-56">
        <span className="block text-sm text-soft">{t('inYourRoom')}</span>
        <span lang={given} dir="auto" className="block font-semibold">
          {text}
        </span>
      </p>
      <LinkButton href={`/room/${roomId}${POLLS_HASH}`} prefetch={false}>
        {t('answerIt')}
      </LinkButton>
    </div>
  );
}
