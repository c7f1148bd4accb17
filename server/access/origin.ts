/**
 * Whether a request comes from a page of this server: the defence against other sites that make a visitor's
 * browser open sockets or change things with the visitor's cookie. Compared exactly, since prefixes and suffixes
 * (`https://meeting.example.org.evil.example`) are the usual traps; a missing or `null` origin is refused.
 * @param publicUrl where people reach the server; null: the origin must name the host that was asked.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: URL | null,
): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.origin !== origin || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false;
  if (publicUrl !== null) return origin === publicUrl.origin;
  return host !== undefined && url.host === host.toLowerCase();
}
