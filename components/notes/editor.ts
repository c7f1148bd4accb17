import { Editor, type JSONContent } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { TableKit } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import StarterKit from '@tiptap/starter-kit';
import { type Doc, XmlElement, type XmlFragment } from 'yjs';
import { notesOf } from '#lib/board/schema.ts';
import { isSafeLink } from '#lib/notes/link.ts';
import { KEPT_BLOCKS } from '#lib/notes/undo.ts';
import { mendUndo } from '#lib/room/mend-undo.ts';
import { CardMark, type MarkedCards } from './card-mark.ts';
import { caretsExtension } from './caret.ts';
import { AutoDirection } from './direction.ts';
import { EmptyHeading } from './empty-heading.ts';
import { KeySelection } from './key-selection.ts';
import { SafeReading, UnknownBlock, UnknownMark } from './safe-reading.ts';
import type { ShownCarets } from './shown-carets.ts';
import { SlashMenu, type SlashStore } from './slash.ts';
import { type HeadingLanguage, TemplateHeading } from './template-heading.ts';

/** More than this in one paste would not fit one frame with all its formatting; it is also 30 pages. */
export const PASTE_MAX = 100_000;

/** What the editor asks for while it runs, always in the reader's language of that moment. */
export interface EditorWords {
  label: () => string;
  placeholder: () => string;
  unknownBlock: () => string;
  task: () => string;
  onTooMuchPasted: () => void;
}

/** The rich-text editor of the notes, tied to the room's document. Nothing is written into it by opening it. */
export function createEditor(
  element: HTMLElement,
  doc: Doc,
  slash: SlashStore,
  language: HeadingLanguage,
  cards: MarkedCards,
  carets: ShownCarets,
  words: EditorWords,
  editable: boolean,
): Editor {
  mendUndo();
  return new Editor({
    element,
    editable,
    injectCSS: false,
    content: startOf(notesOf(doc)),
    editorProps: {
      attributes: () => ({
        role: 'textbox',
        // Whoever only reads scrolls by keyboard too.
        tabindex: '0',
        'aria-multiline': 'true',
        'aria-label': words.label(),
        class: 'notes-text',
        // The words of many languages stand side by side; the browser's red lines would help nobody.
        spellcheck: 'false',
      }),
      handlePaste: (_view, event) => {
        const data = event.clipboardData;
        const size = Math.max(
          data?.getData('text/plain').length ?? 0,
          (data?.getData('text/html').length ?? 0) / 8,
        );
        if (size <= PASTE_MAX) return false;
        words.onTooMuchPasted();
        return true;
      },
    },
    extensions: [
      SafeReading,
      KeySelection,
      UnknownBlock.configure({ sentence: words.unknownBlock }),
      UnknownMark,
      StarterKit.configure({
        undoRedo: false,
        // Would write a paragraph into the document whenever somebody opens it.
        trailingNode: false,
        code: false,
        codeBlock: false,
        heading: { levels: [2, 3] },
        dropcursor: { class: 'drop-cursor', color: false },
        link: {
          openOnClick: false,
          autolink: true,
          defaultProtocol: 'https',
          isAllowedUri: (address) => isSafeLink(address),
          HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank', class: null },
        },
      }),
      TaskList,
      TaskItem.configure({ nested: true, a11y: { checkboxLabel: () => words.task() } }),
      TableKit.configure({ table: { resizable: false, allowTableNodeSelection: false } }),
      Placeholder.configure({ placeholder: words.placeholder }),
      AutoDirection,
      EmptyHeading,
      TemplateHeading.configure({ language }),
      CardMark.configure({ cards }),
      SlashMenu.configure({ store: slash }),
      Collaboration.configure({
        fragment: notesOf(doc),
        yUndoOptions: { protectedNodes: KEPT_BLOCKS },
      }),
      caretsExtension(carets),
    ],
  });
}

/**
 * Stands in until the shared text is drawn over it: as many headings as that begins with and a line, so that the
 * first caret, which keeps its number, falls where one can write.
 */
function startOf(shared: XmlFragment): JSONContent {
  const headings: JSONContent[] = [];
  for (const block of shared.toArray()) {
    if (!(block instanceof XmlElement) || block.nodeName !== 'templateHeading') break;
    headings.push({ type: 'templateHeading' });
  }
  return { type: 'doc', content: [...headings, { type: 'paragraph' }] };
}
