/**
 * Looks things up by key with one question at a time: whatever is asked while one is under way shares the next. When
 * everybody comes back at once, the store answers a few questions instead of one for each.
 *
 * @param ask answers those keys that it knows; when it fails, all who wait for it hear so
 */
export function askedTogether<Key, Value>(
  ask: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | null> {
  let running: Promise<unknown> = Promise.resolve();
  let next: { keys: Set<Key>; answers: Promise<ReadonlyMap<Key, Value>> } | null = null;

  function begin(): NonNullable<typeof next> {
    const keys = new Set<Key>();
    const answers = running.then(() => {
      next = null;
      const asked = ask([...keys]);
      running = asked.catch(() => {});
      return asked;
    });
    return { keys, answers };
  }
  return async (key) => {
    next ??= begin();
    next.keys.add(key);
    return (await next.answers).get(key) ?? null;
  };
}
