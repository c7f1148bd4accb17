import type { Language } from './language.ts';
import type { Messages } from './messages/en/index.ts';

export type { Messages };

/** The texts of one language; the others are not loaded. Rejects when the browser cannot fetch them now. */
export async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case 'fr':
      return (await import('./messages/fr/index.ts')).fr;
    case 'nl':
      return (await import('./messages/nl/index.ts')).nl;
    case 'en':
      return (await import('./messages/en/index.ts')).en;
    case 'ar':
      return (await import('./messages/ar/index.ts')).ar;
  }
}
