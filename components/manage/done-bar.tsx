'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { Button, IconButton } from '#components/ui/button.tsx';
import { CloseIcon } from '#components/ui/icon.tsx';
import { useManage } from './context.tsx';

/** What was just done, within reach wherever one has scrolled to, with a button that takes it back where that can be. */
export function DoneBar() {
  const { done } = useManage();
  return (
    <div role="status" className="sticky bottom-3 z-10 mt-8 empty:hidden">
      {done && <Bar key={done.sentence} />}
    </div>
  );
}

function Bar() {
  const t = useTranslations('manage');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const { done, tell } = useManage();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const undo = done?.undo;
  const takeBack = async () => {
    if (undo === undefined || busy) return;
    setBusy(true);
    const refusal = await undo();
    setBusy(false);
    setProblem(refusal);
    if (refusal === null) tell({ sentence: t('undone') });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line-strong bg-sheet px-3 py-2 shadow-float">
      <p className="min-w-0 flex-1 basis-48 text-sm">
        {done?.sentence}
        {problem && <span className="block text-trouble">{sentence(problem)}</span>}
      </p>
      {undo && (
        <Button onClick={takeBack} aria-busy={busy} className="text-sm">
          {t('undo')}
        </Button>
      )}
      <IconButton label={common('close')} onClick={() => tell(null)}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
