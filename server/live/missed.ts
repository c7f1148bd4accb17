import type { ServerEvents } from '#lib/wire/live.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Store } from '#server/store/store.ts';
import type { Audience } from './group.ts';

/** Tells the pages of this process alone. */
type TellPages = <Name extends keyof ServerEvents>(
  eventId: string,
  name: Name,
  news: Parameters<ServerEvents[Name]>[0],
  to?: Audience,
) => void;

/**
 * What other processes announced while they were not heard: the present state, told to the pages of this process, is
 * as good as the news. Nobody is told to load a programme again that has not changed.
 */
export class Missed {
  readonly #store: Pick<Store, 'events' | 'writing'>;
  readonly #log: Log;
  readonly #tellPages: TellPages;
  /** The programmes' versions that pages have, or were told of. */
  readonly #programmes = new Map<string, number>();
  /** Those of which the version is being read for the first time. */
  readonly #reading = new Map<string, Promise<void>>();

  constructor(store: Pick<Store, 'events' | 'writing'>, log: Log, tellPages: TellPages) {
    this.#store = store;
    this.#log = log;
    this.#tellPages = tellPages;
  }

  /** A page of the event has opened here. */
  opened(eventId: string): void {
    if (this.#programmes.has(eventId) || this.#reading.has(eventId)) return;
    const read = async () => {
      const version = await this.#version(eventId).catch(() => null);
      if (version !== null && !this.#programmes.has(eventId)) this.#programmes.set(eventId, version);
      this.#reading.delete(eventId);
    };
    this.#reading.set(eventId, read());
  }

  /** The programme got this version in this process; what another one announced, pages know to have heard already. */
  announced(eventId: string, version: number): void {
    this.#programmes.set(eventId, version);
  }

  /** @param rooms those of the event that pages here have open */
  tell(eventId: string, rooms: Iterable<string>): void {
    // Whoever watches polls, dots or questions, or what facilitators decide about rooms, asks again.
    this.#tellPages(eventId, 'polls:changed', undefined);
    this.#tellPages(eventId, 'questions:again', undefined);
    this.#tellPages(eventId, 'people:changed', { personId: null }, 'hosts');
    this.#tellPages(eventId, 'guidance:missed', undefined);
    const work = [
      this.#tellSessions(eventId),
      this.#tellProgramme(eventId),
      ...[...rooms].map((roomId) => this.#tellWriting(eventId, roomId)),
    ];
    for (const each of work) {
      each.catch((error) => this.#log.debug('missed news could not be read', errorFields(error)));
    }
  }

  async #tellSessions(eventId: string): Promise<void> {
    for (const { id: sessionId, state } of await this.#store.events.sessions(eventId)) {
      this.#tellPages(eventId, 'session:changed', { sessionId, state });
    }
  }

  async #tellProgramme(eventId: string): Promise<void> {
    await this.#reading.get(eventId);
    const version = await this.#version(eventId);
    if (version === null || version === this.#programmes.get(eventId)) return;
    this.#programmes.set(eventId, version);
    this.#tellPages(eventId, 'programme:changed', { version });
  }

  async #tellWriting(eventId: string, roomId: string): Promise<void> {
    const rules = await this.#store.writing.rules(roomId);
    this.#tellPages(eventId, 'writing:changed', { roomId, rules });
    // Somebody's other device may have saved one elsewhere.
    if (rules.writing === 'private') this.#tellPages(eventId, 'draft:changed', { roomId });
  }

  async #version(eventId: string): Promise<number | null> {
    return (await this.#store.events.programme(eventId))?.version ?? null;
  }
}
