import * as Y from 'yjs';
import { decodeUpdate, type Struct } from './update.ts';

/** What a struct takes besides its content: its kind, what stands beside it, its parent. About what Yjs writes. */
const STRUCT_BYTES = 8;

/** How many bytes each Yjs client id takes up in an update, nearly as Yjs writes it. Deleted text counts until it is compacted away. */
export function sizesOf(update: Uint8Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const struct of decodeUpdate(update).structs) {
    const { client } = struct.id;
    sizes.set(client, (sizes.get(client) ?? 0) + sizeOf(struct));
  }
  return sizes;
}

/** Bytes of one struct. */
export function sizeOf(struct: Struct): number {
  if (!(struct instanceof Y.Item)) return STRUCT_BYTES;
  const { parent, parentSub, content } = struct;
  const root = typeof parent === 'string' ? utf8Length(parent) : 0;
  return STRUCT_BYTES + root + utf8Length(parentSub ?? '') + contentSize(content);
}

function contentSize(content: Y.Item['content']): number {
  if (content instanceof Y.ContentString) return utf8Length(content.str);
  if (content instanceof Y.ContentBinary) return content.content.byteLength;
  if (content instanceof Y.ContentFormat) return content.key.length + jsonSize(content.value);
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return jsonSize(content.arr);
  if (content instanceof Y.ContentEmbed) return jsonSize(content.embed);
  if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
    return utf8Length(content.type.nodeName);
  }
  return 0;
}

function jsonSize(value: unknown): number {
  return utf8Length(JSON.stringify(value) ?? '');
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Of a pair of surrogates each half counts two.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
