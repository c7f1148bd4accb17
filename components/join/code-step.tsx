'use client';

import { type FormEvent, type RefObject, useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { ForwardIcon } from '#components/ui/icon.tsx';
import { joinCodeLength } from '#lib/event/join-code.ts';

const CODE_LENGTH = 8;
/** What is longer is no mistyped code: it is what a QR code holds, shown again after going back. */
const TYPED_MOST = 20;

/** Step one: a single large line to write the code on, like on a paper form. */
export function CodeStep({
  field,
  error: refused,
  busy,
  onType,
  onCode,
}: {
  field: RefObject<HTMLInputElement | null>;
  error: string | null;
  busy: boolean;
  onType: (code: string) => void;
  onCode: (code: string) => void;
}) {
  const t = useTranslations('join');
  const id = useId();
  const [wrongLength, setWrongLength] = useState<number | null>(null);
  const error = wrongLength === null ? refused : t('codeLength', { n: wrongLength });

  useEffect(() => {
    // A finger would get the keyboard over the page before it has been read.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [field]);

  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    const typed = field.current?.value ?? '';
    const length = joinCodeLength(typed);
    // Half a code opens nothing: asking the server would only count as a failure of everybody at this address.
    if (length > 0 && length <= TYPED_MOST && length !== CODE_LENGTH) {
      setWrongLength(length);
      field.current?.focus();
    } else onCode(typed);
  };
  return (
    <form onSubmit={submit} noValidate>
      <h1 className="text-sm font-medium text-soft">{t('title')}</h1>
      <label htmlFor={id} className="mt-1 block text-2xl font-semibold">
        {t('code')}
      </label>
      <p id={`${id}-hint`} className="mt-2 text-soft">
        {t('codeHint')}
      </p>
      <input
        ref={field}
        id={id}
        name="code"
        defaultValue=""
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={64}
        aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
        aria-invalid={error ? true : undefined}
        onChange={(typed) => {
          setWrongLength(null);
          onType(typed.currentTarget.value);
        }}
        className="mt-5 block w-full rounded-t-md border-0 border-b-[3px] border-ink bg-paper px-1 py-3 text-center text-[2rem] leading-tight font-semibold tracking-[0.14em] uppercase caret-accent focus:border-accent focus:bg-accent-soft focus:outline-transparent aria-invalid:border-trouble sm:text-3xl"
      />
      <div aria-live="polite" className="mt-3">
        {error && (
          <p id={`${id}-error`} className="border-s-4 border-trouble ps-3 text-trouble">
            {error}
          </p>
        )}
      </div>
      <Button type="submit" kind="primary" className="mt-5 min-h-13 w-full" aria-busy={busy}>
        {busy ? t('looking') : t('continue')}
        <ForwardIcon />
      </Button>
    </form>
  );
}
