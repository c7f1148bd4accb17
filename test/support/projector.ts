import type { NewProjectorLinkAnswer } from '#lib/wire/screen.ts';
import { type LivePage, openLive } from './live.ts';
import { cookieOf, type Guest, type TestServer } from './server.ts';

/** A computer that was made the projector of a room by a link. */
export interface ProjectorComputer {
  linkId: string;
  /** What stands after `#` in the link. */
  ticket: string;
  cookie: string;
  fetch: Guest['fetch'];
  opens(roomId?: string): Promise<LivePage>;
}

/** A host makes a link for a room, and another computer opens it. */
export async function projectorOf(
  server: TestServer,
  roomId: string,
  host?: Guest,
): Promise<ProjectorComputer> {
  const maker = host ?? (await server.as('facilitator'));
  const made = await maker.fetch('/api/projector/links', { method: 'POST', body: { roomId } });
  const { id, link } = (await made.json()) as NewProjectorLinkAnswer;
  const ticket = link.split('#')[1] ?? '';
  const entered = await server.fetch('/api/projector/enter', { method: 'POST', body: { ticket } });
  if (!entered.ok) throw new Error(`the link opened nothing: ${await entered.text()}`);
  const cookie = cookieOf(entered);
  return {
    linkId: id,
    ticket,
    cookie,
    fetch: (path, init) => server.fetch(path, init, cookie),
    opens: (shown = roomId) => openLive(server.url, cookie, { origin: server.origin }, shown),
  };
}
