import type { ComponentProps } from 'react';
import { Field, INPUT } from './field.tsx';
import { ChevronIcon } from './icon.tsx';

interface Choice {
  value: string;
  label: string;
  /** Stands above those that follow each other with the same one. */
  group?: string;
  /** Shown, with its reason in the label, and not to be chosen. */
  disabled?: boolean;
}

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
  options: readonly Choice[];
} & Omit<ComponentProps<'select'>, 'children' | 'id' | 'className'>) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside} className={className ?? ''}>
      {(link) => (
        <div className="relative">
          <select {...select} {...link} className={`${INPUT} appearance-none truncate pe-10`}>
            {inGroups(options).map(([group, members]) =>
              group === undefined ? (
                members.map(optionOf)
              ) : (
                <optgroup key={group} label={group}>
                  {members.map(optionOf)}
                </optgroup>
              ),
            )}
          </select>
          <span className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-soft">
            <ChevronIcon />
          </span>
        </div>
      )}
    </Field>
  );
}

function optionOf({ value, label, disabled }: Choice) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}

function inGroups(options: readonly Choice[]): [group: string | undefined, members: Choice[]][] {
  return [...Map.groupBy(options, (option) => option.group)];
}
