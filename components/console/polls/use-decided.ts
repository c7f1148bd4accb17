'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '#components/language/problem.ts';
import { liveStore } from '#components/live/store.ts';
import { useAsked } from '#components/live/use-asked.ts';
import type { Round } from '#lib/poll/poll.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { RoundResults } from '#lib/wire/polls.ts';

/** What was decided about counting a round, by whoever runs it: null while it is read. */
export function useDecided({ id, pollId, version }: Pick<Round, 'id' | 'pollId' | 'version'>): {
  decided: RoundResults | null;
  refusal: Refusal | null;
} {
  const [decided, setDecided] = useState<RoundResults | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const read = useCallback(async (): Promise<Reply<RoundResults>> => {
    const answer = await liveStore.ask('poll:results', { pollId });
    if (!answer.ok) return answer;
    const found = answer.value.find(({ round }) => round.id === id);
    return found === undefined ? { ok: false, error: { code: 'poll-reset' } } : { ok: true, value: found };
  }, [id, pollId]);

  const again = useAsked(read, (answer) => {
    setRefusal(answer.ok ? null : answer.error);
    if (answer.ok) setDecided(answer.value);
  });
  // A new version is the news that something was decided.
  const known = useRef(version);
  useEffect(() => {
    if (known.current === version) return;
    known.current = version;
    again();
  }, [version, again]);

  return { decided, refusal };
}
