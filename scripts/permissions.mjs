// Writes the table of docs/permissions.md from lib/people/permission.ts: node scripts/permissions.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { ACTIONS, may } from '../lib/people/permission.ts';
import { ROLES } from '../lib/people/person.ts';

const PAGE = 'docs/permissions.md';
const SESSION = 'session';

/** The page with its table as the code says; everything around the table stays. */
export function withTable(page) {
  const eventId = 'event';
  const person = (role, more) => ({
    ...more,
    id: '',
    eventId,
    role,
    name: '',
    organisationId: null,
    country: null,
    language: 'fr',
  });
  const row = (cells) => `| ${cells.join(' | ')} |`;
  // A projector reads in the name of a host.
  const holders = [
    ...ROLES.map((role) => person(role)),
    person('participant', { facilitates: [SESSION] }),
    person('staff', { only: 'projector' }),
  ];
  const rows = ACTIONS.map((action) =>
    row([
      `\`${action}\``,
      ...holders.map((holder) => {
        if (may(holder, action, { eventId })) return 'yes';
        return may(holder, action, { eventId, sessionId: SESSION }) ? 'there' : '–';
      }),
    ]),
  );
  const head = ['action', ...ROLES, 'of a session', 'projector'];
  const table = [row(head), row(head.map(() => '---')), ...rows].join('\n');
  return page.replace(/\| action \|[\s\S]*?\n(?=\n|$)/, `${table}\n`);
}

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8')));
