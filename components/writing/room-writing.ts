import { liveStore } from '#components/live/store.ts';
import {
  confirmed,
  discarded,
  forgotten,
  NO_DRAFTS,
  type OwnDraft,
  type OwnDrafts,
  refused,
  shownDrafts,
  written,
} from '#lib/board/own-drafts.ts';
import { type Draft, NO_RULES, type RoomRules } from '#lib/board/rules.ts';

/** What this page knows of writing in its room. Replaced as a whole when something changes. */
export interface WritingState {
  rules: RoomRules;
  /** One's own drafts, those of this device that are still on their way included. */
  drafts: readonly OwnDraft[];
}

/** Refusals that pass by themselves; the draft is sent again after this long, or with the next connection. */
const PASSING: readonly string[] = ['offline', 'store-unavailable', 'internal', 'too-many-requests'];
const AGAIN_MS = 2_000;

/** What stays on the device until the server has it. */
type Kept = { rules: RoomRules } & Pick<OwnDrafts, 'unsent' | 'discarded'>;

/**
 * The rules of a room, and one person's drafts in it: they are kept on this device until the server has confirmed
 * them, and sent again after each interruption. Browser only; `stop` ends it.
 */
export class RoomWriting {
  readonly #roomId: string;
  /** Where the device keeps what is not sent; null on a device that others use too. */
  readonly #key: string | null;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[];
  #own: OwnDrafts = NO_DRAFTS;
  #state: WritingState = { rules: NO_RULES, drafts: [] };
  #pushing = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #wasLive = false;
  /** Whether the server has told the rules; what the device remembers may be of another time. */
  #told = false;

  constructor(roomId: string, personId: string, sharedDevice: boolean) {
    this.#roomId = roomId;
    this.#key = sharedDevice ? null : `rencontre:drafts:${roomId}:${personId}`;
    this.#remember();
    this.#stops = [
      liveStore.subscribe(() => this.#connection()),
      liveStore.hear('writing:changed', (news) => {
        if (news.roomId === roomId) this.#rule(news.rules);
      }),
      liveStore.hear('draft:changed', (news) => {
        if (news.roomId === roomId && !this.#pushing) void this.#read();
      }),
      liveStore.hear('session:changed', () => this.#push()),
    ];
    this.#connection();
  }

  state = (): WritingState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether new cards are drafts now. */
  get isPrivate(): boolean {
    return this.#state.rules.writing === 'private';
  }

  /** Keeps a new draft, or a changed one. */
  write(draft: Draft): void {
    this.#change(written(this.#own, draft));
    this.#push();
  }

  discard(id: string): void {
    this.#change(discarded(this.#own, id));
    this.#push();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
    for (const stop of this.#stops) stop();
  }

  #connection(): void {
    const isLive = liveStore.get().connection === 'live';
    if (isLive && !this.#wasLive) void this.#read().then(() => this.#push());
    this.#wasLive = isLive;
  }

  async #read(): Promise<void> {
    const answer = await liveStore.ask('writing:read', { roomId: this.#roomId });
    if (!answer.ok || this.#stopped) return;
    if (!this.#told) this.#state = { ...this.#state, rules: { ...answer.value.rules, version: -1 } };
    this.#told = true;
    this.#rule(answer.value.rules);
    this.#change({ ...this.#own, saved: answer.value.drafts });
  }

  #rule(rules: RoomRules): void {
    const before = this.#state.rules;
    if (rules.version < before.version) return;
    // Revealed: what the server had is on the board now.
    if (before.writing === 'private' && rules.writing === 'open') this.#own = { ...this.#own, saved: [] };
    this.#state = { ...this.#state, rules };
    this.#change(this.#own);
  }

  /** Sends what is not sent, one after the other. */
  #push(): void {
    if (this.#pushing || this.#stopped) return;
    clearTimeout(this.#again);
    this.#pushing = true;
    void this.#pushAll().finally(() => {
      this.#pushing = false;
    });
  }

  async #pushAll(): Promise<void> {
    const roomId = this.#roomId;
    while (!this.#stopped) {
      const [id] = this.#own.discarded;
      const next = this.#own.unsent.find(({ state }) => state === 'sending')?.draft;
      if (id !== undefined) {
        const answer = await liveStore.ask('draft:discard', { roomId, id });
        if (!answer.ok && this.#waits(answer.error.code)) return;
        this.#change(forgotten(this.#own, id));
      } else if (next !== undefined) {
        const answer = await liveStore.ask('draft:keep', { roomId, ...next });
        if (answer.ok) this.#change(confirmed(this.#own, next, answer.value === 'kept'));
        else if (this.#waits(answer.error.code)) return;
        else this.#change(refused(this.#own, next, answer.error.code));
      } else return;
    }
  }

  /** Whether the same may be taken later. A closed session may be opened again: that is heard. */
  #waits(code: string): boolean {
    if (code === 'session-closed') return true;
    if (!PASSING.includes(code)) return false;
    this.#again = setTimeout(() => this.#push(), AGAIN_MS);
    return true;
  }

  #change(own: OwnDrafts): void {
    this.#own = own;
    this.#state = { ...this.#state, drafts: shownDrafts(own) };
    this.#keep();
    for (const listener of this.#listeners) listener();
  }

  #keep(): void {
    if (this.#key === null) return;
    const { unsent, discarded } = this.#own;
    const { rules } = this.#state;
    try {
      if (unsent.length === 0 && discarded.length === 0 && rules.version === 0) {
        localStorage.removeItem(this.#key);
      } else {
        localStorage.setItem(this.#key, JSON.stringify({ rules, unsent, discarded } satisfies Kept));
      }
    } catch {
      // A device without space: what is not sent stays on this page.
    }
  }

  #remember(): void {
    const text = this.#key === null ? null : localStorage.getItem(this.#key);
    if (text === null) return;
    try {
      const { rules, unsent, discarded } = JSON.parse(text) as Kept;
      this.#own = { saved: [], unsent, discarded };
      this.#state = { rules: { ...NO_RULES, ...rules }, drafts: shownDrafts(this.#own) };
    } catch {
      localStorage.removeItem(this.#key ?? '');
    }
  }
}
