import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { Event } from '#lib/event/event.ts';
import type { Person } from '#lib/people/person.ts';
import { clientAddress } from '#server/access/address.ts';
import type { Attempts } from '#server/access/attempts.ts';
import type { Connections } from '#server/access/connections.ts';
import type { Passes, Visitor } from '#server/access/pass.ts';
import type { Seal } from '#server/access/seal.ts';
import type { Config } from '#server/config.ts';
import type { Facilitation } from '#server/facilitation/facilitation.ts';
import type { Keeping } from '#server/keep/keeping.ts';
import type { Announce } from '#server/live/door.ts';
import type { Log } from '#server/log.ts';
import type { Metrics } from '#server/metrics.ts';
import type { OutputFiles } from '#server/outputs/files.ts';
import type { Presences } from '#server/presence/presence.ts';
import type { Projector } from '#server/projection/projector.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock, Random } from '#server/world.ts';
import { Refused } from './refused.ts';

/** What the handlers work with. */
export interface HttpParts {
  config: Config;
  store: Store;
  passes: Passes;
  seal: Seal;
  attempts: Attempts;
  connections: Connections;
  presences: Presences;
  /** Brings the rows of rooms up to their heads. */
  catchUp: Projector['catchUp'];
  clock: Clock;
  random: Random;
  log: Log;
  /** Tells the others that somebody changed what they say of themselves. */
  announceProfile: (person: Person) => Promise<void>;
  announce: Announce;
  rooms: Pick<Rooms, 'refresh' | 'write' | 'ownWords' | 'passages'>;
  facilitation: Pick<Facilitation, 'lowerHandsOf'>;
  keeping: Keeping;
  /** Files of outputs. */
  files: OutputFiles;
  metrics: Pick<Metrics, 'text'>;
}

/** What node-server puts beside a request. */
export interface Bindings {
  incoming: IncomingMessage;
}

/** One request to one route. */
export interface Ask<Who extends Visitor | null = Visitor | null> {
  c: Context<{ Bindings: Bindings }>;
  parts: HttpParts;
  visitor: Who;
}

/** The address of the asking side as the limits count it. */
export function addressOf({ c, parts }: Ask): string {
  const peer = c.env.incoming.socket.remoteAddress;
  return clientAddress(peer, c.req.header('x-forwarded-for'), parts.config.trustedProxies);
}

/** Where people reach this server, without a trailing slash: as configured, else as they typed it. */
export function baseOf({ c, parts }: Ask): string {
  return parts.config.publicUrl?.origin ?? `http://${c.req.header('host') ?? 'localhost'}`;
}

/** The event of a person, which exists as long as the person does. */
export async function eventOf(parts: Pick<HttpParts, 'store'>, person: Person): Promise<Event> {
  const event = await parts.store.events.read(person.eventId);
  if (event === null) throw new Refused('not-found');
  return event;
}
