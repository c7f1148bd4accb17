import { describe, expect, it } from 'vitest';
import { demonstrationPlan } from '#lib/event/demonstration.ts';
import { factsDraft, factsForm, listsDraft, listsForm, newFacts } from '#lib/event/event-form.ts';
import { sessionTitleAt, stepsOf } from '#lib/event/place-words.ts';
import { withLine } from '#lib/event/session-form.ts';

const { event } = demonstrationPlan(Date.parse('2027-03-28T06:00:00Z'));

describe('the meeting in a form', () => {
  it('asks for the same facts when nothing is changed, and leaves the end of retention alone', () => {
    const { title, date, timeZone, languages } = event;
    expect(factsDraft(factsForm(event))).toEqual({ title, date, timeZone, languages });
  });

  it('a new one is kept for the usual time; what is no number of days is left to the server to refuse', () => {
    const form = newFacts(event);
    expect(factsDraft(form)).toMatchObject({ title: {}, date: '', keepDays: 90 });
    expect(factsDraft({ ...form, keepDays: 'soon' })).toMatchObject({ keepDays: 0 });
    expect(factsDraft({ ...form, keepDays: ' 30 ' })).toMatchObject({ keepDays: 30 });
  });

  it('asks for the same lists, new lines without an id, a code as people type it', () => {
    const form = listsForm(event);
    const { countries, organisations, topics } = event;
    expect(listsDraft(form)).toEqual({ countries, organisations, topics });
    const more = {
      ...form,
      countries: withLine(form.countries, { code: ' tn ', name: { fr: 'Tunisie' } }),
      topics: withLine(form.topics, { name: { fr: 'École' } }),
    };
    expect(listsDraft(more).countries.at(-1)).toEqual({ code: 'TN', name: { fr: 'Tunisie' } });
    expect(listsDraft(more).topics.at(-1)).toEqual({ name: { fr: 'École' } });
  });
});

describe('the place of a mistake in a file', () => {
  it('is told in steps, lines counted from one', () => {
    expect(stepsOf('sessions[2].rooms[0].countries[1]')).toEqual([
      { name: 'sessions', number: 3 },
      { name: 'rooms', number: 1 },
      { name: 'countries', number: 2 },
    ]);
    expect(stepsOf('title.fr')).toEqual([
      { name: 'title', number: null },
      { name: 'fr', number: null },
    ]);
    expect(stepsOf('')).toEqual([]);
  });

  it('and by the title of its session, if the file gives one', () => {
    const file = { sessions: [{ title: { fr: 'Ouverture' } }, { title: 7 }, null] };
    expect(sessionTitleAt(file, 'sessions[0].to')).toBe('Ouverture');
    for (const place of ['sessions[1].to', 'sessions[2]', 'sessions[9].to', 'title']) {
      expect(sessionTitleAt(file, place)).toBeNull();
    }
    expect(sessionTitleAt('no object', 'sessions[0]')).toBeNull();
  });
});
