import { describe, expect, it } from 'vitest';
import { demonstrationPlan } from '#lib/event/demonstration.ts';
import type { KeptProgramme, KeptSession } from '#lib/event/kept.ts';
import {
  differences,
  draftOf,
  formOf,
  moved,
  newForm,
  type SessionForm,
  takenIn,
  withLine,
} from '#lib/event/session-form.ts';

const plan = demonstrationPlan(Date.parse('2027-03-28T06:00:00Z'));
const { timeZone } = plan.event;
const sessions: KeptSession[] = plan.sessions.map(({ session, template }) => ({
  ...session,
  version: 1,
  archived: false,
  template,
  rooms: session.rooms.map((room) => ({ ...room, archived: false, written: false })),
}));
const programme: KeptProgramme = {
  version: 1,
  event: plan.event,
  sessions,
  used: { organisations: [], countries: [] },
};
const exchange = sessions.find(({ kind }) => kind === 'exchange') as KeptSession;
const base = formOf(exchange, timeZone);
const change = (part: Partial<SessionForm>): SessionForm => ({ ...base, ...part });

describe('a session in a form', () => {
  it('shows the hours of the event and its rooms, and asks for the same session when nothing is changed', () => {
    expect(base).toMatchObject({ day: '2027-03-28', from: '11:00', to: '12:30', place: '1 – 5' });
    expect(draftOf(base).rooms).toEqual(exchange.rooms.map(({ id, countries }) => ({ id, countries })));
    expect(draftOf(base).columns.map(({ id }) => id)).toEqual(exchange.template.columns.map(({ id }) => id));
    expect(JSON.stringify(draftOf(base))).not.toContain('"key"');
    expect(differences(base, formOf(exchange, timeZone))).toEqual([]);
  });

  it('leaves out rooms that were taken out', () => {
    const [first, ...rest] = exchange.rooms;
    const rooms = [{ ...first, archived: true } as (typeof rest)[number], ...rest];
    expect(formOf({ ...exchange, rooms }, timeZone).rooms).toHaveLength(rest.length);
  });

  it('a new one follows the last and takes its columns, under ids of its own', () => {
    const form = newForm(programme);
    expect(form).toMatchObject({ day: '2027-03-28', from: '17:30', to: '18:30', title: {} });
    expect(draftOf(form).rooms).toEqual([{ countries: [] }]);
    expect(form.columns.map(({ title }) => title)).toEqual(
      sessions.at(-1)?.template.columns.map(({ title }) => title),
    );
    expect(draftOf(form).columns.every(({ id }) => id === undefined)).toBe(true);
    expect(newForm({ ...programme, sessions: [] })).toMatchObject({
      from: '09:00',
      to: '10:00',
      columns: [],
    });
  });

  it('a new one late in the evening still ends on its day', () => {
    const late = { ...exchange, endsAt: Date.parse('2027-03-28T21:30:00Z') };
    expect(newForm({ ...programme, sessions: [late] })).toMatchObject({ from: '23:30', to: '23:59' });
  });
});

describe('when somebody else saves the same session meanwhile', () => {
  it('what I did not touch becomes theirs, what I typed stays', () => {
    const mine = change({ title: { fr: 'Mon titre' } });
    const theirs = change({ place: 'Salle 9', title: { fr: 'Leur titre' } });
    expect(differences(base, theirs)).toEqual(['title', 'place']);
    expect(takenIn(base, mine, theirs)).toMatchObject({ place: 'Salle 9', title: { fr: 'Mon titre' } });
  });

  it('a language emptied and one never given are the same, a line added is not', () => {
    expect(differences(base, change({ title: { ar: '', ...base.title } }))).toEqual([]);
    expect(
      differences(base, change({ columns: withLine(base.columns, { title: { fr: 'Idées' } }) })),
    ).toEqual(['columns']);
  });
});

describe('lists in the form', () => {
  it('a new line has a key that no other has, also after lines went', () => {
    let lines = withLine(withLine([], { countries: ['IQ'] }), { countries: [] });
    lines = withLine(lines.slice(1), { countries: ['MA'] });
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  });

  it('a line moves by one, and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });
});
