'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTyped } from '#components/manage/use-typed.ts';
import { useSteered } from './steered.tsx';

interface Editing {
  /** The poll whose form is open; `new`: one that is not kept yet; null: none. A reload keeps it. */
  open: string | null;
  edit: (pollId: string | null) => void;
}

const EditingContext = createContext<Editing | null>(null);

/** Which poll is being prepared, for the large button above and the list below. */
export function EditingProvider({ children }: { children: ReactNode }) {
  const { session } = useSteered();
  const [open, edit] = useTyped<string>(`poll-form:${session.id}`);
  const value = useMemo(() => ({ open, edit }), [open, edit]);
  return <EditingContext value={value}>{children}</EditingContext>;
}

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('useEditing outside of EditingProvider');
  return editing;
}
