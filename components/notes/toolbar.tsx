'use client';

import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChevronIcon } from '#components/ui/icon.tsx';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import { CARD_TEXT_MAX } from '#lib/board/schema.ts';
import { BLOCKS } from './blocks.ts';
import { type MadeCard, useCardItems } from './card-tools.tsx';
import { passageAt } from './passage.ts';

const TOOL =
  'inline-flex min-h-9 shrink-0 items-center gap-1 rounded-md px-2.5 text-sm max-sm:px-1.5 pointer-coarse:min-h-11 hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:text-accent';

/** Draws again when the editor's selection or content changes what the tools show. */
function useEditorMoment(editor: Editor): void {
  const [, draw] = useState('');
  useEffect(() => {
    const look = () =>
      draw(
        ['bold', 'italic', 'link', 'table']
          .filter((name) => editor.isActive(name))
          .concat(passageKind(editor))
          .concat(BLOCKS.filter((block) => block.is(editor)).map((block) => block.id))
          .join(),
      );
    editor.on('transaction', look);
    return () => {
      editor.off('transaction', look);
    };
  }, [editor]);
}

/** The same actions as the slash menu and the Markdown shortcuts, in words, for fingers and for finding out. */
export function Toolbar({
  editor,
  onLink,
  onMade,
  children,
}: {
  editor: Editor;
  onLink: () => void;
  onMade: (made: MadeCard) => void;
  /** More tools, after the others. */
  children: ReactNode;
}) {
  const t = useTranslations('notes');
  useEditorMoment(editor);
  const cards = useCardItems(editor, onMade);
  const run = () => editor.chain().focus();
  const table: [string, () => void][] = [
    [t('tableMenu.rowBelow'), () => run().addRowAfter().run()],
    [t('tableMenu.columnAfter'), () => run().addColumnAfter().run()],
    [t('tableMenu.deleteRow'), () => run().deleteRow().run()],
    [t('tableMenu.deleteColumn'), () => run().deleteColumn().run()],
    [t('tableMenu.deleteTable'), () => run().deleteTable().run()],
  ];
  return (
    <div role="toolbar" aria-label={t('toolbar')} onKeyDown={onArrow} className="notes-tools">
      <DownMenu
        label={t('slash')}
        items={BLOCKS.map((block) => ({
          label: t(`block.${block.id}`),
          checked: block.is(editor),
          onSelect: () => block.put(run()).run(),
        }))}
      />
      <Tool pressed={editor.isActive('bold')} onPress={() => run().toggleBold().run()} keys="Control+B">
        <b>{t('bold')}</b>
      </Tool>
      <Tool pressed={editor.isActive('italic')} onPress={() => run().toggleItalic().run()} keys="Control+I">
        <i>{t('italic')}</i>
      </Tool>
      <Tool pressed={editor.isActive('link')} onPress={onLink} keys="Control+K">
        <span className="underline underline-offset-4">{t('link')}</span>
      </Tool>
      <DownMenu label={t('card.menu')} items={cards} />
      {editor.isActive('table') && (
        <DownMenu label={t('table')} items={table.map(([label, onSelect]) => ({ label, onSelect }))} />
      )}
      <Tool onPress={() => run().undo().run()} keys="Control+Z">
        {t('undo')}
      </Tool>
      <Tool onPress={() => run().redo().run()} keys="Control+Shift+Z">
        {t('redo')}
      </Tool>
      {children}
    </div>
  );
}

/** What the menu of cards depends on. */
function passageKind({ state }: Editor): string {
  const passage = passageAt(state);
  if (passage === null) return '';
  return `${passage.text === '' ? 0 : passage.text.length > CARD_TEXT_MAX ? 2 : 1}${passage.cards.join()}`;
}

export function Tool({
  pressed,
  onPress,
  keys,
  title,
  children,
}: {
  pressed?: boolean;
  /** Shown when pointed at, for a tool that may show a sign alone. */
  title?: string;
  onPress: () => void;
  keys?: string;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      title={title}
      // The text keeps the focus, and a phone its keyboard.
      onPointerDown={(press) => press.preventDefault()}
      onMouseDown={(press) => press.preventDefault()}
      onClick={onPress}
      className={TOOL}
    >
      {children}
    </button>
  );
}

function DownMenu({ label, items }: { label: string; items: MenuItem[] }) {
  return (
    <Menu label={label} showLabel items={items} align="start" className={TOOL}>
      {label}
      <ChevronIcon />
    </Menu>
  );
}

/** Arrow keys go along the toolbar. */
function onArrow(key: KeyboardEvent<HTMLDivElement>): void {
  if (key.key !== 'ArrowLeft' && key.key !== 'ArrowRight') return;
  const tools = [...key.currentTarget.querySelectorAll<HTMLElement>(':scope > button')];
  const at = tools.indexOf(document.activeElement as HTMLElement);
  if (at === -1) return;
  const rtl = getComputedStyle(key.currentTarget).direction === 'rtl';
  const step = (key.key === 'ArrowRight') !== rtl ? 1 : -1;
  tools[(at + step + tools.length) % tools.length]?.focus();
  key.preventDefault();
}
