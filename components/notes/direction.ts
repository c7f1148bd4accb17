import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const OWN_DIRECTION = ['listItem', 'taskItem', 'blockquote', 'tableCell', 'tableHeader'];

/** Marks blocks without a letter of any script: they have no direction of their own and keep the page's. */
function neutralBlocks(doc: Node): DecorationSet {
  const neutral: Decoration[] = [];
  doc.descendants((node, at) => {
    const asks = node.isTextblock || OWN_DIRECTION.includes(node.type.name);
    if (asks && !/\p{L}/u.test(node.textContent)) {
      neutral.push(Decoration.node(at, at + node.nodeSize, { class: 'is-neutral' }));
    }
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, neutral);
}

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
        types: OWN_DIRECTION,
        attributes: {
          dir: { default: null, parseHTML: () => null, renderHTML: () => ({ dir: 'auto' }) },
        },
      },
    ];
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('neutralBlocks'),
      props: { decorations: ({ doc }) => neutralBlocks(doc) },
    }),
  ],
});
