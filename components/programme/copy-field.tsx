'use client';

import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { INPUT } from '#components/ui/field.tsx';

/** A text to pass on, with a button that copies it. Where copying is not allowed it is selected instead. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const t = useTranslations('common');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState<'copied' | 'copyByHand' | null>(null);
  const copy = () => {
    field.current?.select();
    // Over plain http there is no clipboard.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setDone('copied'),
      () => setDone('copyByHand'),
    );
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <input ref={field} id={id} readOnly dir="ltr" value={text} className={`${INPUT} min-w-0 flex-1`} />
        <Button onClick={copy}>{t('copy')}</Button>
      </div>
      <p role="status" className="mt-1 min-h-6 text-sm text-soft">
        {done && t(done)}
      </p>
    </div>
  );
}
