import { ClusterAdapter, type ClusterMessage, type Offset } from 'socket.io-adapter';
import type { Bus } from '#server/bus/bus.ts';

/**
 * socket.io's adapter for several processes, over the line between them: what one emits to a group of pages is emitted
 * by each to its own. Nothing waits for an answer of another process, so no such answer is ever told.
 */
export function adapterOver(bus: Bus) {
  return class LiveAdapter extends ClusterAdapter {
    readonly #stop: () => void;

    constructor(namespace: unknown) {
      super(namespace);
      this.#stop = bus.onNews((news) => {
        if (news.is === 'live') this.onMessage(news.message as ClusterMessage);
      });
    }

    protected override async doPublish(message: ClusterMessage): Promise<Offset> {
      bus.tell({ is: 'live', message });
      return '';
    }

    protected override async doPublishResponse(): Promise<void> {}

    override close(): void {
      this.#stop();
    }
  };
}
