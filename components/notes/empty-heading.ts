import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A heading without words is none to a screen reader until somebody writes in it. Only this screen knows of it. */
export const EmptyHeading = Extension.create({
  name: 'emptyHeading',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          decorations({ doc }) {
            const empty: Decoration[] = [];
            doc.descendants((node, at) => {
              if (node.type.name === 'heading' && node.content.size === 0) {
                empty.push(Decoration.node(at, at + node.nodeSize, { role: 'presentation' }));
              }
              return !node.isTextblock;
            });
            return DecorationSet.create(doc, empty);
          },
        },
      }),
    ];
  },
});
