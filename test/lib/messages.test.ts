import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { loadMessages } from '#lib/language/catalogue.ts';
import { LANGUAGES } from '#lib/language/language.ts';
import { localeOf } from '#lib/language/locale.ts';
import { readIcu } from '#test/support/icu.ts';

/** Texts that are rightly the same as in English: words that the two languages share. */
const SAME_AS_ENGLISH: Record<string, readonly string[]> = {
  fr: [
    'board.kind.action',
    'board.kind.note',
    'board.kind.question',
    'console.pace.timer.minutes',
    'console.section.questions',
    'exported.heads.organisation',
    'exported.heads.session',
    'exported.notes',
    'join.organisation',
    'manage.tab.day',
    'notes.title',
    'poll.result.points',
    'programme.backToProgramme',
    'review.day.session',
    'review.figure.actions',
    'review.matrix.organisation',
    'review.matrix.session',
    'review.room.actions',
    'review.room.notes',
    'room.notes',
    'room.programme',
  ],
  nl: ['notes.link', 'projector.console.links', 'programme.kind.workshop', 'review.state.open'],
  // File names keep to letters that every device can show.
  ar: ['saving.fileName'],
};

/** Texts in which Arabic needs no form but `other`, with the reason. */
const OTHER_ONLY: readonly string[] = [];

const ARABIC_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Every text of a catalogue by its path, such as `join.code`. */
function textsOf(part: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(part)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') texts.set(here, value);
    else for (const [deeper, text] of textsOf(value, here)) texts.set(deeper, text);
  }
  return texts;
}

const catalogues = new Map(
  await Promise.all(LANGUAGES.map(async (each) => [each, textsOf(await loadMessages(each))] as const)),
);
const english = catalogues.get('en') ?? new Map<string, string>();
const others = LANGUAGES.filter((language) => language !== 'en');

/** A text that says the same to everybody needs no translation: marks, numbers, names of arguments. */
function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text.replace(/\{\w+\}|<\/?\w+>/g, ''));
}

describe.each(others)('the texts in %s', (language) => {
  const texts = catalogues.get(language) ?? new Map<string, string>();

  it('has every text of English and none besides', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('asks for the same names and numbers as English', () => {
    for (const [key, text] of texts) {
      expect({ key, names: readIcu(text).names }).toEqual({
        key,
        names: readIcu(english.get(key) ?? '').names,
      });
    }
  });

  it('is translated, but for a short list of words that are the same', () => {
    const same = [...texts].filter(([key, text]) => text === english.get(key) && hasWords(text));
    expect(same.map(([key]) => key).sort()).toEqual([...(SAME_AS_ENGLISH[language] ?? [])].sort());
  });
});

describe('every text in every language', () => {
  const all = LANGUAGES.flatMap((language) =>
    [...(catalogues.get(language) ?? [])].map(([key, text]) => ({ language, key, text })),
  );

  it('is not empty, and has no exclamation mark', () => {
    expect(all.filter(({ text }) => text.trim() === '' || /[!¡]/.test(text))).toEqual([]);
  });

  it('can be shown with the names that it asks for', () => {
    for (const { language, key, text } of all) {
      const failures: string[] = [];
      const t = createTranslator({
        locale: localeOf(language),
        messages: { text },
        timeZone: 'UTC',
        onError: (error) => failures.push(`${language} ${key}: ${error.message}`),
      });
      const values = readIcu(text).names.map((name) => {
        const [bare = '', type] = name.split(':');
        return [bare, type === 'tag' ? (inside: unknown) => String(inside) : 7];
      });
      t.rich('text', Object.fromEntries(values));
      expect(failures).toEqual([]);
    }
  });
});

it('counts in Arabic with all six forms', () => {
  for (const [key, text] of catalogues.get('ar') ?? []) {
    if (OTHER_ONLY.includes(key)) continue;
    for (const forms of readIcu(text).plurals) {
      const named = forms.filter((form) => !form.startsWith('='));
      expect({ key, forms: named }).toEqual({ key, forms: ARABIC_FORMS });
    }
  }
});

it('has a sentence for every reason that the server gives for saying no', () => {
  const folders = ['server/http', 'server/live'];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const reasons = sources.flatMap((source) =>
    [...source.matchAll(/(?:Refused|no)\(\s*'([a-z-]+)'/g)].map((match) => match[1] ?? ''),
  );
  expect(reasons).toContain('forbidden');
  expect(reasons.filter((reason) => !english.has(`errors.${reason}`))).toEqual([]);
});

it('reads ICU messages: a text that lacks a name or has one too many is noticed', () => {
  expect(readIcu('{count, plural, one {# card of {name}} other {# cards of {name}}} in <b>x</b>')).toEqual({
    names: ['b:tag', 'count:plural', 'name'],
    plurals: [['one', 'other']],
  });
  expect(() => readIcu('{count, plural, one {#} other {#}')).toThrow('unmatched');
});

it('no French line can begin with a colon, a question mark or a closing quotation mark', () => {
  const loose = [...(catalogues.get('fr') ?? [])].filter(([, text]) => /[^\s,] [:;?!»]|« /.test(text));
  expect(loose).toEqual([]);
});
