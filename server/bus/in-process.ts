import type { Bus, BusNews } from './bus.ts';
import { Listeners } from './listeners.ts';

/** A line within one process: each bus made by what this answers hears the others. A process alone makes one. */
export function createInProcessLine(): () => Bus {
  const members = new Set<Listeners<[BusNews]>>();
  return () => {
    const listeners = new Listeners<[BusNews]>();
    members.add(listeners);
    return {
      tell(news) {
        if (!members.has(listeners)) return;
        const others = [...members].filter((member) => member !== listeners);
        // Never from within the one who tells, as over a real line.
        if (others.length > 0) queueMicrotask(() => others.map((other) => other.tell(news)));
      },
      onNews: (listener) => listeners.add(listener),
      onMissed: () => () => {},
      state: () => 'ok',
      async close() {
        members.delete(listeners);
        listeners.clear();
      },
    };
  };
}
