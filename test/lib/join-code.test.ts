import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEMONSTRATION_CODE, formatJoinCode, newJoinCode, normaliseJoinCode } from '#lib/event/join-code.ts';
import { newId } from '#lib/ids.ts';

const bytes = (values: number[]) => () => Uint8Array.from(values);

test('a new code has 8 characters of base32 from 40 bits of chance', () => {
  expect(newJoinCode(bytes([0, 0, 0, 0, 0]))).toBe('00000000');
  expect(newJoinCode(bytes([255, 255, 255, 255, 255]))).toBe('ZZZZZZZZ');
  // 00001 00010 00011 00100 00101 00110 00111 01000
  expect(newJoinCode(bytes([0x08, 0x86, 0x42, 0x98, 0xe8]))).toBe('12345678');
});

test('every new code is read back as itself, and different chance gives different codes', () => {
  const five = fc.uint8Array({ minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(five, five, (a, b) => {
      const code = newJoinCode(() => a);
      expect(normaliseJoinCode(formatJoinCode(code))).toBe(code);
      expect(newJoinCode(() => b) === code).toBe(a.every((byte, i) => byte === b[i]));
    }),
  );
});

test.each([
  ['as printed', '7K3M-9TXQ'],
  ['in lower case', '7k3m-9txq'],
  ['with spaces', ' 7k3 m 9t xq '],
  ['with a no-break space and a long dash', '7K3M\u00a0\u2013\u00a09TXQ'],
  ['full-width, from a Japanese or Chinese keyboard', '７Ｋ３Ｍ－９ＴＸＱ'],
  ['with Arabic-Indic digits', '٧K٣M-٩TXQ'],
  ['with Persian digits', '۷K۳M-۹TXQ'],
  ['with Cyrillic letters that look the same', '7К3М-9ТХQ'],
  ['with invisible direction marks from an Arabic text', '\u200f7K3M\u200e-9TXQ\u202c'],
])('a code is understood when typed %s', (_how, typed) => {
  expect(normaliseJoinCode(typed)).toBe('7K3M9TXQ');
});

test('O is zero, I and L are one, as people misread them', () => {
  expect(normaliseJoinCode('OoIi-LlАО')).toBe('001111A0');
});

test.each([
  ['nothing', ''],
  ['too short', '2803-201'],
  ['too long', '2803-20199'],
  ['a letter that no code has', 'U803-2019'],
  ['a sign that no code has', '2803+2019'],
  ['another alphabet', 'خروج-2019'],
])('what cannot be a code is none: %s', (_what, typed) => {
  expect(normaliseJoinCode(typed)).toBeNull();
});

test('the demonstration has a code that people can type', () => {
  expect(formatJoinCode(normaliseJoinCode(DEMONSTRATION_CODE) ?? '')).toBe('2803-2019');
  expect(normaliseJoinCode('28o3 2oi9')).toBe('28032019');
});

test('a new id has 16 lower-case characters from 80 bits of chance', () => {
  expect(newId(bytes([255, 255, 255, 255, 255, 0, 0, 0, 0, 1]))).toBe('zzzzzzzz00000001');
});
