import * as encoding from 'lib0/encoding';

/** So many words, each a struct of its own: a document of them takes long to look through. */
export function patchwork(client: number, count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [1, count, client, 0]) encoding.writeVarUint(encoder, value);
  for (let n = 0; n < count; n++) {
    encoding.writeUint8(encoder, n === 0 ? 4 : 0b1000_0100);
    if (n === 0) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, 'line');
    } else for (const value of [client, n - 1]) encoding.writeVarUint(encoder, value);
    encoding.writeVarString(encoder, 'x');
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** An update with so many holes between what it brings. */
export function holes(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [1, count * 2, 74, 0]) encoding.writeVarUint(encoder, value);
  for (let n = 0; n < count; n++) {
    for (const kind of [0, 10]) {
      encoding.writeUint8(encoder, kind);
      encoding.writeVarUint(encoder, 1);
    }
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}
