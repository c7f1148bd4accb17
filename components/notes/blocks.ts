import type { ChainedCommands, Editor } from '@tiptap/core';

/** What can be put into the notes. `typed` also finds it in the slash menu, whatever the language. */
export interface Block {
  id: 'paragraph' | 'heading2' | 'heading3' | 'bullets' | 'numbers' | 'tasks' | 'table' | 'quote' | 'divider';
  typed: string;
  /** The Markdown that does the same, shown beside it. */
  markdown: string;
  put: (chain: ChainedCommands) => ChainedCommands;
  is: (editor: Editor) => boolean;
}

export const BLOCKS: readonly Block[] = [
  {
    id: 'heading2',
    typed: 'heading title h2',
    markdown: '##',
    put: (chain) => chain.setHeading({ level: 2 }),
    is: (editor) => editor.isActive('heading', { level: 2 }),
  },
  {
    id: 'heading3',
    typed: 'small heading h3',
    markdown: '###',
    put: (chain) => chain.setHeading({ level: 3 }),
    is: (editor) => editor.isActive('heading', { level: 3 }),
  },
  {
    id: 'bullets',
    typed: 'bullet list',
    markdown: '-',
    put: (chain) => chain.toggleBulletList(),
    is: (editor) => editor.isActive('bulletList'),
  },
  {
    id: 'numbers',
    typed: 'numbered list',
    markdown: '1.',
    put: (chain) => chain.toggleOrderedList(),
    is: (editor) => editor.isActive('orderedList'),
  },
  {
    id: 'tasks',
    typed: 'tasks todo check',
    markdown: '[ ]',
    put: (chain) => chain.toggleTaskList(),
    is: (editor) => editor.isActive('taskList'),
  },
  {
    id: 'table',
    typed: 'table',
    markdown: '',
    put: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    is: (editor) => editor.isActive('table'),
  },
  {
    id: 'quote',
    typed: 'quote',
    markdown: '>',
    put: (chain) => chain.toggleBlockquote(),
    is: (editor) => editor.isActive('blockquote'),
  },
  {
    id: 'divider',
    typed: 'divider line',
    markdown: '---',
    put: (chain) => chain.setHorizontalRule(),
    is: () => false,
  },
  {
    id: 'paragraph',
    typed: 'text paragraph',
    markdown: '',
    put: (chain) => chain.setParagraph(),
    is: (editor) =>
      editor.isActive('paragraph') && !editor.isActive('listItem') && !editor.isActive('taskItem'),
  },
];

/** Blocks whose name in the reader's language, or English word, has a word that begins with what was typed. */
export function blocksFor(query: string, nameOf: (id: Block['id']) => string): Block[] {
  const wanted = query.toLocaleLowerCase();
  if (wanted === '') return [...BLOCKS];
  return BLOCKS.filter((block) =>
    `${nameOf(block.id)} ${block.typed}`
      .toLocaleLowerCase()
      .split(/[\s’']+/u)
      .some((word) => word.startsWith(wanted)),
  );
}
