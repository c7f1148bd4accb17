'use client';

import type { ReactNode } from 'react';
import type { Session } from '#lib/event/event.ts';
import type { Phase } from '#lib/facilitation/phase.ts';
import type { TimerView } from '#lib/facilitation/timer.ts';
import type { Language } from '#lib/language/language.ts';
import type { Question } from '#lib/question/question.ts';
import type { Picture } from '#lib/screen/shown.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';
import type { ProjectorAnswer, ScreenDots } from '#lib/wire/screen.ts';
import { DotsPicture } from './dots.tsx';
import { Joining } from './joining.tsx';
import { QuestionPicture } from './question.tsx';
import { RoundPicture } from './round.tsx';
import type { ProjectorTexts } from './texts.ts';
import { PhasePicture, TimerPicture } from './timer.tsx';
import { Welcome } from './welcome.tsx';

/** One picture, with the time left and how to join beside it. */
export function PictureOf({
  picture,
  around,
  session,
  rounds,
  dots,
  question,
  timer,
  phase,
  languages,
  texts,
  asTable,
  now,
}: {
  picture: Picture;
  around: ProjectorAnswer;
  session: Session | undefined;
  rounds: readonly WatchedRound[];
  dots: readonly ScreenDots[];
  question: (Question & { votes: number }) | null;
  timer: TimerView;
  phase: Phase | null;
  languages: readonly Language[];
  texts: ProjectorTexts;
  asTable: boolean;
  now: number;
}) {
  const asked = picture.is === 'round' ? rounds.find(({ round }) => round.id === picture.id) : undefined;
  if (asked !== undefined) {
    const earlier = rounds
      .filter(({ poll, round }) => poll.id === asked.poll.id && round.number < asked.round.number)
      .sort((a, b) => a.round.number - b.round.number);
    return (
      <Beside key={asked.round.id} around={around} timer={<TimerPicture view={timer} size="small" />}>
        <RoundPicture
          asked={asked}
          earlier={earlier}
          around={around}
          languages={languages}
          texts={texts}
          asTable={asTable}
          now={now}
        />
      </Beside>
    );
  }
  const laid = picture.is === 'dots' ? dots.find(({ round }) => round.id === picture.id) : undefined;
  if (laid !== undefined) {
    return (
      <Beside key={laid.round.id} around={around} timer={<TimerPicture view={timer} size="small" />}>
        <DotsPicture dots={laid} around={around} languages={languages} texts={texts} asTable={asTable} />
      </Beside>
    );
  }
  if (picture.is === 'question' && question !== null) {
    return (
      <Beside key={question.id} around={around} timer={<TimerPicture view={timer} size="small" />}>
        <QuestionPicture question={question} />
      </Beside>
    );
  }
  if (picture.is === 'timer') {
    return (
      <Beside key="timer" around={around} timer={null}>
        <main className="projector-round">
          <TimerPicture view={timer} size="whole" />
          <PhasePicture phase={phase} />
        </main>
      </Beside>
    );
  }
  return <Welcome around={around} session={session} phase={phase} languages={languages} texts={texts} />;
}

/** A picture with a column beside it, or on a tall screen a row below. */
function Beside({
  around,
  timer,
  children,
}: {
  around: ProjectorAnswer;
  timer: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="projector-beside">
      {children}
      <div className="projector-column">
        {timer}
        <Joining joining={around.joining} size="corner" />
      </div>
    </div>
  );
}
