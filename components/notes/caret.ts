import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import { initialsOf } from '#components/ui/initials.tsx';
import type { ShownCarets } from './shown-carets.ts';

type User = Record<string, unknown>;

/** Tells the others where one is in the text, and draws where they are. */
export function caretsExtension(carets: ShownCarets): Extension {
  return Extension.create({
    name: 'carets',
    // After the text itself (1000), to which carets are tied, and before all else.
    priority: 999,
    addProseMirrorPlugins: () => [
      yCursorPlugin(carets.awareness, {
        awarenessStateFilter: (own: number, client: number) => own !== client && !carets.areHidden,
        cursorBuilder: (user: User, client: number) => drawCaret(user, client, carets.isThin(client)),
        selectionBuilder: (user: User, client: number) => drawSelection(user, carets.isThin(client)),
      }),
    ],
  });
}

/**
 * How another person's caret is drawn: a thin line, and in the margin beside its line the initials, which open to the
 * whole name when pointed at. In the margin, because nothing may cover what people read.
 *
 * @param isThin in a crowd: without the name, until a Crowd says otherwise
 */
function drawCaret(user: User, client: number, isThin: boolean): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.classList.toggle('is-thin', isThin);
  caret.dataset.client = String(client);
  caret.style.setProperty('--caret', colorOf(user));
  const label = document.createElement('span');
  label.className = 'caret-name';
  const name = typeof user.name === 'string' ? user.name : '';
  label.dataset.initials = initialsOf(name);
  label.textContent = name;
  // Words of joining for the bidi algorithm: the caret must not change the order of the letters around it.
  caret.append('\u2060', label, '\u2060');
  return caret;
}

/** How another person's selection is drawn; one without a name would be a stain. */
function drawSelection(user: User, isThin: boolean): Record<string, string> {
  if (isThin) return {};
  return { class: 'caret-selection', style: `--caret: ${colorOf(user)}` };
}

function colorOf(user: User): string {
  return typeof user.color === 'string' && /^#[0-9a-f]{6}$/i.test(user.color) ? user.color : '#5a5a5a';
}
