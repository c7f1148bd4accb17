import { Extension } from '@tiptap/core';

/**
 * Each list item, quote and table cell takes its direction from its own first letters, in markup; paragraphs and
 * headings do so by style (`unicode-bidi: plaintext`), since `dir="auto"` around `dir="auto"` finds no letters.
 * Nothing of it is written into the document.
 */
export const AutoDirection = Extension.create({
  name: 'autoDirection',
  addGlobalAttributes() {
    return [
      {
        types: ['listItem', 'taskItem', 'blockquote', 'tableCell', 'tableHeader'],
        attributes: {
          dir: { default: null, parseHTML: () => null, renderHTML: () => ({ dir: 'auto' }) },
        },
      },
    ];
  },
});
