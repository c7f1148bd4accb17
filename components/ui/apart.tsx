import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

/** A page that stands apart because something is missing or broken: one sheet, and little that could break too. */
export function Apart({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <main className="mx-auto w-full max-w-xl px-4 py-[8dvh]">
      <title>{`${title} · Rencontre`}</title>
      <Mark />
      <div className="mt-6 rounded-lg border border-line bg-sheet px-5 py-7 shadow-sheet sm:px-9 sm:py-9">
        <h1 className="text-xl">{title}</h1>
        <p className="mt-2 mb-5 text-soft">{text}</p>
        {children}
      </div>
    </main>
  );
}
