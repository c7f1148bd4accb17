import { describe, expect, it } from 'vitest';
import { readCountry, readName, readOrganisation } from '#lib/people/profile.ts';

describe('a name', () => {
  it.each([
    'Amal',
    'Joris De Smet',
    'Anne-Sophie d’Hondt',
    'آمال الجبوري',
    'Зелимхан',
    'نی‌لوفر',
    '李小龙',
    'Dr. O’Neill (IOM)',
  ])('may be %s', (name) => expect(readName(name)).toEqual({ ok: true, value: name }));

  it('is trimmed, its spaces are made one, and its accents are composed', () => {
    expect(readName('  Zoe\u0308 \u00A0 Martin ')).toEqual({ ok: true, value: 'Zo\u00EB Martin' });
  });

  it('has at most 60 characters, whatever their bytes', () => {
    expect(readName('𝒜'.repeat(60)).ok).toBe(true);
    expect(readName('𝒜'.repeat(61))).toEqual({
      ok: false,
      problem: { code: 'name-too-long', field: 'name' },
    });
  });

  it.each(['', '   ', '\u00A0'])('is missing in %j', (name) => {
    expect(readName(name)).toEqual({ ok: false, problem: { code: 'name-missing', field: 'name' } });
  });

  it.each([
    'Amal\u202Elama',
    'A\u0000mal',
    'A\u2066mal',
    'Amal\nFacilitator',
    '\u200BAmal',
    'A\uFEFFmal',
    '...',
    '🙂',
    '\u200E',
  ])('is refused when it hides or turns text, or cannot be said: %j', (name) => {
    expect(readName(name)).toEqual({ ok: false, problem: { code: 'name-characters', field: 'name' } });
  });
});

describe('an organisation', () => {
  const event = {
    organisations: [{ id: 'caritas', name: 'Caritas International', kind: 'ngo' as const }],
  };

  it('is known by its id, or by its name in any case', () => {
    expect(readOrganisation('caritas', event)).toEqual({ ok: true, value: 'caritas' });
    expect(readOrganisation(' caritas INTERNATIONAL ', event)).toEqual({ ok: true, value: 'caritas' });
  });

  it('may be left empty, but not made up', () => {
    expect(readOrganisation('  ', event)).toEqual({ ok: true, value: null });
    expect(readOrganisation('Acme', event)).toEqual({
      ok: false,
      problem: { code: 'organisation-unknown', field: 'organisation' },
    });
  });
});

describe('a country', () => {
  const name = { fr: '', nl: '', en: '', ar: '' };
  const event = { countries: [{ code: 'RU-CE', name }] };

  it('is one of the event, or none', () => {
    expect(readCountry('ru-ce', event)).toEqual({ ok: true, value: 'RU-CE' });
    expect(readCountry('', event)).toEqual({ ok: true, value: null });
    expect(readCountry('BE', event)).toEqual({
      ok: false,
      problem: { code: 'country-unknown', field: 'country' },
    });
  });
});
