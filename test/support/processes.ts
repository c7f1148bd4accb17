import type { Person, Role } from '#lib/people/person.ts';
import type { JoinAnswer, TicketAnswer } from '#lib/wire/api.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { type Production, startProduction } from './production.ts';
import { startRedis, type TestRedis } from './redis.ts';
import { cookieOf, TEST_SECRET } from './server.ts';

/** Two processes of the product as it is run, on one PostgreSQL and one Redis. */
export interface Processes {
  one: Production;
  two: Production;
  redis: TestRedis;
  postgres: TestPostgres;
  /** The database that both use. */
  databaseUrl: string;
  end(): Promise<void>;
}

/** Starts everything; the two processes at the same moment, on an empty database. */
export async function startProcesses(): Promise<Processes> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const databaseUrl = await postgres.databaseUrl();
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, PASS_SECRET: TEST_SECRET };
  const [one, two] = await Promise.all([startProduction(env), startProduction(env)]);
  return {
    one,
    two,
    redis,
    postgres,
    databaseUrl,
    async end() {
      await Promise.all([one.remove(), two.remove()]);
      await Promise.all([redis.kill(), postgres.stop()]);
    },
  };
}

/** Somebody with a pass, who may ask any of the processes. */
export interface Visitor {
  person: Person;
  cookie: string;
  /** A request to the process at an address, as a page of it makes one. */
  ask(url: string, path: string, init?: { method?: string; body?: unknown }): Promise<Response>;
}

export async function joinsAt({ baseURL, joinCode }: Production, name: string): Promise<Visitor> {
  const response = await post(baseURL, '/api/join', { code: joinCode, name, organisation: 'fedasil' });
  return visitor(((await response.json()) as JoinAnswer).participant, response);
}

/** By whichever of their links still works: each start ends those of the start before. */
export async function hostOf(
  processes: Processes,
  role: Extract<Role, 'facilitator' | 'staff'>,
): Promise<Visitor> {
  for (const { baseURL, links } of [processes.one, processes.two]) {
    const ticket = new URL(links[role]).hash.slice(1);
    const response = await post(baseURL, '/api/ticket', { ticket });
    if (response.ok) return visitor(((await response.json()) as TicketAnswer).person, response);
  }
  throw new Error('none of the links works');
}

function post(url: string, path: string, body: object): Promise<Response> {
  const headers = { origin: url, 'content-type': 'application/json' };
  return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

function visitor(person: Person, response: Response): Visitor {
  const cookie = cookieOf(response);
  return {
    person,
    cookie,
    ask: (url, path, { method = 'GET', body } = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          cookie,
          origin: url,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}
