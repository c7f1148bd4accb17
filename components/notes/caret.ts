import { initialsOf } from '#components/ui/initials.tsx';

/**
 * How another person's caret is drawn: a thin line, and in the margin beside its line the initials, which open to the
 * whole name when pointed at. In the margin, because nothing may cover what people read.
 */
export function drawCaret(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'caret';
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

/** How another person's selection is drawn. */
export function drawSelection(user: Record<string, unknown>): { class: string; style: string } {
  return { class: 'caret-selection', style: `--caret: ${colorOf(user)}` };
}

function colorOf(user: Record<string, unknown>): string {
  return typeof user.color === 'string' && /^#[0-9a-f]{6}$/i.test(user.color) ? user.color : '#5a5a5a';
}
