import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * The change that takes the selected words away and leaves the template's headings among them, the caret where the
 * selection began. Null: no such heading is selected, so any other change may do its work.
 */
export function clearedAroundHeadings(state: EditorState): Transaction | null {
  const { from, to } = state.selection;
  const pieces: { from: number; to: number }[] = [];
  let covers = false;
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type.name === 'templateHeading') covers = true;
    if (!node.isTextblock) return true;
    pieces.push({ from: Math.max(from, at + 1), to: Math.min(to, at + node.nodeSize - 1) });
    return false;
  });
  if (!covers) return null;
  const change = state.tr;
  for (const piece of pieces.reverse()) if (piece.to > piece.from) change.delete(piece.from, piece.to);
  change.setSelection(TextSelection.near(change.doc.resolve(Math.min(from, change.doc.content.size))));
  return change.scrollIntoView();
}

/** Takes selected words away from around headings. @returns Whether a heading was selected. */
export function clearAroundHeadings(view: EditorView): boolean {
  const change = view.editable ? clearedAroundHeadings(view.state) : null;
  if (change !== null) view.dispatch(change);
  return change !== null;
}

/** Writing, pasting and cutting over a selection that holds headings: the words go, the headings stay. */
export function writeAroundHeadings(): Plugin {
  return new Plugin({
    key: new PluginKey('writeAroundHeadings'),
    props: {
      handleTextInput(view, _from, _to, text) {
        const change = clearedAroundHeadings(view.state);
        if (change !== null) view.dispatch(change.insertText(text));
        return change !== null;
      },
      // The paste itself follows, at the caret that remains.
      handlePaste(view, _event, slice) {
        if (slice.size > 0) clearAroundHeadings(view);
        return false;
      },
      handleDOMEvents: {
        compositionstart(view) {
          clearAroundHeadings(view);
          return false;
        },
        cut(view, event) {
          const change = view.editable ? clearedAroundHeadings(view.state) : null;
          if (change === null || event.clipboardData === null) return false;
          const { dom, text } = view.serializeForClipboard(view.state.selection.content());
          event.preventDefault();
          event.clipboardData.clearData();
          event.clipboardData.setData('text/html', dom.innerHTML);
          event.clipboardData.setData('text/plain', text);
          view.dispatch(change);
          return true;
        },
      },
    },
  });
}
