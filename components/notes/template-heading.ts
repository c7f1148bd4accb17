import { Node } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import {
  type EditorState,
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import type { Language } from '#lib/language/language.ts';
import { headingTitle } from '#lib/notes/heading.ts';
import { clearAroundHeadings, writeAroundHeadings } from './around-headings.ts';

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

/** The headings in their order, as one text to compare. */
function headingsIn(doc: DocumentNode): string {
  const ids: string[] = [];
  doc.forEach((node) => {
    if (node.type.name === 'templateHeading') ids.push(String(node.attrs.id));
  });
  return JSON.stringify(ids);
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

  // Pasting never makes one: what was copied with its title comes back as a line, and a heading without words not at all.
  parseHTML: () => [
    {
      tag: 'h2, h3',
      priority: 70,
      ignore: true,
      getAttrs: (heading) => (heading.textContent?.trim() === '' ? null : false),
    },
    { tag: 'h2[data-template]', priority: 60, node: 'paragraph' },
  ],
  // Copied text takes the title along as this reader sees it.
  renderHTML({ node }) {
    const { id, titles } = node.attrs;
    return ['h2', { 'data-template': String(id) }, headingTitle(titles, this.options.language.current)];
  },
  renderText({ node }) {
    return headingTitle(node.attrs.titles, this.options.language.current);
  },

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
    const clear = () => clearAroundHeadings(this.editor.view);
    /** At the start of a line below a heading there is nothing to delete backwards. */
    const belowHeading = (): boolean => {
      const { doc, selection } = this.editor.state;
      const { empty, $from } = selection;
      if (!empty || $from.parentOffset !== 0 || $from.depth !== 1) return false;
      return doc.resolve($from.before(1)).nodeBefore?.type.name === 'templateHeading';
    };
    // The new line itself follows, at the caret that remains.
    const clearFirst = () => {
      clear();
      return false;
    };
    return {
      Backspace: () => belowHeading() || clear(),
      Delete: clear,
      Enter: clearFirst,
      'Shift-Enter': clearFirst,
      'Mod-Enter': clearFirst,
    };
  },

  addProseMirrorPlugins: () => [
    writeAroundHeadings(),
    new Plugin({
      key: new PluginKey('templateHeading'),
      filterTransaction: (change, state) =>
        !change.docChanged || isChangeOrigin(change) || headingsIn(change.doc) === headingsIn(state.doc),
      // The binding to the shared text keeps the caret's number, which may lie between two blocks.
      appendTransaction: (_changes, _before, { selection, tr }) =>
        selection instanceof TextSelection && !selection.$head.parent.inlineContent
          ? tr.setSelection(Selection.near(selection.$head, 1))
          : null,
      props: {
        handleClickOn(view, _pos, node, at) {
          if (node.type.name !== 'templateHeading' || !view.editable) return false;
          view.dispatch(caretBelow(view.state, at + node.nodeSize));
          view.focus();
          return true;
        },
      },
    }),
  ],
});

/** Puts the caret at the first place to write below a heading that ends at `end`; makes one where there is none. */
function caretBelow({ doc, schema, tr }: EditorState, end: number): Transaction {
  const below = doc.resolve(end).nodeAfter;
  if (below === null || below.type.name === 'templateHeading') {
    tr.insert(end, schema.node('paragraph'));
  }
  return tr.setSelection(Selection.near(tr.doc.resolve(end), 1)).scrollIntoView();
}
