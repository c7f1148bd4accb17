import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errors } from '#lib/language/messages/en/errors.ts';
import * as collab from '#lib/wire/collab.ts';
import { routes } from '#server/http/routes.ts';
import { liveRequests } from '#server/live/requests.ts';
import { rowsUnder } from '#test/support/markdown.ts';

const page = readFileSync('docs/api.md', 'utf8');

test('docs/api.md has every route of the server and no other', () => {
  const documented = rowsUnder(page, 'Routes').map(([route]) => route);
  expect(documented.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
});

test('and every error code', () => {
  const documented = rowsUnder(page, 'Errors').flatMap(([, codes = '']) =>
    codes
      .replace(/\([^)]*\)/g, '')
      .split(',')
      .map((code) => code.trim()),
  );
  expect(documented.sort()).toEqual(Object.keys(errors).sort());
});

test('and every message and close code of a room', () => {
  const rows = rowsUnder(page, '`WS /collab/<roomId>`: what people write');
  const messages = Object.entries(collab).filter(([name]) => name.startsWith('MESSAGE_'));
  for (const [name, number] of messages) {
    expect(rows.find(([first]) => first === String(number))?.[1], name).toContain(name);
  }
  for (const [name, code] of Object.entries(collab.CLOSE)) {
    expect(rows.find(([first]) => first === String(code))?.[1], String(code)).toBe(name);
  }
  expect(rows.length).toBe(messages.length + Object.keys(collab.CLOSE).length);
});

test('and every request and every news of the live connection', () => {
  const documented = rowsUnder(page, 'socket.io at `/live`: what is decided').map(([name]) => name);
  const wire = readFileSync('lib/wire/live.ts', 'utf8');
  const [, news = ''] = wire.split('interface ServerEvents');
  const told = [...news.matchAll(/^ {2}'([\w:-]+)':/gm)].map(([, name]) => name);
  expect(told.length).toBeGreaterThan(0);
  expect(documented.sort()).toEqual([...Object.keys(liveRequests), ...told].sort());
});
