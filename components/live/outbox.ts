/** What the server cannot take now is sent again after this long, or with the next connection. */
const AGAIN_MS = 2_000;

/** What became of one thing: there may be more, there is nothing to send now, or the same may be taken later. */
export type Sent = 'sent' | 'nothing' | 'later';

/** Sends what waits on this device, one after the other. Browser only; `stop` ends it. */
export class Outbox {
  readonly #sendNext: () => Promise<Sent>;
  #isSending = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(sendNext: () => Promise<Sent>) {
    this.#sendNext = sendNext;
  }

  get isSending(): boolean {
    return this.#isSending;
  }

  /** There may be something to send. */
  push = (): void => {
    if (this.#isSending || this.#stopped) return;
    clearTimeout(this.#again);
    this.#isSending = true;
    void this.#sendAll().finally(() => {
      this.#isSending = false;
    });
  };

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
  }

  async #sendAll(): Promise<void> {
    let sent: Sent = 'sent';
    while (sent === 'sent' && !this.#stopped) sent = await this.#sendNext();
    if (sent === 'later' && !this.#stopped) this.#again = setTimeout(this.push, AGAIN_MS);
  }
}
