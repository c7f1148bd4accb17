import type { Event } from '#lib/event/event.ts';
import type { Person } from '#lib/people/person.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock } from '#server/world.ts';
import { type Carriage, passCookie, readPassCookie } from './cookie.ts';
import type { Seal } from './seal.ts';

const HOUR_MS = 3_600_000;
/** A pass on a device that others use too ends with the day, even if the browser stays open. */
const SHARED_DEVICE_MS = 12 * HOUR_MS;
/** Browsers keep no cookie longer than 400 days. */
const LONGEST_MS = 400 * 24 * HOUR_MS;

/** Who holds the pass that came with a request. */
export interface Visitor {
  person: Person;
  sharedDevice: boolean;
  passHash: string;
}

/** The one place where passes are made, read and taken back. */
export interface Passes {
  carriage: Carriage;
  /** The holder of the pass in a `Cookie` header; null without a valid one. */
  visitor(cookieHeader: string | undefined): Promise<Visitor | null>;
  /** The holder of a pass as it is now; null when it was revoked, or has expired, or the person was removed. */
  holder(passHash: string): Promise<Person | null>;
  /**
   * Hands a new pass to a person and revokes the one that the browser had before, so that a pass somebody planted
   * there is worth nothing.
   */
  give(
    person: Person,
    event: Event,
    sharedDevice: boolean,
    before: Visitor | null,
  ): Promise<{ cookie: string; passHash: string }>;
  revoke(passHash: string): Promise<void>;
}

export function createPasses(parts: { store: Store; seal: Seal; clock: Clock; carriage: Carriage }): Passes {
  const { store, seal, clock, carriage } = parts;
  return {
    carriage,
    async visitor(cookieHeader) {
      const token = readPassCookie(cookieHeader, carriage);
      if (token === null) return null;
      const passHash = seal.hash('pass', token);
      const found = await store.people.byPass(passHash, clock());
      return found === null ? null : { ...found, passHash };
    },
    async holder(passHash) {
      return (await store.people.byPass(passHash, clock()))?.person ?? null;
    },
    async give(person, event, sharedDevice, before) {
      const token = seal.token();
      const passHash = seal.hash('pass', token);
      const now = clock();
      const expiresAt = Math.min(event.retainUntil, now + (sharedDevice ? SHARED_DEVICE_MS : LONGEST_MS));
      await store.people.createPass({ hash: passHash, personId: person.id, sharedDevice, expiresAt, now });
      if (before !== null) await store.people.revokePass(before.passHash);
      const maxAge = sharedDevice ? null : Math.max(0, Math.floor((expiresAt - now) / 1000));
      return { cookie: passCookie(token, carriage, maxAge), passHash };
    },
    revoke: (passHash) => store.people.revokePass(passHash),
  };
}
