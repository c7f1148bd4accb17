/** What an ICU message asks for: the names it needs, and the forms of each of its plurals. */
export interface IcuParts {
  /** Arguments by name with their type (`name`, `count:plural`, `b:tag`), sorted. */
  names: string[];
  plurals: string[][];
}

/**
 * Reads the part of the ICU syntax that our texts use: arguments, plural, select, rich tags. Throws on braces that
 * do not match.
 */
export function readIcu(message: string): IcuParts {
  const names = new Set<string>();
  const plurals: string[][] = [];
  walk(message, names, plurals);
  return { names: [...names].sort(), plurals };
}

function walk(message: string, names: Set<string>, plurals: string[][]): void {
  for (const [, tag] of message.matchAll(/<(\w+)>/g)) names.add(`${tag}:tag`);
  for (const inside of bracesOf(message)) {
    const [name = '', type, ...rest] = inside.text.split(',');
    if (type === undefined) names.add(name.trim());
    else names.add(`${name.trim()}:${type.trim()}`);
    if (type?.trim() !== 'plural' && type?.trim() !== 'select') continue;
    const branches = bracesOf(rest.join(','));
    if (type.trim() === 'plural') plurals.push(branches.map((branch) => branch.before.trim()));
    for (const branch of branches) walk(branch.text, names, plurals);
  }
}

/** The outermost `{…}` of a text, each with what stands between it and the one before. */
function bracesOf(text: string): { before: string; text: string }[] {
  const found: { before: string; text: string }[] = [];
  let depth = 0;
  let start = 0;
  let before = '';
  for (const [at, letter] of [...text].entries()) {
    if (letter === '{') {
      if (depth === 0) {
        before = [...text].slice(start, at).join('');
        start = at + 1;
      }
      depth += 1;
    } else if (letter === '}') {
      depth -= 1;
      if (depth < 0) throw new Error(`unmatched } in: ${text}`);
      if (depth === 0) {
        found.push({ before, text: [...text].slice(start, at).join('') });
        start = at + 1;
      }
    }
  }
  if (depth !== 0) throw new Error(`unmatched { in: ${text}`);
  return found;
}
