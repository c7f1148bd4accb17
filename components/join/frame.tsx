import type { ReactNode } from 'react';
import { LanguageRow } from '#components/language/row.tsx';
import { Mark } from '#components/ui/mark.tsx';

/** The first page's paper: languages on top, one sheet to fill in below. */
export function Frame({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-xl flex-col px-4 pb-8 sm:pt-[6dvh]">
      <header className="flex flex-wrap items-center justify-between gap-x-4 py-3">
        <p className="flex items-center gap-2.5 font-semibold">
          <Mark />
          <span lang="fr">Rencontre</span>
        </p>
        <LanguageRow />
      </header>
      <main className="mt-2 rounded-lg border border-line bg-sheet px-5 py-7 shadow-sheet sm:mt-6 sm:px-9 sm:py-9">
        {children}
      </main>
      {foot && <footer className="mt-5 px-5 text-sm text-soft sm:px-9">{foot}</footer>}
    </div>
  );
}
