'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTell } from '#components/console/doing.tsx';
import type { Refusal } from '#components/language/problem.ts';
import { liveStore } from '#components/live/store.ts';
import type { QuestionRules, QuestionState } from '#lib/question/question.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { RoomQuestions } from '#lib/wire/questions.ts';
import type { InRoom } from './in-room.ts';

/** What those who run rooms do with questions; each says what it did, and can be undone. */
export interface QuestionActs {
  refusal: Refusal | null;
  decide(asked: InRoom, state: QuestionState): Promise<void>;
  show(asked: InRoom, shown: boolean): Promise<void>;
  /** Answers whether it was done. */
  setRules(rooms: readonly RoomQuestions[], rules: QuestionRules): Promise<boolean>;
}

export function useQuestionActs(): QuestionActs {
  const t = useTranslations('question.console');
  const tell = useTell();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Each may be asked twice without harm, so none waits for the one before.
  const run = async (ask: () => Promise<Reply<unknown>>): Promise<boolean> => {
    const answer = await ask();
    setRefusal(answer.ok ? null : answer.error);
    return answer.ok;
  };
  return {
    refusal,

    async decide({ roomId, question, isOnScreen }, state) {
      const to = (wanted: QuestionState) =>
        liveStore.ask('question:decide', { questionId: question.id, state: wanted });
      if (!(await run(() => to(state)))) return;
      const undo = async () => {
        const undone = await to(question.state);
        // Who leaves the eyes of the room leaves the screen as well.
        if (!undone.ok || !isOnScreen) return undone;
        return liveStore.ask('question:show', { roomId, questionId: question.id });
      };
      tell({ sentence: t(`said.${state}`), undo: { label: t('undo'), act: undo } });
    },

    async show({ roomId, question, onScreen }, shown) {
      const to = (questionId: string | null) => liveStore.ask('question:show', { roomId, questionId });
      if (!(await run(() => to(shown ? question.id : null)))) return;
      const sentence = t(shown ? 'saidScreen' : 'saidOff');
      tell({ sentence, undo: { label: t('undo'), act: () => to(onScreen) } });
    },

    async setRules(rooms, rules) {
      const roomIds = rooms.map(({ roomId }) => roomId);
      if (!(await run(() => liveStore.ask('question:set-rules', { roomIds, ...rules })))) return false;
      const undo = async () => {
        for (const { roomId, rules: before } of rooms) {
          const undone = await liveStore.ask('question:set-rules', { roomIds: [roomId], ...before });
          if (!undone.ok) return undone;
        }
        return { ok: true as const, value: null };
      };
      tell({ sentence: t('saidRules', { count: rooms.length }), undo: { label: t('undo'), act: undo } });
      return true;
    },
  };
}
