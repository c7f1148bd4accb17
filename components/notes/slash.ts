import { Extension, type Range } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import {
  exitSuggestion,
  Suggestion,
  type SuggestionKeyDownProps,
  type SuggestionProps,
} from '@tiptap/suggestion';
import { type Block, blocksFor } from './blocks.ts';

/** What the slash menu shows now; null while it is closed. */
export interface SlashState {
  blocks: readonly Block[];
  chosen: number;
  /** Where the typed `/` is on the screen. */
  at: DOMRect | null;
  pick: (block: Block) => void;
}

/** The open slash menu, for a component to follow. */
export class SlashStore {
  #state: SlashState | null = null;
  readonly #listeners = new Set<() => void>();
  /** The name of a block in the reader's language. */
  nameOf: (id: Block['id']) => string = (id) => id;

  get = (): SlashState | null => this.#state;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  set(state: SlashState | null): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
  /** Arrow keys go round. */
  step(by: number): void {
    const state = this.#state;
    if (state === null || state.blocks.length === 0) return;
    this.set({ ...state, chosen: (state.chosen + by + state.blocks.length) % state.blocks.length });
  }
}

const KEY = new PluginKey('slash');

/** `/` at the beginning of a word offers everything that can be put in, filtered by what is typed on. */
export const SlashMenu = Extension.create<{ store: SlashStore }>({
  name: 'slashMenu',
  addOptions: () => ({ store: new SlashStore() }),
  addProseMirrorPlugins() {
    const { store } = this.options;
    const { editor } = this;
    const show = (props: SuggestionProps<Block>) => {
      const chosen = Math.min(store.get()?.chosen ?? 0, Math.max(0, props.items.length - 1));
      store.set({
        blocks: props.items,
        chosen,
        at: props.clientRect?.() ?? null,
        pick: (block) => props.command(block),
      });
    };
    return [
      Suggestion<Block>({
        editor,
        char: '/',
        pluginKey: KEY,
        allow: ({ state, range }) => state.doc.resolve(range.from).parent.type.name !== 'tableHeader',
        items: ({ query }) => blocksFor(query, store.nameOf),
        command: ({ range, props: block }: { range: Range; props: Block }) => {
          block.put(editor.chain().focus().deleteRange(range)).run();
        },
        render: () => ({
          onStart: show,
          onUpdate: show,
          onExit: () => store.set(null),
          onKeyDown: ({ event }: SuggestionKeyDownProps) => onKey(event),
        }),
      }),
    ];

    function onKey(event: KeyboardEvent): boolean {
      const state = store.get();
      if (state === null || event.isComposing) return false;
      const block = state.blocks[state.chosen];
      if (event.key === 'ArrowDown') store.step(1);
      else if (event.key === 'ArrowUp') store.step(-1);
      else if ((event.key === 'Enter' || event.key === 'Tab') && block !== undefined) state.pick(block);
      else if (event.key === 'Escape') exitSuggestion(editor.view, KEY);
      else return false;
      return true;
    }
  },
});
