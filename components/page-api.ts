import { headers } from 'next/headers';
import type { EventAnswer, MeAnswer, RoomAnswer } from '#lib/wire/api.ts';
import { PAGE_API, type PageApi } from '#lib/wire/page-api.ts';

/** On the server: asks in the name of whoever requested the page. Null where the HTTP route would refuse. */
export const asReader = {
  me: (): Promise<MeAnswer | null> => ask((api, cookie) => api.me(cookie)),
  event: (): Promise<EventAnswer | null> => ask((api, cookie) => api.event(cookie)),
  room: (roomId: string): Promise<RoomAnswer | null> => ask((api, cookie) => api.room(cookie, roomId)),
  /** Any other route that only reads; whoever asks says what it answers. */
  read: <Value>(path: string): Promise<Value | null> =>
    ask((api, cookie) => api.read(cookie, path)) as Promise<Value | null>,
};

async function ask<Value>(question: (api: PageApi, cookie: string) => Promise<Value>): Promise<Value> {
  const api = (globalThis as { [PAGE_API]?: PageApi })[PAGE_API];
  if (api === undefined) throw new Error('pages are served by server/main.ts only');
  return question(api, (await headers()).get('cookie') ?? '');
}
