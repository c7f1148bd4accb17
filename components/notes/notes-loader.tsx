'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';

/** The editor is the heaviest part of the room: it is fetched after the rest is on the screen. */
export function NotesLoader() {
  const t = useTranslations();
  const [Notes, setNotes] = useState<ComponentType | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt fetches again.
  useEffect(() => {
    let wanted = true;
    setFailed(false);
    import('./notes.tsx').then(
      (loaded) => wanted && setNotes(() => loaded.Notes),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [attempt]);

  if (Notes !== null) return <Notes />;
  return (
    <section aria-label={t('notes.title')} className="flex min-h-0 flex-1 flex-col gap-3 bg-sheet p-6">
      <p role="status" className="text-soft">
        {t(failed ? 'notes.notOpened' : 'notes.opening')}
      </p>
      {failed && (
        <Button className="self-start" onClick={() => setAttempt(attempt + 1)}>
          {t('common.tryAgain')}
        </Button>
      )}
    </section>
  );
}
