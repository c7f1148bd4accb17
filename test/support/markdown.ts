/** The text under a heading, up to the next one of any level; empty when there is no such heading. */
export function textUnder(page: string, heading: string): string {
  const [, text = ''] = page.split(new RegExp(`^#+ ${literally(heading)}\\s*$`, 'm'));
  return text.split(/^#+ /m)[0] ?? '';
}

/** The rows of the tables under a heading, their heads left out: one array of cells per row, without backquotes. */
export function rowsUnder(page: string, heading: string): string[][] {
  return textUnder(page, heading)
    .split(/^\|[-|: ]+\|$/m)
    .slice(1)
    .flatMap((table) => (table.split(/\n\n/)[0] ?? '').split('\n'))
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
