/** What somebody has typed while joining, so that going back or reloading loses nothing. */
export interface Draft {
  code: string;
  name: string;
  organisation: string;
  country: string;
}

export const EMPTY_DRAFT: Draft = { code: '', name: '', organisation: '', country: '' };

const KEY = 'rencontre:joining';

/** The draft of this browser tab. Anything unreadable counts as none. */
export function readDraft(): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return { ...EMPTY_DRAFT, ...(kept as Partial<Draft>) };
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Keeps the draft for this tab; a browser that keeps nothing (private mode) is no reason to stop. */
export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {}
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {}
}

/** The code that a QR code put after the `#` of the address: `c` a typed one, `q` the long secret. */
export function codeInHash(hash: string): string | null {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  return parameters.get('q') ?? parameters.get('c');
}
