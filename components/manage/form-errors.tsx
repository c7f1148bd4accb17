'use client';

import { type RefObject, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { Notice } from '#components/ui/notice.tsx';
import { useMistakesAt } from './use-mistakes.ts';

/** Beside the button that was pressed: why the server said no, with what has no field of its own. */
export function FormErrors({ refusal }: { refusal: Refusal | null }) {
  const t = useTranslations('manage');
  const sentence = useProblemSentence();
  const at = useMistakesAt(refusal?.mistakes ?? []);
  if (refusal === null) return null;
  const count = refusal.mistakes?.length ?? 0;
  return (
    <Notice tone="trouble" urgent>
      {sentence(refusal)} {at('')} {count > 0 && t('wrongFields', { count })}
    </Notice>
  );
}

/** Goes to the first field that is wrong, once a refusal is shown. */
export function useFirstWrong(form: RefObject<HTMLFormElement | null>, refusal: Refusal | null): void {
  useEffect(() => {
    if (refusal === null) return;
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]');
    first?.focus();
  }, [form, refusal]);
}
