import * as Y from 'yjs';

/** A card with this field is off the board, though it stays in the document to be put back. */
const MARK = 'deleted';

/** Whether a shared type is a card that was taken off the board. */
export function isTakenOff(type: Y.ContentType['type']): boolean {
  const mark = type._map.get(MARK);
  return mark !== undefined && !mark.deleted && isTrue(mark);
}

/**
 * Who is behind the cards that the structs of an update take off the board: for each the Yjs client id of the card,
 * or, when it was taken off before and put back, of who did that. Without the document at hand some other marks look
 * the same (a tag set for the second time), so this may be more than there is, never less.
 */
export function takenOff(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): number[] {
  return structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || !isTrue(struct)) return [];
    // Yjs writes name and parent of an entry only with its first value.
    if (struct.parentSub !== MARK && struct.origin === null) return [];
    const hangsOn = struct.parent instanceof Y.ID ? struct.parent : struct.origin;
    return hangsOn === null ? [] : [hangsOn.client];
  });
}

function isTrue({ content }: Y.Item): boolean {
  return content instanceof Y.ContentAny && content.arr.length === 1 && content.arr[0] === true;
}
