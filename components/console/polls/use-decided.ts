'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Refusal } from '#components/language/problem.ts';
import { liveStore } from '#components/live/store.ts';
import { useBeginnings } from '#components/live/use-beginnings.ts';
import type { Round } from '#lib/poll/poll.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { RoundResults } from '#lib/wire/polls.ts';

const TRY_AGAIN_MS = 10_000;

/**
 * What was decided about counting a round, by whoever runs it: null while it is read. `read` asks for it as it is at
 * this moment, so that what somebody else decided meanwhile is not undone.
 */
export function useDecided({ id, pollId, version }: Pick<Round, 'id' | 'pollId' | 'version'>): {
  decided: RoundResults | null;
  refusal: Refusal | null;
  read: () => Promise<Reply<RoundResults>>;
} {
  const beginnings = useBeginnings();
  const [decided, setDecided] = useState<RoundResults | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const read = useCallback(async (): Promise<Reply<RoundResults>> => {
    const answer = await liveStore.ask('poll:results', { pollId });
    if (!answer.ok) return answer;
    const found = answer.value.find(({ round }) => round.id === id);
    return found === undefined ? { ok: false, error: { code: 'poll-reset' } } : { ok: true, value: found };
  }, [id, pollId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the news that something was decided; at a new beginning nothing was heard before.
  useEffect(() => {
    let wanted = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await read();
      if (!wanted) return;
      setRefusal(answer.ok ? null : answer.error);
      if (answer.ok) setDecided(answer.value);
      else later = setTimeout(() => void look(), TRY_AGAIN_MS);
    };
    void look();
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [beginnings, read, version]);

  return { decided, refusal, read };
}
