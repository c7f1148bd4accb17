'use client';

import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { isPublic, type QuestionState } from '#lib/question/question.ts';
import type { InRoom } from './in-room.ts';
import { QuestionText } from './question-text.tsx';
import type { QuestionActs } from './use-question-acts.ts';

/** What can be done with a question in each state; the first is what one most likely wants. */
const WAYS: Record<
  QuestionState,
  readonly { name: 'approve' | 'decline' | 'done' | 'archive' | 'hide' | 'back'; to: QuestionState }[]
> = {
  waiting: [
    { name: 'approve', to: 'open' },
    { name: 'decline', to: 'hidden' },
  ],
  open: [
    { name: 'done', to: 'answered' },
    { name: 'archive', to: 'archived' },
    { name: 'hide', to: 'hidden' },
  ],
  answered: [
    { name: 'back', to: 'open' },
    { name: 'archive', to: 'archived' },
    { name: 'hide', to: 'hidden' },
  ],
  archived: [{ name: 'back', to: 'open' }],
  hidden: [{ name: 'back', to: 'open' }],
};

/** One question as those who run the room see it. */
export function QuestionItem({ asked, acts }: { asked: InRoom; acts: QuestionActs }) {
  const t = useTranslations('question');
  const { question, room, votes, isOnScreen } = asked;
  return (
    <li className={`rounded-md border bg-sheet p-3 ${isOnScreen ? 'border-2 border-accent' : 'border-line'}`}>
      <QuestionText question={question} isOnScreen={isOnScreen} />
      <p className="text-sm text-soft">
        {room !== null && (
          <>
            <bdi>{room}</bdi>
            {' · '}
          </>
        )}
        {t('votes', { count: votes })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {isPublic(question.state) && (
          <Button onClick={() => void acts.show(asked, !isOnScreen)} className="text-sm">
            {t(isOnScreen ? 'console.offScreen' : 'console.toScreen')}
          </Button>
        )}
        {WAYS[question.state].map(({ name, to }) => (
          <Button key={name} onClick={() => void acts.decide(asked, to)} className="text-sm">
            {t(`console.${name}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}
