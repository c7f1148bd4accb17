'use client';

import { type ReactNode, useState } from 'react';
import { ChevronIcon } from '#components/ui/icon.tsx';

/** Something that is unfolded when it is wanted; what is in it is made, and read from the server, only then. */
export function Unfold({ label, children }: { label: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="group/unfold rounded-md border border-line"
      onToggle={(toggled) => setOpen(toggled.currentTarget.open)}
    >
      <summary className="flex min-h-11 items-center gap-2 px-3 font-medium">
        <span className="min-w-0 flex-1">{label}</span>
        <span className="text-soft transition-transform group-open/unfold:rotate-180">
          <ChevronIcon />
        </span>
      </summary>
      {isOpen && <div className="border-t border-line p-3">{children}</div>}
    </details>
  );
}
