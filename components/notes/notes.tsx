'use client';

import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDesk } from '#components/board/board-context.tsx';
import { hasFinger } from '#components/board/use-finger.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { mayWrite, useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { MarkedCards } from './card-mark.ts';
import { type MadeCard, MadeNotice } from './card-tools.tsx';
import { CaretsTool, useCaretsHidden } from './carets-tool.tsx';
import { createEditor, PASTE_MAX } from './editor.ts';
import { LinkForm } from './link-form.tsx';
import { showMark } from './passage.ts';
import { ShownCarets } from './shown-carets.ts';
import { SlashStore } from './slash.ts';
import { SlashList } from './slash-menu.tsx';
import { HeadingLanguage } from './template-heading.ts';
import { Toolbar } from './toolbar.tsx';
import './notes.css';

/** The notes of the room: one text that all write together. */
export function Notes() {
  const t = useTranslations('notes');
  const { language } = useLanguage();
  const { connection } = useRoom();
  const write = useRoomStatus(mayWrite);
  const paper = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [slash] = useState(() => new SlashStore());
  const [headings] = useState(() => new HeadingLanguage(language));
  const [linking, setLinking] = useState(false);
  const [made, setMade] = useState<MadeCard | null>(null);
  const [tooMuch, setTooMuch] = useState(false);

  // The editor lives longer than one language: it asks for its words when it needs them.
  const words = useRef(t);
  words.current = t;
  slash.nameOf = (id) => t(`block.${id}`);

  const desk = useDesk();
  const marked = useRef<MarkedCards | null>(null);
  const shownCarets = useRef<ShownCarets | null>(null);
  const [caretsHidden, hideCarets] = useCaretsHidden();
  const hidden = useRef(caretsHidden);
  hidden.current = caretsHidden;

  // biome-ignore lint/correctness/useExhaustiveDependencies: whether one may write is told to the editor below.
  useEffect(() => {
    if (paper.current === null) return;
    const cards = new MarkedCards(
      connection.doc,
      {
        shown: (card) => words.current(`card.${card}`),
        leadsTo: (text) => words.current('card.leadsTo', { text }),
      },
      (card) => desk.lead.to({ to: 'card', card }),
    );
    marked.current = cards;
    const carets = new ShownCarets(connection.awareness, paper.current);
    carets.hide(hidden.current);
    shownCarets.current = carets;
    const opened = createEditor(
      paper.current,
      connection.doc,
      slash,
      headings,
      cards,
      carets,
      {
        label: () => words.current('label'),
        placeholder: () => words.current('placeholder'),
        unknownBlock: () => words.current('unknownBlock'),
        task: () => words.current('task'),
        onTooMuchPasted: () => setTooMuch(true),
      },
      write,
    );
    opened.on('update', () => setTooMuch(false));
    setEditor(opened);
    const stopFollowing = desk.lead.follow(({ to, card }) => {
      // In the next frame, when the pane is drawn.
      if (to === 'passage') requestAnimationFrame(() => showMark(opened, card, hasFinger()));
    });
    return () => {
      stopFollowing();
      setEditor(null);
      opened.destroy();
      cards.stop();
      carets.stop();
    };
  }, [connection, slash, headings, desk]);

  useEffect(() => {
    shownCarets.current?.hide(caretsHidden);
    connection.wantCarets(!caretsHidden);
  }, [connection, caretsHidden]);

  const forgetMade = useCallback(() => setMade(null), []);

  useEffect(() => {
    editor?.setEditable(write, false);
  }, [editor, write]);

  useEffect(() => {
    headings.change(language);
    marked.current?.redraw();
    // An empty change lets the placeholder and the label be said anew.
    if (editor !== null && !editor.isDestroyed) editor.view.dispatch(editor.state.tr);
  }, [editor, headings, language]);

  return (
    <section
      aria-label={t('title')}
      className="notes"
      onKeyDown={(key) => {
        if (!(key.ctrlKey || key.metaKey) || key.key.toLowerCase() !== 'k' || !write) return;
        key.preventDefault();
        setLinking(true);
      }}
    >
      <h2 className="sr-only">{t('title')}</h2>
      {editor !== null && write && (
        <Toolbar editor={editor} onLink={() => setLinking(true)} onMade={setMade}>
          <CaretsTool hidden={caretsHidden} onChange={hideCarets} />
        </Toolbar>
      )}
      {editor !== null && !write && (
        <div className="notes-tools">
          <CaretsTool hidden={caretsHidden} onChange={hideCarets} />
        </div>
      )}
      {editor !== null && made !== null && (
        <MadeNotice key={made.id} editor={editor} made={made} onDone={forgetMade} />
      )}
      {editor !== null && linking && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
      {tooMuch && (
        <div className="p-2">
          <Notice tone="warn" urgent>
            {t('tooMuchPasted', { max: PASTE_MAX })}
          </Notice>
        </div>
      )}
      <div
        ref={paper}
        className="notes-paper"
        onPointerDown={(press) => {
          if (press.target === paper.current && editor !== null && write) writeAtEnd(press, editor);
        }}
      />
      {editor !== null && <SlashList store={slash} text={editor.view.dom} />}
    </section>
  );
}

/** Below the text: the caret goes to the end, on a new line when the last thing is not a line to write in. */
function writeAtEnd(press: React.PointerEvent, editor: Editor): void {
  const box = editor.view.dom.getBoundingClientRect();
  if (press.clientY < box.bottom) return;
  press.preventDefault();
  const last = editor.state.doc.lastChild;
  const chain = editor.chain();
  if (last?.type.name === 'paragraph') chain.focus('end').run();
  else {
    chain.insertContentAt(editor.state.doc.content.size, { type: 'paragraph' }).focus('end').run();
  }
}
