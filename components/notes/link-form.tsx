'use client';

import type { Editor } from '@tiptap/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonClass, IconButton } from '#components/ui/button.tsx';
import { INPUT } from '#components/ui/field.tsx';
import { CloseIcon } from '#components/ui/icon.tsx';
import { isSafeLink, linkFrom } from '#lib/notes/link.ts';

/** Sets, changes, opens or removes the link at the caret, in place above the text. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useTranslations('notes.linkForm');
  const close = useTranslations('common')('close');
  const present: unknown = editor.getAttributes('link').href;
  const [address, setAddress] = useState(isSafeLink(present) ? present : '');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => field.current?.focus(), []);

  const done = () => {
    onDone();
    editor.commands.focus();
  };
  const set = () => {
    const href = linkFrom(address);
    setWrong(href === null);
    if (href === null) return;
    const { empty, from } = editor.state.selection;
    const chain = editor.chain().focus();
    if (empty && !editor.isActive('link')) {
      // Nothing is selected: the address itself becomes the text.
      const shown = address.trim();
      chain
        .insertContent(shown)
        .setTextSelection({ from, to: from + shown.length })
        .setLink({ href })
        .setTextSelection(from + shown.length)
        .run();
    } else chain.extendMarkRange('link').setLink({ href }).run();
    onDone();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onDone();
  };

  return (
    <form
      className="border-b border-line px-4 py-3"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        set();
      }}
      onKeyDown={(key) => {
        if (key.key === 'Escape') done();
      }}
    >
      <div className="flex items-center justify-between">
        <label htmlFor={id} className="text-sm font-semibold">
          {t('address')}
        </label>
        <IconButton label={close} onClick={done}>
          <CloseIcon />
        </IconButton>
      </div>
      <input
        ref={field}
        id={id}
        dir="ltr"
        inputMode="url"
        autoCapitalize="off"
        autoComplete="off"
        value={address}
        aria-describedby={`${id}-hint`}
        aria-invalid={wrong || undefined}
        onChange={(change) => {
          setAddress(change.target.value);
          setWrong(false);
        }}
        className={INPUT}
      />
      <p id={`${id}-hint`} role="status" className={`mt-1 text-sm ${wrong ? 'text-trouble' : 'text-soft'}`}>
        {wrong ? t('wrong') : t('hint')}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button type="submit" kind="primary">
          {t('set')}
        </Button>
        {isSafeLink(present) && (
          <>
            <a
              href={present}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className={buttonClass('quiet')}
            >
              {t('open')}
            </a>
            <Button onClick={remove}>{t('remove')}</Button>
          </>
        )}
      </div>
    </form>
  );
}
