'use client';

import { useTranslations } from 'use-intl';

/** Quiet paper while the room opens: the places where things will be, and one sentence. */
export function WorkspaceSkeleton() {
  const t = useTranslations('room');
  return (
    <main className="flex h-dvh flex-col">
      <div className="h-16 border-b border-line" />
      <p role="status" className="px-4 pt-3 text-sm text-soft">
        {t('opening')}
      </p>
      <div className="flex min-h-0 flex-1 gap-4 p-4">
        <div className="flex-1 rounded-md bg-sheet" />
        <div className="flex-1 rounded-md bg-sunken max-lg:hidden" />
      </div>
    </main>
  );
}
