/** In whose name the server writes: a person's id, or null for the server itself. */
export type WrittenAs = string | null;

/** Does the work so that everything written by it belongs to that author. */
export type Pen = (author: WrittenAs, work: () => void) => void;
