import { type BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * The address that a request came from, as limits count it. `X-Forwarded-For` is believed only as far as trusted
 * proxies wrote it: read from its end, the first address that is not a trusted proxy is the client.
 * IPv6 counts by its /64, which is what one household or one machine is given.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
  let address = plain(peer ?? '');
  while (isTrusted(address, trusted)) {
    const before = hops.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return isIPv6(address) ? network64(address) : address;
}

/** Whether a request comes from this machine itself and was not handed on by a proxy. */
export function isLocal(peer: string | undefined, headers: Record<string, unknown>): boolean {
  const address = plain(peer ?? '');
  const handedOn = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => name in headers);
  return !handedOn && (address === '::1' || (isIPv4(address) && address.startsWith('127.')));
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** IPv4 as such, also where a dual-stack socket writes it as `::ffff:192.0.2.1`. */
function plain(address: string): string {
  const mapped = address.toLowerCase().startsWith('::ffff:') ? address.slice(7) : address;
  return isIPv4(mapped) ? mapped : address;
}

function network64(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const front = head.split(':').filter((group) => group !== '');
  const back = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
