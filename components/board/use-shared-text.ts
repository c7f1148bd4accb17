'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { textOf, writeText } from '#lib/board/edit.ts';
import { caretAfter, type Delta, rebased, typed } from '#lib/board/typing.ts';

/**
 * Ties a text field to the shared text of a card: what is typed goes out as its smallest change, what others write
 * appears around the caret, which stays where it was. While a word is being composed (Arabic, phones) and others
 * write, the field is left alone until the word is done.
 *
 * @returns how long the text is now, to show what is left
 */
export function useSharedText(doc: Y.Doc, id: string, field: RefObject<HTMLTextAreaElement | null>): number {
  const [length, setLength] = useState(() => textOf(doc, id)?.length ?? 0);
  const shown = useRef('');

  useEffect(() => {
    const area = field.current;
    const text = textOf(doc, id);
    if (area === null || text === null) return;
    let composing = false;
    let writing = false;
    /** What others changed that the field does not show yet. */
    let behind: Delta[] = [];

    const show = () => {
      const now = text.toString();
      if (area.value !== now) {
        const caret = [area.selectionStart, area.selectionEnd].map((at) => behind.reduce(caretAfter, at));
        area.value = now;
        area.setSelectionRange(caret[0] ?? now.length, caret[1] ?? now.length);
      }
      behind = [];
      shown.current = now;
      setLength(now.length);
    };
    const take = () => {
      const change = rebased(typed(shown.current, area.value, area.selectionEnd), behind);
      shown.current = area.value;
      writing = true;
      writeText(doc, id, change);
      writing = false;
      // Differs only when others wrote meanwhile, or when the card is full.
      show();
    };
    const onInput = () => {
      if (!composing) take();
      else if (behind.length === 0 && text.toString() === shown.current) {
        const now = area.value;
        writing = true;
        const written = writeText(doc, id, typed(shown.current, now, area.selectionEnd));
        writing = false;
        if (written === now) shown.current = now;
        setLength(written.length);
      }
    };
    const onStart = () => {
      composing = true;
    };
    const onEnd = () => {
      composing = false;
      take();
    };
    const onText = (event: Y.YTextEvent) => {
      if (writing) return;
      behind.push(event.delta as Delta);
      if (!composing) show();
    };

    area.value = text.toString();
    shown.current = area.value;
    area.setSelectionRange(area.value.length, area.value.length);
    area.addEventListener('input', onInput);
    area.addEventListener('compositionstart', onStart);
    area.addEventListener('compositionend', onEnd);
    text.observe(onText);
    return () => {
      if (composing) take();
      area.removeEventListener('input', onInput);
      area.removeEventListener('compositionstart', onStart);
      area.removeEventListener('compositionend', onEnd);
      text.unobserve(onText);
    };
  }, [doc, id, field]);

  return length;
}
