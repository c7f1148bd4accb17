/** Whatever its name is. */
class EveryName extends Set<string> {
  override has(): boolean {
    return true;
  }
}

/**
 * The blocks that undoing their making leaves while somebody else's words stand in them (`protectedNodes` of y-tiptap,
 * which by itself spares paragraphs only, and so takes a list away with what others wrote on its lines). Empty ones go.
 */
export const KEPT_BLOCKS: Set<string> = new EveryName();
