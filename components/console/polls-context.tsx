'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Refusal } from '#components/language/problem.ts';
import { liveStore } from '#components/live/store.ts';
import { useAsked } from '#components/live/use-asked.ts';
import type { PreparedPoll } from '#lib/poll/next-step.ts';
import type { Results } from '#lib/poll/results.ts';
import type { AskedPoll } from '#lib/wire/polls.ts';
import { useSteered } from './steered.tsx';

interface Polls {
  /** All of the event, in their order; null: not known yet. */
  polls: readonly PreparedPoll[] | null;
  /** What the rounds in the steered rooms have brought, by round. */
  results: ReadonlyMap<string, Results>;
  /** Why the last reading failed. What is shown then is from before. */
  error: Refusal | null;
  /** Reads everything again. */
  again: () => void;
}

const PollsContext = createContext<Polls | null>(null);

const readPolls = () => liveStore.ask('poll:list', {});

/** The polls of the event as they stand now, and what is counted in the steered rooms. */
export function PollsProvider({ children }: { children: ReactNode }) {
  const { roomIds } = useSteered();
  const [polls, setPolls] = useState<readonly PreparedPoll[] | null>(null);
  const [results, setResults] = useState<ReadonlyMap<string, Results>>(new Map());
  const [error, setError] = useState<Refusal | null>(null);
  const rooms = roomIds.join(' ');

  const again = useAsked(readPolls, (answer) => {
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setPolls(answer.value);
  });
  const watch = useCallback(
    () => liveStore.ask('poll:watch', { as: 'host', roomIds: rooms.split(' ') }),
    [rooms],
  );
  useAsked(watch, (answer) => {
    if (!answer.ok) return;
    const counted = answer.value.map((one) => one.results);
    setResults((before) => withResults(before, counted));
  });

  useEffect(() => {
    const stops = [
      liveStore.hear('polls:changed', again),
      liveStore.hear('poll:changed', (news) => setPolls((before) => before && withRound(before, news))),
      liveStore.hear('poll:gone', ({ roundId }) => setPolls((before) => before && without(before, roundId))),
      liveStore.hear('poll:counted', (news) => setResults((before) => withResults(before, [news]))),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [again]);

  const value = useMemo(() => ({ polls, results, error, again }), [polls, results, error, again]);
  return <PollsContext value={value}>{children}</PollsContext>;
}

/** The polls of the event, and what is counted in the steered rooms. */
export function usePolls(): Polls {
  const polls = useContext(PollsContext);
  if (polls === null) throw new Error('usePolls outside of PollsProvider');
  return polls;
}

function withRound(polls: readonly PreparedPoll[], { poll, round }: AskedPoll): PreparedPoll[] {
  return polls.map((each) => {
    if (each.poll.id !== poll.id) return each;
    const known = each.rounds.find(({ id }) => id === round.id);
    if (known !== undefined && known.version > round.version) return each;
    const rounds = [...each.rounds.filter(({ id }) => id !== round.id), round];
    return { ...each, rounds: rounds.sort((a, b) => a.number - b.number) };
  });
}

function without(polls: readonly PreparedPoll[], roundId: string): PreparedPoll[] {
  return polls.map((each) => ({ ...each, rounds: each.rounds.filter(({ id }) => id !== roundId) }));
}

function withResults(
  before: ReadonlyMap<string, Results>,
  news: readonly Results[],
): ReadonlyMap<string, Results> {
  const after = new Map(before);
  for (const results of news) {
    if ((after.get(results.roundId)?.version ?? -1) <= results.version) after.set(results.roundId, results);
  }
  return after;
}
