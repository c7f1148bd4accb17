import { useState } from 'react';
import { useProblemSentence } from '#components/language/problem.ts';
import type { Reply } from '#lib/wire/live.ts';

/** Asks the server one thing at a time: whether it is under way, and the sentence of the last refusal. */
export function useAsked(): {
  ask: (question: () => Promise<Reply<unknown>>, done: () => void) => void;
  isWorking: boolean;
  refusal: string | null;
} {
  const sentence = useProblemSentence();
  const [isWorking, setWorking] = useState(false);
  const [refused, setRefused] = useState<{ code: string } | null>(null);
  return {
    ask: (question, done) => {
      if (isWorking) return;
      setWorking(true);
      setRefused(null);
      void question().then((answer) => {
        setWorking(false);
        if (answer.ok) done();
        else setRefused(answer.error);
      });
    },
    isWorking,
    refusal: refused === null ? null : sentence(refused),
  };
}
