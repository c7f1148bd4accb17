/** One step of the place of a mistake: a list with the number of the line (from 1), or a field. */
export interface PlaceStep {
  name: string;
  number: number | null;
}

/** A place such as `sessions[2].rooms[0].countries[1]` as steps that can be said in words; none for the whole file. */
export function stepsOf(place: string): PlaceStep[] {
  return place
    .split('.')
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = part, index] = /^([^[]*)\[(\d+)\]$/.exec(part) ?? [];
      return { name, number: index === undefined ? null : Number(index) + 1 };
    });
}

/** The title that a file itself gives to the session of a place, in any language, to find it by; null for none. */
export function sessionTitleAt(file: unknown, place: string): string | null {
  const index = /^sessions\[(\d+)\]/.exec(place)?.[1];
  if (index === undefined) return null;
  const sessions = (file as { sessions?: unknown } | null)?.sessions;
  const title = Array.isArray(sessions)
    ? (sessions[Number(index)] as { title?: unknown } | null)?.title
    : null;
  if (title === null || typeof title !== 'object') return null;
  return Object.values(title).find((text) => typeof text === 'string' && text.trim() !== '') ?? null;
}
