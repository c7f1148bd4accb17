'use client';

import { useTranslations } from 'use-intl';
import { Facts } from '#components/programme/facts.tsx';
import type { Mistake } from '#lib/event/mistake.ts';
import { sessionTitleAt, stepsOf } from '#lib/event/place-words.ts';
import { useMistakeSentence } from './use-mistakes.ts';

/** Everything that is wrong with a file: where, in words and as the file itself is written, and what to do. */
export function MistakesList({ mistakes, file }: { mistakes: readonly Mistake[]; file: object | null }) {
  const t = useTranslations('manage.places');
  const sentence = useMistakeSentence();
  /** A step in words; a name that is no field of ours stays as it is written. */
  const inWords = ({ name, number }: { name: string; number: number | null }) => {
    const key = name as Parameters<typeof t.has>[0];
    const word = t.has(key) ? t(key) : name;
    return number === null ? word : `${word} ${number}`;
  };
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-sheet">
      {mistakes.map((mistake) => {
        const title = sessionTitleAt(file, mistake.place);
        return (
          <li key={`${mistake.place} ${mistake.code} ${mistake.detail}`} className="px-4 py-2.5">
            <p className="font-medium">
              <Facts facts={stepsOf(mistake.place).map(inWords)} />
              {title && <bdi className="font-normal text-soft"> ({title})</bdi>}
            </p>
            <p>{sentence(mistake)}</p>
            <code dir="ltr" className="block text-start text-xs break-all text-soft rtl:text-end">
              {mistake.place}
            </code>
          </li>
        );
      })}
    </ol>
  );
}
