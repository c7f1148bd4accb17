/** Golden angle: neighbouring numbers get hues that are far apart. */
const GOLDEN_ANGLE = 137.508;

/**
 * A steady caret colour for a person, dark enough for white letters (4.5:1). `#rrggbb`, as y-tiptap demands.
 */
export function caretColor(personId: string): string {
  let hash = 0;
  for (const letter of personId) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hslToHex((hash * GOLDEN_ANGLE) % 360, 0.6, 0.3);
}

function hslToHex(hue: number, saturation: number, lightness: number): string {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
