'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { Button, IconButton } from '#components/ui/button.tsx';
import { ChevronIcon, CloseIcon } from '#components/ui/icon.tsx';
import { filled } from '#lib/event/given.ts';
import { LABEL_MAX } from '#lib/event/limits.ts';
import { moved, type TitleLine, withLine } from '#lib/event/session-form.ts';
import { GivenField } from './given-field.tsx';

/** A list of titles in their order, such as the columns of a board: add, rename, move up and down, take away. */
export function LinesField({
  legend,
  hint,
  lineLabel,
  addLabel,
  lines,
  onChange,
  place,
  at,
}: {
  legend: ReactNode;
  hint: ReactNode;
  lineLabel: (number: number) => string;
  addLabel: string;
  lines: readonly TitleLine[];
  onChange: (lines: TitleLine[]) => void;
  place: string;
  at: (place: string) => string | undefined;
}) {
  const t = useTranslations('manage');
  const { language } = useLanguage();
  const wrong = at(place);
  return (
    <fieldset data-wrong={wrong === undefined ? undefined : ''} tabIndex={-1}>
      <legend className="text-lg font-semibold">{legend}</legend>
      <p className="mb-3 text-sm text-soft">{hint}</p>
      {wrong && <p className="mb-2 border-s-4 border-trouble ps-2 text-sm text-trouble">{wrong}</p>}
      <ol className="grid gap-3">
        {lines.map((line, index) => {
          const name = filled(line.title)[language] || lineLabel(index + 1);
          return (
            <li key={line.key} className="flex flex-wrap items-start gap-x-2 border-s-2 border-line ps-3">
              <div className="min-w-0 flex-1 basis-56">
                <GivenField
                  label={lineLabel(index + 1)}
                  given={line.title}
                  onChange={(title) =>
                    onChange(lines.map((each) => (each.key === line.key ? { ...each, title } : each)))
                  }
                  place={`${place}[${index}].title`}
                  at={at}
                  maxLength={LABEL_MAX}
                />
              </div>
              <div className="flex sm:mt-8 sm:min-w-33 sm:justify-end">
                {index > 0 && (
                  <IconButton
                    label={t('moveUp', { name })}
                    onClick={() => onChange(moved(lines, index, -1))}
                    className="rotate-180"
                  >
                    <ChevronIcon />
                  </IconButton>
                )}
                {index < lines.length - 1 && (
                  <IconButton
                    label={t('moveDown', { name })}
                    onClick={() => onChange(moved(lines, index, 1))}
                  >
                    <ChevronIcon />
                  </IconButton>
                )}
                <IconButton
                  label={t('takeAwayOf', { name })}
                  onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
                >
                  <CloseIcon />
                </IconButton>
              </div>
            </li>
          );
        })}
      </ol>
      <Button onClick={() => onChange(withLine(lines, { title: {} }))} className="mt-3 text-sm">
        {addLabel}
      </Button>
    </fieldset>
  );
}
