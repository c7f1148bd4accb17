/** What makes a spreadsheet read a cell as a formula, also behind spaces or in full width, and our own sign for it. */
const DANGEROUS = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\p{Cc}']/u;

/**
 * One cell. What a spreadsheet could take for a formula gets an apostrophe in front, and so does what begins with
 * one, so that taking one apostrophe away always gives the text back. Every cell is quoted.
 */
export function csvCell(text: string): string {
  const safe = DANGEROUS.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** One row with its end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Begins a file that spreadsheets shall read as UTF-8. */
export const CSV_START = '\ufeff';
