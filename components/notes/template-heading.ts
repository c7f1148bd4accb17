import { Node } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { Language } from '#lib/language/language.ts';
import { headingTitle } from '#lib/notes/heading.ts';

/** The language in which headings are read, and the headings on the screen to tell when it changes. */
export class HeadingLanguage {
  #current: Language;
  readonly #listeners = new Set<() => void>();

  constructor(language: Language) {
    this.#current = language;
  }

  get current(): Language {
    return this.#current;
  }

  change(language: Language): void {
    this.#current = language;
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function headingsIn(doc: DocumentNode): number {
  let count = 0;
  doc.forEach((node) => {
    if (node.type.name === 'templateHeading') count++;
  });
  return count;
}

/**
 * A heading of the session's template, shown in each reader's own language. It belongs to the session, so writing
 * around it cannot take it away.
 */
export const TemplateHeading = Node.create<{ language: HeadingLanguage }>({
  name: 'templateHeading',
  group: 'block',
  atom: true,
  selectable: false,
  draggable: false,

  addOptions: () => ({ language: new HeadingLanguage('fr') }),

  addAttributes: () => ({
    id: { default: '', rendered: false },
    titles: { default: '{}', rendered: false },
  }),

  // Pasting never makes one.
  parseHTML: () => [],
  renderHTML: () => ['h2', {}],

  addNodeView() {
    const { language } = this.options;
    return ({ node }) => {
      const dom = document.createElement('h2');
      dom.className = 'template-heading';
      dom.contentEditable = 'false';
      let titles: unknown = node.attrs.titles;
      const draw = () => {
        dom.textContent = headingTitle(titles, language.current);
      };
      draw();
      const stop = language.subscribe(draw);
      return {
        dom,
        update: (next) => {
          if (next.type !== node.type) return false;
          titles = next.attrs.titles;
          draw();
          return true;
        },
        ignoreMutation: () => true,
        destroy: stop,
      };
    };
  },

  addKeyboardShortcuts() {
    /** Deletes the text of a selection that reaches over headings, and leaves the headings. */
    const deleteAround = (): boolean => {
      const { state, view } = this.editor;
      const { from, to, empty, $from } = state.selection;
      if (empty) {
        const atStart = $from.parentOffset === 0 && $from.depth === 1;
        const before = atStart ? state.doc.resolve($from.before(1)).nodeBefore : null;
        return before?.type.name === 'templateHeading';
      }
      const pieces: { from: number; to: number }[] = [];
      let covers = false;
      state.doc.nodesBetween(from, to, (node, at) => {
        if (node.type.name === 'templateHeading') covers = true;
        if (!node.isTextblock) return true;
        pieces.push({ from: Math.max(from, at + 1), to: Math.min(to, at + node.nodeSize - 1) });
        return false;
      });
      if (!covers) return false;
      const change = state.tr;
      for (const piece of pieces.reverse()) if (piece.to > piece.from) change.delete(piece.from, piece.to);
      change.setSelection(TextSelection.near(change.doc.resolve(Math.min(from, change.doc.content.size))));
      view.dispatch(change);
      return true;
    };
    return { Backspace: deleteAround, Delete: deleteAround };
  },

  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('templateHeading'),
      filterTransaction: (change, state) =>
        !change.docChanged || isChangeOrigin(change) || headingsIn(change.doc) >= headingsIn(state.doc),
    }),
  ],
});
