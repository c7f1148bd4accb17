import { expect, it } from 'vitest';
import { cleanLine } from '#lib/event/text.ts';

it('a line loses spaces that are too many and signs that nobody sees, and keeps a no-break space', () => {
  expect(cleanLine('  Échange   par\u2003pays \u200B ')).toBe('Échange par pays');
  expect(cleanLine('Atelier\u00A0: santé\u202F; logement')).toBe('Atelier\u00A0: santé\u202F; logement');
  expect(cleanLine('Atelier \u00A0 : santé')).toBe('Atelier\u00A0: santé');
});
