import * as Y from 'yjs';
import { notesOf } from '#lib/board/schema.ts';
import { joinsAt } from './processes.ts';
import type { Production } from './production.ts';
import { Writer } from './writer.ts';

/** Many people with their carets in the notes of one room, on paragraphs that the first of them has written. */
export class CaretCrowd {
  readonly #writers: readonly Writer[];

  private constructor(writers: readonly Writer[]) {
    this.#writers = writers;
  }

  static async stands(production: Production, roomId: string, names: string[], texts: string[]) {
    const writers: Writer[] = [];
    for (const name of names) {
      const { cookie } = await joinsAt(production, name);
      const writer = await new Writer({ url: production.baseURL, roomId, cookie }).arrives();
      if (writers.length === 0) writeParagraphs(writer.doc, texts);
      await writer.until(() => textsIn(writer.doc).length >= texts.length, 'the paragraphs');
      writers.push(writer);
    }
    const crowd = new CaretCrowd(writers);
    for (const n of names.keys()) crowd.moves(n, n % texts.length, 3 + n);
    await Promise.all(
      writers.map((writer) =>
        writer.until(() => writer.provider.awareness.getStates().size >= names.length, 'all the others'),
      ),
    );
    return crowd;
  }

  /** Puts the caret of one of them into a paragraph, behind so many letters. */
  moves(person: number, paragraph: number, letters: number): void {
    const { writer, text } = this.#at(person, paragraph);
    const place = Y.createRelativePositionFromTypeIndex(text, Math.min(letters, text.length));
    writer.provider.awareness.setLocalStateField('cursor', { anchor: place, head: place });
  }

  /** Writes at the end of a paragraph. */
  writes(person: number, paragraph: number, words: string): void {
    const { text } = this.#at(person, paragraph);
    text.insert(text.length, words);
  }

  leaves(): void {
    for (const writer of this.#writers) writer.leaves();
  }

  #at(person: number, paragraph: number): { writer: Writer; text: Y.XmlText } {
    const writer = this.#writers[person];
    const text = writer === undefined ? undefined : textsIn(writer.doc)[paragraph];
    if (writer === undefined || text === undefined) throw new Error(`no paragraph ${paragraph}`);
    return { writer, text };
  }
}

function writeParagraphs(doc: Y.Doc, texts: readonly string[]): void {
  const paragraphs = texts.map((text) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    return paragraph;
  });
  notesOf(doc).push(paragraphs);
}

/** The paragraphs with words in them, from top to bottom. */
function textsIn(doc: Y.Doc): Y.XmlText[] {
  return notesOf(doc)
    .toArray()
    .filter((block) => block instanceof Y.XmlElement && block.nodeName === 'paragraph')
    .flatMap((block) => (block as Y.XmlElement).toArray())
    .filter((part): part is Y.XmlText => part instanceof Y.XmlText && part.length > 0);
}
