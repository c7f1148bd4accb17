import type { ServerEvents } from '#lib/wire/live.ts';
import type { BusNews } from '#server/bus/bus.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Store } from '#server/store/store.ts';

type Announced = Extract<BusNews, { is: 'announced' }>;

/**
 * What other processes announced while they were not heard: the present state, told to the pages of this process, is
 * as good as the news. Nobody is told to load a programme again that has not changed.
 */
export class Missed {
  readonly #store: Pick<Store, 'events' | 'writing'>;
  readonly #log: Log;
  readonly #tellPages: (news: Announced) => void;
  /** The programmes' versions that pages have, or were told of. */
  readonly #programmes = new Map<string, number>();

  constructor(store: Pick<Store, 'events' | 'writing'>, log: Log, tellPages: (news: Announced) => void) {
    this.#store = store;
    this.#log = log;
    this.#tellPages = tellPages;
  }

  /** A page of the event has opened here. */
  async opened(eventId: string): Promise<void> {
    if (this.#programmes.has(eventId)) return;
    const version = await this.#version(eventId).catch(() => null);
    if (version !== null && !this.#programmes.has(eventId)) this.#programmes.set(eventId, version);
  }

  /** Something was announced to the pages of this process. */
  announced({ eventId, name, news }: Announced): void {
    if (name !== 'programme:changed') return;
    this.#programmes.set(eventId, (news as { version: number }).version);
  }

  /** @param rooms those of the event that pages here have open */
  tell(eventId: string, rooms: Iterable<string>): void {
    // Whoever watches polls watches again.
    this.#tellPages({ is: 'announced', eventId, to: 'everybody', name: 'polls:changed', news: undefined });
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
      this.#say(eventId, 'session:changed', { sessionId, state });
    }
  }

  async #tellProgramme(eventId: string): Promise<void> {
    const version = await this.#version(eventId);
    if (version === null || version === this.#programmes.get(eventId)) return;
    this.#say(eventId, 'programme:changed', { version });
  }

  async #tellWriting(eventId: string, roomId: string): Promise<void> {
    const rules = await this.#store.writing.rules(roomId);
    this.#say(eventId, 'writing:changed', { roomId, rules });
    // Somebody's other device may have saved one elsewhere.
    if (rules.writing === 'private') this.#say(eventId, 'draft:changed', { roomId });
  }

  async #version(eventId: string): Promise<number | null> {
    return (await this.#store.events.programme(eventId))?.version ?? null;
  }

  #say<Name extends keyof ServerEvents>(
    eventId: string,
    name: Name,
    news: Parameters<ServerEvents[Name]>[0],
  ): void {
    this.#tellPages({ is: 'announced', eventId, to: 'everybody', name, news });
  }
}
