import { hueStyle } from './country.tsx';

/** At most two letters of a name, in any script: first and last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('\u200c')
    .toLocaleUpperCase();
}

/** A person as a round mark in the hue of their country. Silent for screen readers: the name goes with it. */
export function Initials({
  name,
  hue,
  faded = false,
}: {
  name: string;
  hue: number;
  /** Somebody who is idle: the mark has an open ring. */
  faded?: boolean;
}) {
  return (
    <span
      aria-hidden="true"
      title={name}
      style={hueStyle(hue)}
      className={`tile inline-flex size-8 shrink-0 items-center justify-center rounded-full text-xs font-semibold leading-none ${faded ? 'border-2 border-dashed' : ''}`}
    >
      {initialsOf(name)}
    </span>
  );
}
