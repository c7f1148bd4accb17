import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection } from '@tiptap/pm/state';
import { CARD_MARK } from '#lib/notes/card-mark.ts';

/** What a card would be made of: the selected words, or those of the line with the caret. */
export interface Passage {
  text: string;
  /** Where its mark goes: the end of the last line of it. */
  end: number;
  /** The cards that marks in its lines lead to. */
  cards: readonly string[];
}

/** The passage at the selection; null where there are no words. */
export function passageAt({ doc, selection }: EditorState): Passage | null {
  const { $from, $to, empty } = selection;
  const last = $to.parent;
  if (!last.isTextblock) return null;
  const [from, to] =
    empty || selection instanceof NodeSelection ? [$from.start(), $from.end()] : [$from.pos, $to.pos];
  const text = doc.textBetween(from, to, '\n', wordsOf).trim();
  const cards: string[] = [];
  doc.nodesBetween($from.start(), $to.end(), (node) => {
    if (node.type.name === CARD_MARK) cards.push(String(node.attrs.card));
  });
  return text === '' && cards.length === 0 ? null : { text, end: $to.end(), cards };
}

function wordsOf(leaf: Node): string {
  return leaf.type.name === 'hardBreak' ? '\n' : '';
}

/** Puts the mark of a card at the end of a passage. */
export function putMark(editor: Editor, { end }: Passage, card: string): void {
  const mark = editor.schema.nodes[CARD_MARK]?.create({ card });
  if (mark !== undefined) editor.view.dispatch(editor.state.tr.insert(end, mark));
}

/** Brings the first mark of a card into view, selected. A finger does not get the keyboard for it. */
export function showMark(editor: Editor, card: string, finger: boolean): void {
  const { doc, tr } = editor.state;
  let at: number | null = null;
  doc.descendants((node, pos) => {
    if (at === null && node.type.name === CARD_MARK && node.attrs.card === card) at = pos;
    return at === null;
  });
  if (at === null) return;
  editor.view.dispatch(tr.setSelection(NodeSelection.create(doc, at)));
  const element = editor.view.nodeDOM(at);
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'center' });
  if (!finger) editor.view.focus();
}
