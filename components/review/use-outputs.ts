'use client';

import { type Rendered, type Shown, useAnswer } from '#components/live/use-answer.ts';
import { useLive } from '#components/live/use-live.ts';

/** The answer to a question about what rooms hold, asked again whenever that has changed. */
export function useOutputs<Value>(path: string, rendered: Rendered<Value> | null): Shown<Value> {
  const { outputs } = useLive();
  return useAnswer(path, rendered, () => outputs);
}
