import { type ComponentProps, type ReactNode, useId } from 'react';

/** The look of anything one types or chooses in. 17 px, so that phones do not zoom in. */
export const INPUT =
  'block min-h-12 w-full rounded-md border border-line-strong bg-sheet px-3 py-2 text-base text-ink placeholder:text-soft aria-invalid:border-2 aria-invalid:border-trouble';

interface Around {
  label: ReactNode;
  /** One quiet sentence under the label. */
  hint?: ReactNode;
  /** What is wrong, in a sentence that says what to do. Read out when it appears. */
  error?: ReactNode;
  /** A short word after the label, such as "optional". */
  aside?: string | undefined;
  className?: string;
}

/** Links a control with its label, hint and error; `children` receives the attributes it needs. */
export function Field({
  label,
  hint,
  error,
  aside,
  className = '',
  children,
}: Around & {
  children: (link: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
        {aside && <span className="ms-2 text-sm font-normal text-soft">{aside}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1.5 text-sm text-soft">
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      <div aria-live="polite">
        {error && (
          <p id={`${id}-error`} className="mt-1.5 border-s-4 border-trouble ps-2 text-sm text-trouble">
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

/** One line of text. The direction follows what is typed. */
export function TextField({
  label,
  hint,
  error,
  aside,
  className = '',
  ...input
}: Around & Omit<ComponentProps<'input'>, 'className' | 'id'>) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside} className={className}>
      {(link) => <input dir="auto" {...input} {...link} className={INPUT} />}
    </Field>
  );
}

/** A box to tick, with a sentence that explains it. The whole line can be pressed. */
export function CheckField({
  label,
  hint,
  ...input
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<'input'>, 'type' | 'id' | 'className'>) {
  const id = useId();
  return (
    <div className="flex gap-3">
      <input
        type="checkbox"
        {...input}
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-1 size-6 shrink-0 accent-(--accent)"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block min-h-8 py-0.5 font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
