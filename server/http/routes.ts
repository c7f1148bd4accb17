import type { Action } from '#lib/people/permission.ts';
import type { Visitor } from '#server/access/pass.ts';
import type { Ask } from './ask.ts';
import { createOneEvent, importOutputs, readEventFile } from './create.ts';
import { readEvent, readJoinCode, readPeople, readRoom } from './event.ts';
import { exportOutputs } from './export.ts';
import { alive, metrics, ready } from './health.ts';
import { join, lookUpCode } from './join.ts';
import {
  eraseOwnEvent,
  erasePerson,
  previewErasure,
  readAudit,
  readEpochs,
  readKeptPeople,
  readOwnData,
  readPassages,
  redactPassage,
  setRetention,
} from './keep.ts';
import { changeMe, leave, readMe } from './me.ts';
import { addPerson, changePerson, giveSession, makeLinkFor, removePerson, renewJoinCode } from './people.ts';
import {
  addOneSession,
  archiveOneSession,
  changeEvent,
  changeEventLists,
  changeOneSession,
  readProgramme,
  restoreOneSession,
} from './programme.ts';
import {
  enterAsProjector,
  linkSession,
  makeProjectorLink,
  ownSessions,
  projectorSession,
  readProjector,
  readProjectorLinks,
  revokeProjectorLink,
} from './projector.ts';
import { readCards, readMatrix, readRoomOutputs, readTotals, searchOutputs } from './review.ts';
import { exchangeTicket, makeOwnLink } from './ticket.ts';

export type Method = 'GET' | 'POST' | 'PATCH';

/** A door of the API: either open to everybody, or locked by an action of the one table of permissions. */
export type Route =
  | { method: Method; path: string; action: 'public'; handle: (ask: Ask) => Promise<Response> }
  | {
      method: Method;
      path: string;
      action: Action;
      handle: (ask: Ask<Visitor>) => Promise<Response>;
      /** The sessions it is about, where also those may ask who facilitate these alone. Left out: the whole event. */
      about?: (ask: Ask<Visitor>) => Promise<readonly string[]>;
    };

/** Every route of the server. docs/api.md describes them; the authorisation test goes through all of them. */
export const routes: readonly Route[] = [
  { method: 'POST', path: '/api/code', action: 'public', handle: lookUpCode },
  { method: 'POST', path: '/api/join', action: 'public', handle: join },
  { method: 'POST', path: '/api/ticket', action: 'public', handle: exchangeTicket },
  { method: 'GET', path: '/api/me', action: 'self:change', handle: readMe },
  { method: 'PATCH', path: '/api/me', action: 'self:change', handle: changeMe },
  { method: 'POST', path: '/api/me/link', action: 'self:change', handle: makeOwnLink },
  { method: 'POST', path: '/api/leave', action: 'self:change', handle: leave },
  { method: 'GET', path: '/api/event', action: 'event:read', handle: readEvent },
  { method: 'GET', path: '/api/people', action: 'people:read', handle: readPeople },
  { method: 'GET', path: '/api/rooms/:roomId', action: 'room:read', handle: readRoom },
  { method: 'GET', path: '/api/join-code', action: 'join-code:read', handle: readJoinCode },
  { method: 'GET', path: '/api/programme', action: 'programme:edit', handle: readProgramme },
  { method: 'POST', path: '/api/sessions', action: 'programme:edit', handle: addOneSession },
  { method: 'PATCH', path: '/api/sessions/:sessionId', action: 'programme:edit', handle: changeOneSession },
  {
    method: 'POST',
    path: '/api/sessions/:sessionId/archive',
    action: 'programme:edit',
    handle: archiveOneSession,
  },
  {
    method: 'POST',
    path: '/api/sessions/:sessionId/restore',
    action: 'programme:edit',
    handle: restoreOneSession,
  },
  { method: 'PATCH', path: '/api/event', action: 'event:edit', handle: changeEvent },
  { method: 'PATCH', path: '/api/event/lists', action: 'programme:edit', handle: changeEventLists },
  { method: 'GET', path: '/api/review', action: 'review:read', handle: readTotals },
  { method: 'GET', path: '/api/review/rooms/:roomId', action: 'review:read', handle: readRoomOutputs },
  { method: 'GET', path: '/api/review/matrix', action: 'review:read', handle: readMatrix },
  { method: 'GET', path: '/api/review/cards', action: 'review:read', handle: readCards },
  { method: 'GET', path: '/api/review/search', action: 'review:read', handle: searchOutputs },
  { method: 'GET', path: '/api/export', action: 'review:export', handle: exportOutputs },
  { method: 'GET', path: '/api/epochs', action: 'event:read', handle: readEpochs },
  { method: 'GET', path: '/api/me/data', action: 'self:change', handle: readOwnData },
  { method: 'GET', path: '/api/people/kept', action: 'people:erase', handle: readKeptPeople },
  {
    method: 'GET',
    path: '/api/people/:personId/erasure',
    action: 'people:erase',
    handle: previewErasure,
  },
  {
    method: 'POST',
    path: '/api/people/:personId/erasure',
    action: 'people:erase',
    handle: erasePerson,
  },
  { method: 'GET', path: '/api/rooms/:roomId/passages', action: 'room:redact', handle: readPassages },
  { method: 'POST', path: '/api/rooms/:roomId/redact', action: 'room:redact', handle: redactPassage },
  { method: 'POST', path: '/api/event/retention', action: 'event:edit', handle: setRetention },
  { method: 'POST', path: '/api/event/erasure', action: 'event:edit', handle: eraseOwnEvent },
  { method: 'GET', path: '/api/audit', action: 'audit:read', handle: readAudit },
  { method: 'POST', path: '/api/people', action: 'people:edit', handle: addPerson },
  { method: 'PATCH', path: '/api/people/:personId', action: 'people:edit', handle: changePerson },
  { method: 'POST', path: '/api/people/:personId/link', action: 'people:edit', handle: makeLinkFor },
  { method: 'POST', path: '/api/people/:personId/remove', action: 'people:edit', handle: removePerson },
  { method: 'POST', path: '/api/people/:personId/sessions', action: 'people:edit', handle: giveSession },
  { method: 'POST', path: '/api/join-code', action: 'join-code:renew', handle: renewJoinCode },
  { method: 'GET', path: '/api/event-file', action: 'event:create', handle: readEventFile },
  { method: 'POST', path: '/api/events', action: 'event:create', handle: createOneEvent },
  { method: 'POST', path: '/api/import', action: 'event:create', handle: importOutputs },
  { method: 'POST', path: '/api/projector/enter', action: 'public', handle: enterAsProjector },
  {
    method: 'GET',
    path: '/api/projector/rooms/:roomId',
    action: 'screen:read',
    handle: readProjector,
    about: projectorSession,
  },
  {
    method: 'GET',
    path: '/api/projector/links',
    action: 'projector:link',
    handle: readProjectorLinks,
    about: ownSessions,
  },
  {
    method: 'POST',
    path: '/api/projector/links',
    action: 'projector:link',
    handle: makeProjectorLink,
    about: ownSessions,
  },
  {
    method: 'POST',
    path: '/api/projector/links/:linkId/revoke',
    action: 'projector:link',
    handle: revokeProjectorLink,
    about: linkSession,
  },
  { method: 'GET', path: '/healthz', action: 'public', handle: alive },
  { method: 'GET', path: '/readyz', action: 'public', handle: ready },
  { method: 'GET', path: '/metrics', action: 'public', handle: metrics },
];
