import { isSafeLink } from '#lib/notes/link.ts';

/**
 * The Markdown of lib/notes/markdown.ts, read back into blocks to be drawn. Only what is written there is understood;
 * everything else is text. Nothing in it can act as HTML.
 */

/** A text with its marks. `br`: a line break before it. */
export interface Run {
  text: string;
  br?: true;
  bold?: true;
  italic?: true;
  strike?: true;
  /** A safe address. */
  link?: string;
}

export type Block =
  | { is: 'paragraph'; runs: Run[] }
  | { is: 'heading'; level: number; runs: Run[] }
  | { is: 'divider' }
  | { is: 'quote'; blocks: Block[] }
  | { is: 'list'; items: Item[]; start: number | null }
  | { is: 'table'; head: Run[][]; rows: Run[][][] };

export interface Item {
  /** Of a task: whether it is done. */
  done: boolean | null;
  blocks: Block[];
}

const ITEM = /^(?:- \[([ x])\](?: |$)|-(?: |$)|(\d{1,9})\.(?: |$))/;
const TABLE_RULE = /^\|(?: --- \|)+$/;
/** Deeper than any editor nests. */
const DEPTH_MAX = 20;

export function readMarkdown(markdown: string): Block[] {
  return blocksIn(markdown.split('\n'), 0);
}

function blocksIn(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const rest = lines.slice(at);
    const [line = ''] = rest;
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const [block, used] = blockAt(rest, depth);
    blocks.push(block);
    at += used;
  }
  return blocks;
}

/** The first block of some lines, and how many of them it takes. */
function blockAt(lines: readonly string[], depth: number): [Block, number] {
  const [line = '', second = ''] = lines;
  const heading = /^(#{1,6}) (.*)$/.exec(line);
  if (heading !== null) {
    return [{ is: 'heading', level: heading[1]?.length ?? 2, runs: runsIn(heading[2] ?? '') }, 1];
  }
  if (line === '---') return [{ is: 'divider' }, 1];
  if (depth < DEPTH_MAX) {
    if (line.startsWith('>')) return quoteAt(lines, depth);
    if (ITEM.test(line)) return listAt(lines, depth);
  }
  if (line.startsWith('|') && TABLE_RULE.test(second)) return tableAt(lines);
  // Only a backslash at its end carries a paragraph on to the next line.
  const end = lines.findIndex((each) => !/(?:^|[^\\])(?:\\\\)*\\$/.test(each));
  const count = end < 0 ? lines.length : end + 1;
  return [{ is: 'paragraph', runs: runsIn(lines.slice(0, count).join('\n')) }, count];
}

function quoteAt(lines: readonly string[], depth: number): [Block, number] {
  const count = countWhile(lines, (line) => line.startsWith('>'));
  const inner = lines.slice(0, count).map((line) => line.replace(/^> ?/, ''));
  return [{ is: 'quote', blocks: blocksIn(inner, depth + 1) }, count];
}

function listAt(lines: readonly string[], depth: number): [Block, number] {
  const kind = kindOf(lines[0] ?? '');
  const items: Item[] = [];
  let at = 0;
  while (at < lines.length && kindOf(lines[at] ?? '') === kind) {
    const line = lines[at] ?? '';
    const mark = ITEM.exec(line);
    const indent = kind === 'numbers' ? (mark?.[0].length ?? 3) : 2;
    const more = countWhile(
      lines.slice(at + 1),
      (each) => each.startsWith(' '.repeat(indent)) || each.trim() === '',
    );
    const inner = [line.slice(mark?.[0].length ?? 0)];
    for (const each of lines.slice(at + 1, at + 1 + more)) inner.push(each.slice(indent));
    items.push({
      done: mark?.[1] === undefined ? null : mark[1] === 'x',
      blocks: blocksIn(inner, depth + 1),
    });
    at += 1 + more;
  }
  return [{ is: 'list', items, start: kind === 'numbers' ? Number.parseInt(lines[0] ?? '1', 10) : null }, at];
}

function kindOf(line: string): 'tasks' | 'bullets' | 'numbers' | null {
  const mark = ITEM.exec(line);
  if (mark === null) return null;
  return mark[1] !== undefined ? 'tasks' : mark[2] !== undefined ? 'numbers' : 'bullets';
}

function tableAt(lines: readonly string[]): [Block, number] {
  const count = countWhile(lines, (line) => line.startsWith('|'));
  const rows = lines.slice(0, count).map(cellsIn);
  return [{ is: 'table', head: rows[0] ?? [], rows: rows.slice(2) }, count];
}

function cellsIn(line: string): Run[][] {
  // A bar that somebody typed carries a backslash.
  const inner = line.replace(/^\| ?/, '').replace(/ ?\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => runsIn(cell.trim().replaceAll('<br>', '\\\n')));
}

/** Texts and marks of one line or several. Every sign that people typed carries a backslash, so signs only toggle. */
function runsIn(markdown: string): Run[] {
  const runs: Run[] = [];
  let marks: Omit<Run, 'text' | 'br' | 'link'> = {};
  let link: { address: string; end: number } | null = null;
  let text = '';
  let br = false;
  const flush = () => {
    if (text === '' && !br) return;
    runs.push({ text, ...marks, ...(br ? { br: true as const } : {}), ...(link && { link: link.address }) });
    text = '';
    br = false;
  };
  const toggle = (mark: keyof typeof marks) => {
    flush();
    const { [mark]: on, ...others } = marks;
    marks = on === undefined ? { ...marks, [mark]: true } : others;
  };
  for (let at = 0; at < markdown.length; at++) {
    const sign = markdown[at] ?? '';
    const next = markdown[at + 1] ?? '';
    if (link !== null && at === link.end) {
      flush();
      at = markdown.indexOf(')', at);
      link = null;
    } else if (sign === '\\' && next === '\n') {
      flush();
      br = true;
      at++;
    } else if (sign === '\\' && next !== '') {
      text += next;
      at++;
    } else if (sign === '*' && (marks.italic || next !== '*')) toggle('italic');
    else if (sign === '*') {
      toggle('bold');
      at++;
    } else if (sign === '~' && next === '~') {
      toggle('strike');
      at++;
    } else if (sign === '[' && link === null && linkAt(markdown, at) !== null) {
      flush();
      link = linkAt(markdown, at);
    } else text += sign;
  }
  flush();
  return runs;
}

/** The link whose text begins after this bracket: its address, and where its text ends. */
function linkAt(markdown: string, bracket: number): { address: string; end: number } | null {
  const found = /\]\(([^()<>\s]+)\)/.exec(markdown.slice(bracket));
  if (found === null || !isSafeLink(found[1])) return null;
  return { address: found[1], end: bracket + found.index };
}

function countWhile(lines: readonly string[], holds: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !holds(line));
  return end < 0 ? lines.length : end;
}
