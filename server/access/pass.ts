import type { Event } from '#lib/event/event.ts';
import { type Holder, may } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock } from '#server/world.ts';
import { type Carriage, passCookie, projectorCookie, readPassCookie, readProjectorCookie } from './cookie.ts';
import type { Seal } from './seal.ts';
import { askedTogether } from './together.ts';

const HOUR_MS = 3_600_000;
/** A pass on a device that others use too ends with the day, even if the browser stays open. */
const SHARED_DEVICE_MS = 12 * HOUR_MS;
/** Browsers keep no cookie longer than 400 days. */
const LONGEST_MS = 400 * 24 * HOUR_MS;

/** Who holds the pass that came with a request. */
export interface Visitor {
  person: Holder;
  sharedDevice: boolean;
  passHash: string;
}

/** The one place where passes are made, read and taken back. */
export interface Passes {
  carriage: Carriage;
  /** The holder of the pass in a `Cookie` header; null without a valid one. */
  visitor(cookieHeader: string | undefined): Promise<Visitor | null>;
  /**
   * With which of a browser's passes a page for the projector of a room reads: its person's own, if that is of the
   * event and may, else that of a projector. Null without any.
   */
  projectorVisitor(cookieHeader: string | undefined, roomId: string): Promise<Visitor | null>;
  /** The holder of a pass as it is now; null when it was revoked, or has expired, or the person was removed. */
  holder(passHash: string): Promise<Holder | null>;
  /** The same of many passes of people at once, by pass; those that are not valid are left out. */
  holders(passHashes: readonly string[]): Promise<ReadonlyMap<string, Person>>;
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
  /** Hands a projector the pass for its link's ticket; beside any other pass. Null: the ticket opens nothing. */
  giveProjector(ticket: string): Promise<{ cookie: string; roomId: string; eventId: string } | null>;
  revoke(passHash: string): Promise<void>;
}

export function createPasses(parts: { store: Store; seal: Seal; clock: Clock; carriage: Carriage }): Passes {
  const { store, seal, clock, carriage } = parts;

  const byPass = askedTogether(
    async (hashes: string[]) =>
      new Map((await store.people.byPasses(hashes, clock())).map(({ hash, ...found }) => [hash, found])),
  );

  async function visitor(cookieHeader: string | undefined): Promise<Visitor | null> {
    const token = readPassCookie(cookieHeader, carriage);
    if (token === null) return null;
    const passHash = seal.hash('pass', token);
    const found = await byPass(passHash);
    return found === null ? null : { ...found, passHash };
  }
  async function projector(passHash: string): Promise<Holder | null> {
    const person = await store.screens.byPass(passHash, clock());
    return person === null ? null : { ...person, only: 'projector' };
  }

  return {
    carriage,
    visitor,
    async projectorVisitor(cookieHeader, roomId) {
      const own = await visitor(cookieHeader);
      const room = await store.rooms.find(roomId);
      if (own !== null && room !== null && may(own.person, 'screen:read', room)) return own;
      const token = readProjectorCookie(cookieHeader, carriage);
      if (token === null) return own;
      const passHash = seal.hash('projector-pass', token);
      const person = await projector(passHash);
      return person === null ? own : { person, sharedDevice: true, passHash };
    },
    async holders(passHashes) {
      const found = await store.people.byPasses([...new Set(passHashes)], clock());
      return new Map(found.map(({ hash, person }) => [hash, person]));
    },
    async holder(passHash) {
      const found = await byPass(passHash);
      return found?.person ?? projector(passHash);
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
    async giveProjector(ticket) {
      const token = seal.token();
      const now = clock();
      const ticketHash = seal.hash('projector-ticket', ticket);
      const entry = await store.screens.enter(ticketHash, seal.hash('projector-pass', token), now);
      if (entry === null) return null;
      const { roomId, eventId, expiresAt } = entry;
      const cookie = projectorCookie(token, carriage, Math.floor((expiresAt - now) / 1000));
      return { cookie, roomId, eventId };
    },
    revoke: (passHash) => store.people.revokePass(passHash),
  };
}
