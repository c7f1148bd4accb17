import { isLanguage, type Language } from '#lib/language/language.ts';

export const THEMES = ['device', 'light', 'dark'] as const;

/** How one projector shows things, chosen at it and remembered by it. */
export interface ScreenChoices {
  /** One language, or a second one under it. */
  languages: [Language] | [Language, Language];
  theme: (typeof THEMES)[number];
}

/**
 * What was remembered, as far as it makes sense; else the language of the browser, if the meeting has it, or the
 * meeting's first.
 */
export function readChoices(
  text: string | null,
  offered: readonly Language[],
  browser: Language,
): ScreenChoices {
  const first = offered.includes(browser) ? browser : (offered[0] ?? browser);
  try {
    const { languages, theme } = JSON.parse(text ?? '') as Record<string, unknown>;
    const [one, other] = Array.isArray(languages) ? languages.filter(isLanguage) : [];
    const main = one ?? first;
    return {
      languages: other === undefined || other === main ? [main] : [main, other],
      theme: THEMES.find((each) => each === theme) ?? 'device',
    };
  } catch {
    return { languages: [first], theme: 'device' };
  }
}

/** The next language of those offered; what was the second one stays, unless it is the same now. */
export function nextLanguage(
  { languages, ...rest }: ScreenChoices,
  offered: readonly Language[],
): ScreenChoices {
  const [main, second] = languages;
  const next = after(offered, main);
  return { ...rest, languages: second === undefined || second === next ? [next] : [next, second] };
}

/** The next second language, and after the last one none. */
export function nextSecond(
  { languages, ...rest }: ScreenChoices,
  offered: readonly Language[],
): ScreenChoices {
  const [main, second] = languages;
  const others = offered.filter((each) => each !== main);
  const next = second === undefined ? others[0] : others[others.indexOf(second) + 1];
  return { ...rest, languages: next === undefined ? [main] : [main, next] };
}

export function nextTheme({ theme, ...rest }: ScreenChoices): ScreenChoices {
  return { ...rest, theme: after(THEMES, theme) };
}

function after<Each>(list: readonly Each[], one: Each): Each {
  return list[(list.indexOf(one) + 1) % list.length] ?? one;
}
