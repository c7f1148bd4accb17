import { madeSecret } from '#components/chance.ts';
import { Outbox, type Sent } from '#components/live/outbox.ts';
import { liveStore } from '#components/live/store.ts';
import { isUnlinked } from '#lib/poll/ballot.ts';
import type { PollPlan } from '#lib/poll/poll.ts';
import { chosen, NO_BALLOT, type OwnBallot, wasCounted, wasRefused } from '#lib/poll/unsent.ts';
import type { Reply } from '#lib/wire/live.ts';

/** What a device keeps of every ballot, whatever it is about. */
export interface OnDevice {
  /** When it was chosen last, milliseconds since 1970. */
  at: number;
  /** What only this device holds, where ballots are not named. */
  token: string | null;
  ballot: OwnBallot;
}

export interface DeviceBallotParts<Kept extends OnDevice> {
  /** A device that others use too keeps nothing beyond the tab. */
  sharedDevice: boolean;
  keyOf(roundId: string): string;
  /** The round whose ballot of this person stands under a key; null: something else does. */
  roundOf(key: string): string | null;
  /** What was kept, as text; null when that cannot be read. */
  read(text: string): Kept | null;
  send(
    roundId: string,
    kept: Kept,
    sending: NonNullable<OwnBallot['sending']>,
  ): Promise<Reply<{ revision: number }>>;
  changed(): void;
  /** The server has counted a ballot (code null), or refused it. */
  answered(roundId: string, code: string | null): void;
}

/**
 * One person's ballots, by round: kept on this device until the server has counted them, and sent once, also after an
 * interruption or a reload. Browser only; `stop` ends it.
 */
export class DeviceBallots<Kept extends OnDevice> {
  readonly #parts: DeviceBallotParts<Kept>;
  readonly #storage: Storage;
  readonly #outbox = new Outbox(() => this.#sendNext());
  readonly #stops: (() => void)[];
  #kept: Readonly<Record<string, Kept>> = {};

  constructor(parts: DeviceBallotParts<Kept>) {
    this.#parts = parts;
    this.#storage = parts.sharedDevice ? sessionStorage : localStorage;
    this.#remember();
    const fromOtherTab = ({ key }: StorageEvent) => {
      const roundId = key === null ? null : parts.roundOf(key);
      if (roundId !== null) this.#adopt(roundId);
    };
    addEventListener('storage', fromOtherTab);
    this.#stops = [
      () => removeEventListener('storage', fromOtherTab),
      () => this.#outbox.stop(),
      liveStore.whenLive(this.#outbox.push),
    ];
  }

  all = (): Readonly<Record<string, Kept>> => this.#kept;

  of(roundId: string): OwnBallot {
    return this.#kept[roundId]?.ballot ?? NO_BALLOT;
  }

  /** What this device holds for rounds whose ballots are not named. */
  tokens(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#kept).flatMap(([id, { token }]) => (token === null ? [] : [[id, token]])),
    );
  }

  /** A choice, as it is to be kept and sent. */
  chosen(roundId: string, signing: PollPlan['signing'], choice: string[]): OnDevice {
    const before = this.#kept[roundId];
    const token = before?.token ?? (isUnlinked(signing) ? madeSecret() : null);
    return { at: Date.now(), token, ballot: chosen(before?.ballot ?? NO_BALLOT, choice, madeSecret()) };
  }

  /** Keeps it on the device, and sends what is to be sent. */
  keep(roundId: string, kept: Kept): void {
    try {
      this.#storage.setItem(this.#parts.keyOf(roundId), JSON.stringify(kept));
    } catch {
      // A device without space: what is not sent stays on this page.
    }
    this.show(roundId, kept);
    this.#outbox.push();
  }

  /** Shows it on this page alone, such as what only the server knew. */
  show(roundId: string, kept: Kept): void {
    this.#kept = { ...this.#kept, [roundId]: kept };
    this.#parts.changed();
  }

  forget(roundId: string): void {
    const { [roundId]: _, ...others } = this.#kept;
    this.#kept = others;
    this.#storage.removeItem(this.#parts.keyOf(roundId));
    this.#parts.changed();
  }

  /** Keeps it no longer on the device; this page goes on showing it. */
  leave(roundId: string): void {
    this.#storage.removeItem(this.#parts.keyOf(roundId));
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  async #sendNext(): Promise<Sent> {
    const next = Object.entries(this.#kept).find(([, { ballot }]) => ballot.sending !== null);
    const sending = next?.[1].ballot.sending;
    if (next === undefined || !sending) return 'nothing';
    const [roundId, asked] = next;
    const answer = await this.#parts.send(roundId, asked, sending);
    const kept = this.#kept[roundId];
    if (kept === undefined) return 'sent';
    if (answer.ok) {
      this.keep(roundId, { ...kept, ballot: wasCounted(kept.ballot, answer.value.revision, madeSecret()) });
      this.#parts.answered(roundId, null);
      return 'sent';
    }
    const { code } = answer.error;
    const ballot = code === 'offline' ? kept.ballot : wasRefused(kept.ballot, code);
    if (ballot === kept.ballot) return 'later';
    this.keep(roundId, { ...kept, ballot });
    this.#parts.answered(roundId, code);
    return 'sent';
  }

  /** Another tab of this device has chosen. What is on its way from here goes on. */
  #adopt(roundId: string): void {
    const text = this.#storage.getItem(this.#parts.keyOf(roundId));
    const kept = text === null ? null : this.#parts.read(text);
    if (kept === null || this.of(roundId).sending !== null) return;
    this.show(roundId, kept);
    this.#outbox.push();
  }

  #remember(): void {
    for (const key of Object.keys(this.#storage)) {
      const roundId = this.#parts.roundOf(key);
      if (roundId === null) continue;
      const kept = this.#parts.read(this.#storage.getItem(key) ?? '');
      if (kept === null) this.#storage.removeItem(key);
      else this.#kept = { ...this.#kept, [roundId]: kept };
    }
  }
}
