// Writes the table of docs/permissions.md from lib/people/permission.ts: node scripts/permissions.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { ACTIONS, may } from '../lib/people/permission.ts';
import { ROLES } from '../lib/people/person.ts';

const PAGE = 'docs/permissions.md';

/** The page with its table as the code says; everything around the table stays. */
export function withTable(page) {
  const eventId = 'event';
  const person = (role) => ({
    id: '',
    eventId,
    role,
    name: '',
    organisationId: null,
    country: null,
    language: 'fr',
  });
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const rows = ACTIONS.map((action) =>
    row([`\`${action}\``, ...ROLES.map((role) => (may(person(role), action, { eventId }) ? 'yes' : '–'))]),
  );
  const table = [row(['action', ...ROLES]), row(['action', ...ROLES].map(() => '---')), ...rows].join('\n');
  return page.replace(/\| action \|[\s\S]*?\n(?=\n|$)/, `${table}\n`);
}

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8')));
