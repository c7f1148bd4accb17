'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useBadge } from '#components/console/badge.ts';
import { Refused } from '#components/console/doing.tsx';
import { useShortcut } from '#components/console/shortcuts.tsx';
import { useSteered } from '#components/console/steered.tsx';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { inOrder, type QuestionRules, type QuestionState } from '#lib/question/question.ts';
import { votesFor } from '#lib/question/view.ts';
import type { RoomQuestions } from '#lib/wire/questions.ts';
import { QuestionItem } from './console-item.tsx';
import type { InRoom } from './in-room.ts';
import { OrderChoice } from './order-choice.tsx';
import { useQuestionActs } from './use-question-acts.ts';
import { useQuestions } from './use-questions.ts';

/** The questions to the speakers of the steered rooms: what waits for a look first, then what is to be answered. */
export function QuestionsSection() {
  const { roomIds } = useSteered();
  const [rooms] = useQuestions('host', roomIds);
  if (rooms === null || rooms.length === 0) return null;
  return <Rooms rooms={rooms} />;
}

const PARTS: readonly { name: 'queue' | 'open' | 'answered' | 'away'; states: readonly QuestionState[] }[] = [
  { name: 'queue', states: ['waiting'] },
  { name: 'open', states: ['open'] },
  { name: 'answered', states: ['answered'] },
  { name: 'away', states: ['archived', 'hidden'] },
];

function Rooms({ rooms }: { rooms: readonly RoomQuestions[] }) {
  const t = useTranslations('question.console');
  const { event, sessions } = useAround();
  const roomName = useRoomName(event);
  const [order, setOrder] = useState<'votes' | 'time'>('votes');
  const acts = useQuestionActs();
  const all = sessions.flatMap((session) => session.rooms);
  const nameOf = (roomId: string) => {
    const room = all.find(({ id }) => id === roomId);
    return rooms.length < 2 || room === undefined ? null : roomName(room);
  };
  const asked = rooms.flatMap(({ roomId, questions, votes, onScreen }) =>
    questions.map(
      (question): InRoom => ({
        roomId,
        room: nameOf(roomId),
        question,
        votes: votesFor(votes, question.number),
        isOnScreen: onScreen === question.id,
        onScreen,
        number: question.number,
      }),
    ),
  );
  const parts = PARTS.map(({ name, states }) => {
    const some = asked.filter(({ question }) => states.includes(question.state));
    // Who waited longest is looked at first.
    const sorted =
      name === 'queue'
        ? inOrder(some, 'time', () => 0).reverse()
        : inOrder(some, order, ({ votes }) => votes);
    return { name, questions: sorted };
  });
  const [waiting] = parts[0]?.questions ?? [];
  const wanted = inOrder(parts[1]?.questions ?? [], 'votes', ({ votes }) => votes).find(
    ({ isOnScreen }) => !isOnScreen,
  );
  useBadge(parts[0]?.questions.length ?? 0);
  useShortcut('a', t('next'), waiting === undefined ? null : () => void acts.decide(waiting, 'open'));
  useShortcut('w', t('nextScreen'), wanted === undefined ? null : () => void acts.show(wanted, true));
  return (
    <div className="grid gap-4">
      <Rules rooms={rooms} acts={acts} />
      <Refused refusal={acts.refusal} />
      {asked.length === 0 && <p className="text-soft">{t('nothing')}</p>}
      {asked.length > 1 && <OrderChoice order={order} onChoose={setOrder} />}
      {parts
        .filter(({ questions }) => questions.length > 0)
        .map(({ name, questions }) => (
          <details key={name} open={name === 'queue' || name === 'open'}>
            <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
              {t(name, { count: questions.length })}
            </summary>
            <ul className="mt-1 grid gap-2">
              {questions.map((each) => (
                <QuestionItem key={each.question.id} asked={each} acts={acts} />
              ))}
            </ul>
          </details>
        ))}
    </div>
  );
}

/** How people ask in the steered rooms; where they differ, a switch is on when it is on in all. */
function Rules({
  rooms,
  acts,
}: {
  rooms: readonly RoomQuestions[];
  acts: ReturnType<typeof useQuestionActs>;
}) {
  const t = useTranslations('question.console');
  const moderated = rooms.every((room) => room.rules.moderated);
  const unnamed = rooms.every((room) => room.rules.unnamed);
  /** What was chosen, until the rooms say so. */
  const [wish, setWish] = useState<QuestionRules | null>(null);
  useEffect(() => {
    setWish((wanted) => (wanted?.moderated === moderated && wanted.unnamed === unnamed ? null : wanted));
  }, [moderated, unnamed]);
  const rules = wish ?? { moderated, unnamed };
  const choose = async (wanted: QuestionRules) => {
    setWish(wanted);
    if (!(await acts.setRules(rooms, wanted))) setWish(null);
  };
  return (
    <fieldset className="grid gap-1">
      <legend className="text-sm text-soft">{t('rules')}</legend>
      {(['moderated', 'unnamed'] as const).map((rule) => (
        <label key={rule} className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={rules[rule]}
            onChange={({ target }) => void choose({ ...rules, [rule]: target.checked })}
          />
          {t(rule)}
        </label>
      ))}
    </fieldset>
  );
}
