import { expect, test } from 'vitest';
import { found } from '#lib/people/find.ts';

const PEOPLE = ['Amal Haddad IOM Iraq', 'أحمد الجبوري Caritas', 'Zoé Peeters Fedasil'];
const find = (query: string) => found(PEOPLE, query, (text) => text);

test('somebody is found by the beginning of any word of theirs, in any order and spelling', () => {
  expect(find('had ama')).toEqual([PEOPLE[0]]);
  expect(find('ZOE')).toEqual([PEOPLE[2]]);
  expect(find('احمد')).toEqual([PEOPLE[1]]);
});

test('nobody by the middle of a word or by words of different people, everybody when nothing is asked', () => {
  expect(find('addad')).toEqual([]);
  expect(find('amal fedasil')).toEqual([]);
  expect(find(' ')).toEqual(PEOPLE);
});
