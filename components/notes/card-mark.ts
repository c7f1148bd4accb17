import { Node } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { textOf } from '#lib/board/edit.ts';
import { cardsOf } from '#lib/board/schema.ts';
import { CARD_MARK, knowsCard, type MarkedCard, markedCard } from '#lib/notes/card-mark.ts';

/** How much of a card's words its mark is called by. */
const SAID_MAX = 80;

/** How a mark reads in the reader's language. */
export interface MarkWords {
  /** On the mark, always. */
  shown: (card: MarkedCard) => string;
  /** For who listens, or points at it: the words of the card it leads to. */
  leadsTo: (text: string) => string;
}

/** The cards that marks lead to, and the marks on the screen to tell when one of them changes. */
export class MarkedCards {
  readonly #doc: Y.Doc;
  readonly #words: MarkWords;
  readonly #listeners = new Set<() => void>();
  readonly lead: (card: string) => void;

  constructor(doc: Y.Doc, words: MarkWords, lead: (card: string) => void) {
    this.#doc = doc;
    this.#words = words;
    this.lead = lead;
    cardsOf(doc).observeDeep(this.redraw);
  }

  stop(): void {
    cardsOf(this.#doc).unobserveDeep(this.redraw);
  }

  /** Marks are told to draw themselves anew: a card has changed, or the language. */
  redraw = (): void => {
    for (const listener of this.#listeners) listener();
  };

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether there is such a card: marks that were copied from another room lead nowhere. */
  knows(card: string): boolean {
    return knowsCard(this.#doc, card);
  }

  look(card: string): { is: MarkedCard; shown: string; label: string } {
    const is = markedCard(this.#doc, card);
    const shown = this.#words.shown(is);
    const text = is === 'there' ? (textOf(this.#doc, card)?.toString().slice(0, SAID_MAX) ?? '') : '';
    return { is, shown, label: is === 'there' ? this.#words.leadsTo(text) : shown };
  }
}

/**
 * A small mark in a line that leads to a card (see lib/notes/card-mark.ts). It moves, is copied and goes with its line
 * like a letter; selected with the arrow keys, Enter follows it.
 */
export const CardMark = Node.create<{ cards: MarkedCards | null }>({
  name: CARD_MARK,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,
  addOptions: () => ({ cards: null }),

  addAttributes: () => ({
    card: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-card-mark') ?? '',
      renderHTML: ({ card }) => ({ 'data-card-mark': String(card) }),
    },
  }),

  parseHTML() {
    return [
      {
        tag: 'span[data-card-mark]',
        getAttrs: (element) =>
          this.options.cards?.knows(element.getAttribute('data-card-mark') ?? '') ? null : false,
      },
    ];
  },
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes],
  renderText: () => '',

  addNodeView() {
    const { cards } = this.options;
    return ({ node }) => {
      const dom = document.createElement('span');
      const card = String(node.attrs.card);
      dom.className = 'card-mark';
      dom.contentEditable = 'false';
      dom.dataset.cardMark = card;
      const draw = () => {
        if (cards === null) return;
        const { is, shown, label } = cards.look(card);
        if (dom.textContent !== shown) dom.textContent = shown;
        if (dom.title === label && dom.dataset.is === is) return;
        dom.dataset.is = is;
        dom.title = label;
        if (is === 'there') dom.setAttribute('role', 'link');
        else dom.removeAttribute('role');
        if (is === 'there') dom.setAttribute('aria-label', label);
        else dom.removeAttribute('aria-label');
      };
      draw();
      const stop = cards?.subscribe(draw);
      // The caret stays where it is, and a phone's keyboard where it was.
      dom.addEventListener('pointerdown', (press) => press.preventDefault());
      dom.addEventListener('mousedown', (press) => press.preventDefault());
      dom.addEventListener('click', () => {
        if (dom.dataset.is === 'there') cards?.lead(card);
      });
      return {
        dom,
        stopEvent: (event) => ['pointerdown', 'mousedown', 'click'].includes(event.type),
        ignoreMutation: () => true,
        destroy: () => stop?.(),
      };
    };
  },

  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { selection } = this.editor.state;
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== CARD_MARK) return false;
        const card = String(selection.node.attrs.card);
        if (this.options.cards?.look(card).is === 'there') this.options.cards.lead(card);
        return true;
      },
    };
  },
});
