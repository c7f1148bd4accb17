import type { ComponentProps } from 'react';
import { Field, INPUT } from './field.tsx';
import { ChevronIcon } from './icon.tsx';

/** The phone's own list of choices, with label, hint and error as in every field. */
export function Select({
  label,
  hint,
  error,
  aside,
  options,
  className = '',
  ...select
}: Pick<ComponentProps<typeof Field>, 'label' | 'hint' | 'error' | 'aside' | 'className'> & {
  options: readonly { value: string; label: string }[];
} & Omit<ComponentProps<'select'>, 'children' | 'id' | 'className'>) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside} className={className ?? ''}>
      {(link) => (
        <div className="relative">
          <select {...select} {...link} className={`${INPUT} appearance-none truncate pe-10`}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <span className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-soft">
            <ChevronIcon />
          </span>
        </div>
      )}
    </Field>
  );
}
