/** News that only says "look again", gathered: the first goes out at once, later ones at most once in `gapMs`. */
export function gathered(
  gapMs: number,
  announce: (about: string) => void,
): { tell(about: string): void; stop(): void } {
  const waiting = new Map<string, NodeJS.Timeout>();
  const lastAt = new Map<string, number>();
  return {
    tell(about) {
      if (waiting.has(about)) return;
      const wait = Math.max(0, (lastAt.get(about) ?? Number.NEGATIVE_INFINITY) + gapMs - performance.now());
      const timer = setTimeout(() => {
        waiting.delete(about);
        lastAt.set(about, performance.now());
        announce(about);
      }, wait);
      waiting.set(about, timer);
    },
    stop() {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
