/** Addresses that a link in the notes may have; everything else, such as `javascript:`, never becomes a link. */
const ALLOWED = /^(?:https?:\/\/|mailto:)[^\s]+$/i;
const LENGTH_MAX = 2000;

/** Whether an address may be shown as a link. */
export function isSafeLink(address: unknown): address is string {
  if (typeof address !== 'string' || address.length > LENGTH_MAX || !ALLOWED.test(address)) return false;
  return URL.canParse(address);
}

/**
 * What somebody typed as the address of a link: `fedasil.be` becomes `https://fedasil.be`, a bare e-mail address
 * `mailto:`. Null when it cannot be a link.
 */
export function linkFrom(text: string): string | null {
  const typed = text.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[\w.-]+:\d+/.test(typed))
    return isSafeLink(typed) ? typed : null;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`;
  const address = `https://${typed}`;
  return /^[^\s/]+\.[^\s/.]+/.test(typed) && isSafeLink(address) ? address : null;
}
