import * as Y from 'yjs';

type AnyType = Y.ContentType['type'];

/**
 * The same document as a smaller update: neighbouring structs are joined, and deleted content is collected for good
 * (merging updates would keep it). Throws unless the result, loaded again, is the same document: state vector,
 * delete set and content, with nothing left waiting.
 */
export function compactUpdate(update: Uint8Array): Uint8Array {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, update);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('document has holes');
  const compacted = Y.encodeStateAsUpdate(doc);
  const again = new Y.Doc({ gc: true });
  Y.applyUpdate(again, compacted);
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(again)))
    throw new Error('compaction changed the history');
  const original = contentOf(update);
  if (contentOf(compacted) !== original) throw new Error('compaction changed the content');
  return compacted;
}

/**
 * What stands in a document: its root types by name, as JSON; empty ones are as good as absent. Roots are named by
 * their writers only: the generic form of each, children and attributes in order, is enough to compare.
 */
export function contentOf(update: Uint8Array): string {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, update);
  return JSON.stringify(
    [...doc.share]
      .map(([name, type]): [string, unknown[][]] => [name, visible(type)])
      .filter(([, parts]) => parts.some((part) => part.length > 0))
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

function visible(type: AnyType): [attributes: unknown[], children: unknown[]] {
  const attributes = [...type._map]
    .filter(([, item]) => !item.deleted)
    .map(([key, item]) => [key, contents(item)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const children: unknown[] = [];
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    // Text is compared by its letters: how they are divided into items differs. One by one, since a pasted text has
    // more of them than a call takes arguments.
    for (const value of contents(item)) children.push(value);
  }
  return [attributes, children];
}

function contents(item: Y.Item): unknown[] {
  const { content } = item;
  if (content instanceof Y.ContentType) return [visible(content.type)];
  if (content instanceof Y.ContentFormat) return [['format', content.key, content.value]];
  return content.getContent().map((value) => (value instanceof Uint8Array ? [...value] : value));
}
