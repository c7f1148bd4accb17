import type { ReactNode } from 'react';
import { type Block, type Item, type Run, readMarkdown } from '#lib/review/read-markdown.ts';
import { inOrder } from './in-order.tsx';

/** Words for what has no letters of its own. */
export interface MarkdownWords {
  done: string;
  open: string;
}

/** A block of the notes as its writers saw it. */
export function Markdown({ markdown, words }: { markdown: string; words: MarkdownWords }) {
  return <Blocks blocks={readMarkdown(markdown)} words={words} />;
}

interface BlocksProps {
  blocks: readonly Block[];
  words: MarkdownWords;
  /** In a line of a list it is the line that is read left to right or right to left, with its bullet. */
  inLine?: boolean;
}

function Blocks({ blocks, words, inLine = false }: BlocksProps): ReactNode {
  return inOrder(blocks, (block) => drawn(block, words, inLine));
}

function drawn(block: Block, words: MarkdownWords, inLine: boolean): ReactNode {
  switch (block.is) {
    case 'heading':
      return block.level > 2 ? (
        <h5 dir="auto">
          <Runs runs={block.runs} />
        </h5>
      ) : (
        <h4 dir="auto">
          <Runs runs={block.runs} />
        </h4>
      );
    case 'divider':
      return <hr />;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} words={words} />
        </blockquote>
      );
    case 'list':
      return <List items={block.items} start={block.start} words={words} />;
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'paragraph':
      return (
        <p dir={inLine ? undefined : 'auto'}>
          <Runs runs={block.runs} />
        </p>
      );
  }
}

function List({
  items,
  start,
  words,
}: {
  items: readonly Item[];
  start: number | null;
  words: MarkdownWords;
}) {
  const lines = inOrder(items, (item) => (
    <li dir="auto" data-done={item.done ?? undefined}>
      {item.done !== null && <Task done={item.done} words={words} />}
      <div>
        <Blocks blocks={item.blocks} words={words} inLine />
      </div>
    </li>
  ));
  if (start !== null) return <ol start={start}>{lines}</ol>;
  return <ul>{lines}</ul>;
}

/** A box that says what it shows. */
function Task({ done, words }: { done: boolean; words: MarkdownWords }) {
  return (
    <svg
      viewBox="0 0 16 16"
      role="img"
      className="task-box"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <title>{done ? words.done : words.open}</title>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" />
      {done && <path d="M4 8.5 7 11.5 12 5" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />}
    </svg>
  );
}

function Table({ head, rows }: { head: readonly Run[][]; rows: readonly Run[][][] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too.
    <div className="overflow-x-auto" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {inOrder(head, (cell) => (
              <th scope="col" dir="auto">
                <Runs runs={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(rows, (row) => (
            <tr>
              {inOrder(row, (cell) => (
                <td dir="auto">
                  <Runs runs={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return inOrder(runs, (run) => (
    <>
      {run.br && <br />}
      {marked(run)}
    </>
  ));
}

function marked({ text, bold, italic, strike, link }: Run): ReactNode {
  let drawn: ReactNode = text;
  if (italic) drawn = <em>{drawn}</em>;
  if (bold) drawn = <strong>{drawn}</strong>;
  if (strike) drawn = <s>{drawn}</s>;
  if (link === undefined) return drawn;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer nofollow">
      {drawn}
    </a>
  );
}
