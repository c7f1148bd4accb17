import { describe, expect, test } from 'vitest';
import { excerptOf } from '#lib/review/excerpt.ts';
import { fold, queryWords } from '#lib/review/fold.ts';

/** What a reader takes for the same word. */
const SAME: [string, string][] = [
  ['Réinsertion', 'REINSERTION'],
  ['Cœur', 'coeur'],
  ['Geïntegreerd', 'geintegreerd'],
  ['Straße', 'strasse'],
  ['Yaoundé', 'yaounde'],
  ['Yaounde\u0301', 'Yaoundé'],
  // Hamza and alef
  ['إعادة', 'اعاده'],
  ['أسرة', 'اسره'],
  ['الأُسَر', 'الاسر'],
  ['آمن', 'امن'],
  ['مسؤول', 'مسوول'],
  ['شيء', 'شي'],
  // Taa marbuta, alef maqsura, tatweel, vowel signs
  ['العودة', 'العوده'],
  ['مستشفى', 'مستشفي'],
  ['العـــودة', 'العودة'],
  ['مُرَافَقَة', 'مرافقة'],
  // A ligature, as old programs copy it
  ['\uFEFBجئ', 'لاجئ'],
  // Persian and Pashto keyboards
  ['کابل', 'كابل'],
  ['پناهجوی', 'پناهجوي'],
  ['می\u200cخواهم', 'میخواهم'],
  ['٢٠١٩', '2019'],
  ['۲۸', '28'],
  // Cyrillic
  ['Ребёнок', 'ребенок'],
  ['ВОЗВРАЩЕНИЕ', 'возвращение'],
  ['Ӏилма', '1илма'],
];

/** Words that only look alike. */
const DIFFERENT: [string, string][] = [
  ['война', 'воина'],
  ['retour', 'retours'],
  ['سكن', 'سكر'],
  ['2019', '2018'],
];

describe('folding', () => {
  test.each(SAME)('%s is %s', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });
  test.each(DIFFERENT)('%s is not %s', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  test('leaves words with single spaces around, and of a text without words nothing', () => {
    expect(fold('  L’accès — au\nlogement (2019)! ')).toBe(' l acces au logement 2019 ');
    expect(fold('… — ؟')).toBe(' ');
    expect(queryWords('Accès, accès %_ LOGEMENT')).toEqual(['acces', 'logement']);
  });
});

describe('an excerpt', () => {
  const marked = (text: string, query: string) => {
    const { excerpt, marks } = excerptOf(text, queryWords(query));
    return { excerpt, found: marks.map(([from, to]) => excerpt.slice(from, to)) };
  };

  test('of a short text is the text, with what was found as it was written', () => {
    const text = 'Le retour volontaire à Yaoundé, et LE RETOUR des familles';
    expect(marked(text, 'retour yaounde')).toEqual({ excerpt: text, found: ['retour', 'Yaoundé', 'RETOUR'] });
  });

  test('marks whole Arabic letters with their vowel signs, inside a longer word too', () => {
    expect(marked('صعوبة الوصول إلى السَّكَنِ في بغداد', 'سكن').found).toEqual(['سَّكَنِ']);
    expect(marked('يوم ٢٨ مارس', '28').found).toEqual(['٢٨']);
  });

  test('of a long text shows where most of the words stand together, cut between words', () => {
    const filler = 'des mots sans importance '.repeat(30);
    const text = `retour ${filler}le retour des familles en Tchétchénie ${filler}`;
    const { excerpt, found } = marked(text, 'tchetchenie retour');
    expect(excerpt).toMatch(/^….+…$/s);
    expect(excerpt.length).toBeLessThan(320);
    expect(found).toEqual(['retour', 'Tchétchénie']);
    expect(excerpt.split(' ').slice(1, -1).join(' ')).toMatch(/^[\p{L} ]+$/u);
  });

  test('never halves a character, nor marks what is not there', () => {
    const { excerpt, marks } = excerptOf('😀'.repeat(400), ['x']);
    expect(excerpt.isWellFormed()).toBe(true);
    expect(marks).toEqual([]);
  });
});
