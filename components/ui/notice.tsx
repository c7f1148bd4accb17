import type { ReactNode } from 'react';

const TONES = {
  info: 'border-line-strong bg-sheet text-ink',
  good: 'border-good bg-good-soft text-good',
  warn: 'border-warn bg-warn-soft text-warn',
  trouble: 'border-trouble bg-trouble-soft text-trouble',
} as const;

/**
 * One line in place: what happened, what is safe, what to do. It stays until its cause is gone. `urgent` is read out
 * at once; else a screen reader finishes its sentence first.
 */
export function Notice({
  tone = 'info',
  urgent = false,
  action,
  children,
}: {
  tone?: keyof typeof TONES;
  urgent?: boolean;
  /** What one can do about it, such as a button. */
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-s-4 px-3 py-2 text-sm ${TONES[tone]}`}
    >
      <p className="min-w-0 flex-1 basis-56">{children}</p>
      {action}
    </div>
  );
}
