'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Refusal } from '#components/language/problem.ts';
import { useAnswer } from '#components/live/use-answer.ts';
import { useLive } from '#components/live/use-live.ts';
import type { KeptProgramme } from '#lib/event/kept.ts';
import type { ProgrammeAnswer } from '#lib/wire/api.ts';

/** Something that was just done, in a sentence. */
export interface Done {
  sentence: string;
  /** Set: it can be taken back. Says why when it could not. */
  undo?: () => Promise<Refusal | null>;
}

interface Manage {
  /** As those who edit it see it. */
  programme: KeptProgramme;
  /** Reads the programme again. */
  again: () => void;
  done: Done | null;
  /** Says what was done, in the place of what was said before. */
  tell: (done: Done | null) => void;
}

const ManageContext = createContext<Manage | null>(null);

const PATH = '/api/programme';

/**
 * The programme as it is kept, for all pages of managing: read again after every edit by anybody and after a lost
 * connection. What is shown stays when it cannot be read.
 */
export function ManageProvider({
  rendered,
  children,
}: {
  rendered: ProgrammeAnswer | null;
  /** What is shown, given why the programme is missing or old (null: it is neither). */
  children: (programme: KeptProgramme | null, error: Refusal | null, again: () => void) => ReactNode;
}) {
  const live = useLive();
  const { value, error, again } = useAnswer(PATH, { path: PATH, value: rendered }, () => live.programme);
  const [done, setDone] = useState<Done | null>(null);
  const kept = value?.programme ?? null;

  const programme = useMemo(
    () =>
      kept && {
        ...kept,
        sessions: kept.sessions.map((each) => ({ ...each, state: live.sessions[each.id] ?? each.state })),
      },
    [kept, live.sessions],
  );
  const manage = useMemo(
    () => programme && { programme, again, done, tell: setDone },
    [programme, again, done],
  );
  return <ManageContext value={manage}>{children(programme, error, again)}</ManageContext>;
}

export function useManage(): Manage {
  const manage = useContext(ManageContext);
  if (manage === null) throw new Error('useManage outside of ManageProvider');
  return manage;
}
