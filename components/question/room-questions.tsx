'use client';

import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { usePolite } from '#components/ui/polite.tsx';
import { may } from '#lib/people/permission.ts';
import { type KeptOnDevice, NOTHING_KEPT } from '#lib/question/device.ts';
import { inOrder, type Question } from '#lib/question/question.ts';
import { ownNews, votesFor } from '#lib/question/view.ts';
import type { RoomQuestions as Known } from '#lib/wire/questions.ts';
import { AskForm } from './ask-form.tsx';
import { DeviceQuestions } from './device.ts';
import { OrderChoice } from './order-choice.tsx';
import { QuestionLine } from './question-line.tsx';
import { useQuestions } from './use-questions.ts';

/**
 * The questions to the speakers of a room: asking, and voting for what others ask.
 *
 * @param onNews a question of one's own is shown to all now, or is being answered
 */
export function RoomQuestions({ roomId, onNews }: { roomId: string; onNews: (questionId: string) => void }) {
  const t = useTranslations('question');
  const { event, me, sharedDevice } = useRoom();
  const heading = useId();
  const [device, setDevice] = useState<DeviceQuestions | null>(null);
  const again = useRef<() => void>(() => undefined);
  useEffect(() => {
    const opened = new DeviceQuestions(roomId, me.id, sharedDevice, () => again.current());
    setDevice(opened);
    return () => opened.stop();
  }, [roomId, me.id, sharedDevice]);
  const kept = useKept(device);
  const [rooms, ask] = useQuestions('participant', [roomId], () => device?.kept().tokens ?? {});
  again.current = ask;
  // The tokens are there a moment after the page.
  useEffect(() => {
    if (device !== null && Object.keys(device.kept().tokens).length > 0) again.current();
  }, [device]);
  const known = rooms?.[0];
  const isOpen = useRoomStatus(({ notice }) => notice.reason !== 'session-closed');
  const mayAsk = may(me, 'question:ask', { eventId: event.id, closed: !isOpen });
  useTold(known, onNews);
  return (
    <section aria-labelledby={heading} className="grid gap-4 border-t border-line pt-4" data-questions>
      <h3 id={heading} className="text-base">
        {t('title')}
      </h3>
      {known !== undefined && device !== null && mayAsk && (
        <AskForm device={device} kept={kept} rules={known.rules} sharedDevice={sharedDevice} />
      )}
      {!mayAsk && <p className="text-sm text-soft">{t(isOpen ? 'observer' : 'closed')}</p>}
      {known === undefined ? (
        <p className="text-sm text-soft">{t('notTold')}</p>
      ) : (
        <Asked known={known} kept={kept} device={mayAsk ? device : null} again={ask} />
      )}
    </section>
  );
}

function useKept(device: DeviceQuestions | null): KeptOnDevice {
  return useSyncExternalStore(
    device?.subscribe ?? (() => () => undefined),
    () => device?.kept() ?? NOTHING_KEPT,
    () => NOTHING_KEPT,
  );
}

/** What is asked: first what one can vote for, then what is answered. */
function Asked({
  known,
  kept,
  device,
  again,
}: {
  known: Known;
  kept: KeptOnDevice;
  device: DeviceQuestions | null;
  again: () => void;
}) {
  const t = useTranslations('question');
  const [order, setOrder] = useState<'votes' | 'time'>('votes');
  const own = new Set([...known.own, ...Object.keys(kept.tokens)]);
  const sorted = inOrder(known.questions, order, ({ number }) => votesFor(known.votes, number));
  const answered = sorted.filter(({ state }) => state === 'answered');
  const others = sorted.filter(({ state }) => state !== 'answered');
  const line = (question: Question) => (
    <QuestionLine
      key={question.id}
      question={question}
      known={known}
      kept={kept}
      isOwn={own.has(question.id)}
      device={device}
      again={again}
    />
  );
  if (sorted.length === 0) return <p className="text-sm text-soft">{t('nothing')}</p>;
  return (
    <>
      {others.length > 1 && <OrderChoice order={order} onChoose={setOrder} />}
      <ul className="grid gap-2">{others.map(line)}</ul>
      {answered.length > 0 && (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
            {t('answered', { count: answered.length })}
          </summary>
          <ul className="mt-2 grid gap-2">{answered.map(line)}</ul>
        </details>
      )}
    </>
  );
}

/** Tells those who listen what becomes of their own questions. */
function useTold(known: Known | undefined, onNews: (questionId: string) => void): void {
  const t = useTranslations('question.told');
  const say = usePolite();
  const before = useRef<Known | undefined>(undefined);
  useEffect(() => {
    const last = before.current;
    before.current = known;
    if (last === undefined || known === undefined) return;
    for (const { id, text, is } of ownNews(last, known)) {
      say(t(is, { text }));
      if (is !== 'answered') onNews(id);
    }
  }, [known, t, say, onNews]);
}
