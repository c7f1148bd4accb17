'use client';

import { useLanguage } from '#components/language/provider.tsx';
import { directionOf } from '#lib/language/language.ts';
import { Keys } from './keys.tsx';
import type { Choosing } from './use-choices.ts';

/** One sentence in large letters on an otherwise empty screen, and what to do. */
export function Message({ title, text, choosing }: { title: string; text?: string; choosing: Choosing }) {
  const { language } = useLanguage();
  return (
    <div
      className="projector"
      lang={language}
      dir={directionOf(language)}
      data-theme={choosing.choices.theme}
    >
      <title>{`${title} · Rencontre`}</title>
      <main className="projector-message">
        <div role="status">
          <h1 className="projector-question">{title}</h1>
          {text !== undefined && <p className="projector-lead">{text}</p>}
        </div>
      </main>
      <Keys choosing={choosing} />
    </div>
  );
}
