'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { Button, IconButton } from '#components/ui/button.tsx';
import { CloseIcon } from '#components/ui/icon.tsx';
import type { Reply } from '#lib/wire/live.ts';

/** Something that was just done, in a sentence that says to how many people. */
interface Done {
  sentence: string;
  /** Set: it can be undone by this button. */
  undo?: { label: string; act: () => Promise<Reply<unknown>> };
}

interface Doing {
  done: Done | null;
  /** Says what was done, in the place of what was said before. */
  tell: (done: Done | null) => void;
}

const DoingContext = createContext<Doing | null>(null);

/** Lets every part of the console say what it did. */
export function DoingProvider({ children }: { children: ReactNode }) {
  const [done, tell] = useState<Done | null>(null);
  const value = useMemo(() => ({ done, tell }), [done]);
  return <DoingContext value={value}>{children}</DoingContext>;
}

function useDoing(): Doing {
  const doing = useContext(DoingContext);
  if (doing === null) throw new Error('useTell outside of DoingProvider');
  return doing;
}

/** How a part of the console says what was just done, and how that can be undone. */
export function useTell(): Doing['tell'] {
  return useDoing().tell;
}

/** Something asked of the server by a button: whether it is under way, and why it was refused. */
export interface Act {
  busy: boolean;
  refusal: Refusal | null;
  /** Asks, unless it is under way already. Answers whether it was done. */
  run: (ask: () => Promise<Reply<unknown>>) => Promise<boolean>;
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return {
    busy,
    refusal,
    run: async (ask) => {
      if (busy) return false;
      setBusy(true);
      const answer = await ask();
      setBusy(false);
      setRefusal(answer.ok ? null : answer.error);
      return answer.ok;
    },
  };
}

/** Why something that a button asked for was refused, beside the button. */
export function Refused({ refusal }: { refusal: Refusal | null }) {
  const sentence = useProblemSentence();
  return (
    <div role="status" className="text-sm text-trouble empty:hidden">
      {refusal && sentence(refusal)}
    </div>
  );
}

/** What was just done, with the button that undoes it. */
export function DoneLine() {
  const { done } = useDoing();
  return (
    <div role="status" className="empty:hidden">
      {done && <Line key={done.sentence} done={done} />}
    </div>
  );
}

function Line({ done: { sentence, undo } }: { done: Done }) {
  const common = useTranslations('common');
  const { tell } = useDoing();
  const act = useAct();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p className="min-w-0 flex-1 basis-40">{sentence}</p>
      {undo && (
        <Button
          onClick={async () => {
            if (await act.run(undo.act)) tell(null);
          }}
          aria-busy={act.busy}
          className="text-sm"
        >
          {undo.label}
        </Button>
      )}
      <IconButton label={common('close')} onClick={() => tell(null)}>
        <CloseIcon />
      </IconButton>
      <Refused refusal={act.refusal} />
    </div>
  );
}
