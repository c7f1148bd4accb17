/** Texts that a spreadsheet could take for a formula. */
export const HARMFUL = [
  '=1+1',
  '+32 2 123',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  '＝1+1',
  '  =1',
  '\u200f=1',
  "'=1",
  '=HYPERLINK("http://x","y")',
];
/** With separators, quotes or breaks inside. */
export const HARMLESS = ['a;=1', 'a,"=1"', 'line\n=1', 'العودة الطوعية', 'é', '', '5 > 3', 'a-b', '…'];
