import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** What the view reads its selection with; ProseMirror keeps it out of its types. */
interface ViewWithObserver extends EditorView {
  domObserver: { flush(): void };
}

/**
 * Lets each key act where the caret is seen. The browser tells a moved caret some milliseconds later, so on a busy
 * phone the next key would meet the caret's old place: "Home, Delete" deleted at the end of the line.
 */
export const KeySelection = Extension.create({
  name: 'keySelection',
  // Before every other extension's keys.
  priority: 10_000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown(view, key) {
            if (!view.composing && !key.isComposing) (view as ViewWithObserver).domObserver.flush();
            return false;
          },
        },
      },
    }),
  ],
});
