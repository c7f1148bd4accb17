/** Crockford's base32: digits and letters without I, L, O and U, which are misread or make words. */
export const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A source of chance: gives that many unpredictable bytes. */
export type Random = (bytes: number) => Uint8Array;

/** Writes bytes in base32, five bits a character. The number of bytes must be a multiple of five. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
