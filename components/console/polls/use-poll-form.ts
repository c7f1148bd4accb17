'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { liveStore } from '#components/live/store.ts';
import { useTyped } from '#components/manage/use-typed.ts';
import type { PollDraft } from '#lib/poll/draft.ts';
import type { Poll } from '#lib/poll/poll.ts';
import { newDraft, type PlanMistake } from '#lib/poll/prepare.ts';
import { useAct, useTell } from '../doing.tsx';
import { useSteered } from '../steered.tsx';

/** What somebody types for a poll, and the version from which they began (0: a new one). */
export interface Typed {
  id: string;
  version: number;
  sessionId: string | null;
  plan: PollDraft;
  /** It was looked through once, so what is wrong is said at its field. */
  tried: boolean;
}

/** The form of a poll: what is typed is kept on this tab until it is saved or thrown away. */
export function usePollForm(kept: Poll | null, onDone: () => void) {
  const t = useTranslations('console.form');
  const { session } = useSteered();
  const [typed, type] = useTyped<Typed>(`poll:${kept?.id ?? `new:${session.id}`}`);
  const fresh = useMemo(
    (): Typed => ({
      id: kept?.id ?? madeId(),
      version: kept?.version ?? 0,
      sessionId: kept === null ? session.id : kept.sessionId,
      plan: kept?.plan ?? newDraft([madeId(), madeId()]),
      tried: false,
    }),
    [kept, session.id],
  );
  const tell = useTell();
  const act = useAct();
  const form = typed ?? fresh;
  const change = (part: Partial<Typed>) => type({ ...form, ...part });

  /** Keeps it on the server; what is typed here goes only once it is there. */
  const save = async (as: Typed) => {
    const { id, version, sessionId, plan } = as;
    if (!(await act.run(() => liveStore.ask('poll:save', { id, version, sessionId, plan })))) return;
    type(null);
    tell({ sentence: t('saved') });
    onDone();
  };
  return {
    form,
    change,
    isTyped: typed !== null,
    /** Somebody else has saved it since. */
    isOld: kept !== null && typed !== null && typed.version !== kept.version,
    save,
    forget: () => type(null),
    busy: act.busy,
    refusal: act.refusal,
  };
}

/** What is wrong at a field, in a sentence. */
export function useMistakeAt(mistakes: readonly PlanMistake[]): (place: string) => string | undefined {
  const t = useTranslations('console.form.mistake');
  return (place) => {
    const found = mistakes.find((mistake) => mistake.place === place);
    return found && t(found.code, { limit: found.limit ?? 0 });
  };
}
