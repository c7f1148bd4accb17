import type { CSSProperties } from 'react';

/** Hues in degrees (OKLCH), neighbours in the list far apart; the letters carry the meaning, colour only helps. */
const HUES = [55, 165, 325, 230, 110, 20, 290, 195, 80, 345, 140, 255];

/** The hue of a country: by its place in the event's list of country codes. Unknown codes are grey paper. */
export function hueOf(codes: readonly string[], code: string | null): number {
  const place = code === null ? -1 : codes.indexOf(code);
  return HUES[place % HUES.length] ?? 85;
}

/** The letters on a tile: the code, or for a region the part that names it (`RU-CE` → `CE`). */
export function lettersOf(code: string): string {
  return code.split('-').at(-1) ?? code;
}

/** `style` that gives an element the country's colours through the utility `tile`. */
export function hueStyle(hue: number): CSSProperties {
  return { '--hue': hue } as CSSProperties;
}

const SIZES = {
  sm: 'h-5 min-w-7 px-1 text-[0.6875rem]',
  md: 'h-7 min-w-9 px-1.5 text-xs',
  lg: 'h-11 min-w-14 px-2 text-lg',
} as const;

/**
 * A country as a small tile with the letters of its code. Say its `name` unless the name stands next to it
 * (then the tile is silent for screen readers).
 */
export function CountryTile({
  code,
  hue,
  name,
  size = 'md',
}: {
  code: string;
  hue: number;
  name?: string;
  size?: keyof typeof SIZES;
}) {
  return (
    <span
      style={hueStyle(hue)}
      className={`tile inline-flex shrink-0 items-center justify-center rounded-sm font-semibold leading-none tracking-wide ${SIZES[size]}`}
      {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
    >
      <span dir="ltr">{lettersOf(code)}</span>
    </span>
  );
}
