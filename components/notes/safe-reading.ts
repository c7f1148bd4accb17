import { Extension, Mark, Node } from '@tiptap/core';

/** More columns or rows than this in one cell come from nobody's honest writing, and would stall every reader. */
const SPAN_MAX = 50;

/** Stands for a block that this page does not know. Shown as a sentence; the document keeps the original. */
export const UnknownBlock = Node.create<{ sentence: () => string }>({
  name: 'unknownBlock',
  group: 'block',
  atom: true,
  selectable: false,
  addOptions: () => ({ sentence: () => '' }),
  renderHTML() {
    return ['p', { class: 'unknown-block' }, this.options.sentence()];
  },
});

/** Stands for a mark that this page does not know: the text stays, without it. */
export const UnknownMark = Mark.create({
  name: 'unknownMark',
  inclusive: false,
  renderHTML: () => ['span', 0],
});

/**
 * The binding between Yjs and the editor deletes from the shared document whatever the editor cannot make a node
 * of. So what a newer page (or a hostile one) wrote is given a stand-in instead, which is never written back as
 * long as nobody edits it.
 */
export const SafeReading = Extension.create({
  name: 'safeReading',
  onBeforeCreate() {
    const { schema } = this.editor;
    const makeNode = schema.node.bind(schema);
    const makeMark = schema.mark.bind(schema);
    schema.node = (type, attributes, content, marks) => {
      if (typeof type === 'string' && schema.nodes[type] === undefined) return makeNode('unknownBlock');
      return makeNode(type, attributes === null ? null : withinBounds(attributes), content, marks);
    };
    schema.mark = (type, attributes) => {
      if (typeof type === 'string' && schema.marks[type] === undefined) return makeMark('unknownMark');
      return makeMark(type, attributes);
    };
  },
});

type Attributes = NonNullable<Parameters<import('@tiptap/pm/model').Schema['node']>[1]>;

function withinBounds(attributes: Attributes | undefined): Attributes | undefined {
  if (attributes === undefined || !('colspan' in attributes || 'rowspan' in attributes)) return attributes;
  return {
    ...attributes,
    colspan: span(attributes.colspan),
    rowspan: span(attributes.rowspan),
    colwidth: null,
  };
}

function span(value: unknown): number {
  return typeof value === 'number' && value >= 1 ? Math.min(Math.floor(value), SPAN_MAX) : 1;
}
