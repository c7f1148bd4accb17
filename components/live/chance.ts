/** 128 bits of chance, in hexadecimal. Not `randomUUID`, which browsers only have where the address is encrypted. */
export function chance(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
