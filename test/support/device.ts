import * as Y from 'yjs';
import { type Letters, Page } from './page.ts';
import { type OpenOptions, Writer } from './writer.ts';

/** Somebody's page over the stock client. */
export class Device extends Page {
  readonly writer: Writer;
  readonly cookie: string | null;

  constructor(options: OpenOptions, letters: Letters) {
    const doc = options.doc ?? new Y.Doc();
    super(doc, letters);
    this.writer = new Writer({ ...options, doc });
    this.cookie = options.cookie;
  }

  override leaves(): void {
    super.leaves();
    this.writer.hearsNothing(false);
    this.writer.leaves();
  }
}
