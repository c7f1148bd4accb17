import { type ReactNode, useId } from 'react';

/** One thing that is steered, under its name. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className="grid gap-3 rounded-md border border-line bg-sheet px-4 py-3"
    >
      <h3 id={heading} className="text-base">
        {title}
      </h3>
      {children}
    </section>
  );
}
