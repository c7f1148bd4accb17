import { Outbox, type Sent } from '#components/live/outbox.ts';
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

/** Refusals that pass by themselves: the draft is sent again. */
const PASSING: readonly string[] = ['offline', 'store-unavailable', 'internal', 'too-many-requests'];

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
  readonly #outbox = new Outbox(() => this.#sendNext());
  #own: OwnDrafts = NO_DRAFTS;
  #state: WritingState = { rules: NO_RULES, drafts: [] };
  #stopped = false;
  /** Whether the server has told the rules; what the device remembers may be of another time. */
  #told = false;

  constructor(roomId: string, personId: string, sharedDevice: boolean) {
    this.#roomId = roomId;
    this.#key = sharedDevice ? null : `rencontre:drafts:${roomId}:${personId}`;
    this.#remember();
    this.#stops = [
      liveStore.whenLive(() => void this.#read().then(() => this.#outbox.push())),
      liveStore.hear('writing:changed', (news) => {
        if (news.roomId === roomId) this.#rule(news.rules);
      }),
      liveStore.hear('draft:changed', (news) => {
        if (news.roomId === roomId && !this.#outbox.isSending) void this.#read();
      }),
      liveStore.hear('session:changed', this.#outbox.push),
    ];
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
    this.#outbox.push();
  }

  discard(id: string): void {
    this.#change(discarded(this.#own, id));
    this.#outbox.push();
  }

  stop(): void {
    this.#stopped = true;
    this.#outbox.stop();
    for (const stop of this.#stops) stop();
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

  async #sendNext(): Promise<Sent> {
    const roomId = this.#roomId;
    const [id] = this.#own.discarded;
    const next = this.#own.unsent.find(({ state }) => state === 'sending')?.draft;
    if (id !== undefined) {
      const answer = await liveStore.ask('draft:discard', { roomId, id });
      if (!answer.ok && mayPass(answer.error.code)) return whenOf(answer.error.code);
      this.#change(forgotten(this.#own, id));
    } else if (next !== undefined) {
      const answer = await liveStore.ask('draft:keep', { roomId, ...next });
      if (answer.ok) this.#change(confirmed(this.#own, next, answer.value === 'kept'));
      else if (mayPass(answer.error.code)) return whenOf(answer.error.code);
      else this.#change(refused(this.#own, next, answer.error.code));
    } else return 'nothing';
    return 'sent';
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

/** A refusal after which the same may be taken later. */
function mayPass(code: string): boolean {
  return code === 'session-closed' || PASSING.includes(code);
}

/** A closed session may be opened again: that is heard, and nothing needs to be tried. */
function whenOf(code: string): Sent {
  return code === 'session-closed' ? 'nothing' : 'later';
}
