import { appendFileSync } from 'node:fs';

/** Whether these are the long checks of `npm run soak`. */
export const SOAK = process.env.SOAK === '1';

/** Another one gives another run of the long checks: other moments, other orders, other words. */
export const SEED = Number(process.env.SOAK_SEED ?? 1);

/** How often: at each commit, or in the long checks. */
export const times = (commit: number, night: number): number => (SOAK ? night : commit);

/**
 * What a check measured. `npm run soak` shows it at its end, beside whether the check passed; at a commit nothing is
 * shown.
 *
 * @param check its number in docs/checks.md
 */
export function tells(check: number, metrics: Record<string, unknown>): void {
  if (!SOAK) return;
  const line = `${JSON.stringify({ id: check, metrics })}\n`;
  const path = process.env.SOAK_FIGURES;
  if (path === undefined) process.stdout.write(line);
  else appendFileSync(path, line);
}

/** Least, middle and most of some values, in the unit that they have, to a tenth. */
export function spread(values: readonly number[]): [number, number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  return [shareOf(sorted, 0), shareOf(sorted, 0.5), shareOf(sorted, 1)];
}

/** The value below which a share of the sorted values lies, to a tenth. */
export function shareOf(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return Math.round(value * 10) / 10;
}
