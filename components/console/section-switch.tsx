'use client';

import { type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { BadgeContext } from './badge.ts';
import { type ConsoleSection, SECTIONS } from './sections.tsx';
import './console.css';

type SectionId = ConsoleSection['id'];

/** All sections of the console. What one does not look at on a phone stays as it is, with what was typed. */
export function Sections() {
  const [shown, setShown] = useState<SectionId>('polls');
  const [badges, setBadges] = useState<Partial<Record<SectionId, number>>>({});
  const tell = useCallback((id: SectionId, count: number) => {
    setBadges((before) => ({ ...before, [id]: count }));
  }, []);
  return (
    <>
      <div className="console-sections" data-many={SECTIONS.length > 1 || undefined}>
        {SECTIONS.map(({ id, Section }) => (
          <SectionFrame key={id} id={id} isShown={id === shown} tell={tell}>
            <Section />
          </SectionFrame>
        ))}
      </div>
      {SECTIONS.length > 1 && <Switch shown={shown} badges={badges} onShow={setShown} />}
    </>
  );
}

function SectionFrame({
  id,
  isShown,
  tell,
  children,
}: {
  id: SectionId;
  isShown: boolean;
  tell: (id: SectionId, count: number) => void;
  children: ReactNode;
}) {
  const t = useTranslations('console.section');
  const heading = useId();
  const tellMine = useMemo(() => (count: number) => tell(id, count), [tell, id]);
  return (
    <section aria-labelledby={heading} data-section={id} data-shown={isShown || undefined}>
      <h2 id={heading} className="mb-3 text-lg">
        {t(id)}
      </h2>
      <BadgeContext value={tellMine}>{children}</BadgeContext>
    </section>
  );
}

/** On a phone: the sections under the thumb, each with how much in it waits for a look. */
function Switch({
  shown,
  badges,
  onShow,
}: {
  shown: SectionId;
  badges: Partial<Record<SectionId, number>>;
  onShow: (id: SectionId) => void;
}) {
  const t = useTranslations('console');
  return (
    <nav aria-label={t('sections')} className="console-switch border-t border-line bg-sheet">
      <ul className="flex">
        {SECTIONS.map(({ id }) => {
          const count = id === shown ? 0 : (badges[id] ?? 0);
          return (
            <li key={id} className="min-w-0 flex-1">
              <button
                type="button"
                aria-pressed={id === shown}
                onClick={() => {
                  onShow(id);
                  scrollTo({ top: 0 });
                }}
                className={`flex min-h-14 w-full flex-col items-center justify-center border-t-4 px-1 text-center text-sm leading-tight ${id === shown ? 'border-accent font-semibold text-accent' : 'border-transparent text-ink'}`}
              >
                <span className="hyphens-auto">{t(`section.${id}`)}</span>
                {count > 0 && (
                  <span className="numbers rounded-full bg-accent px-2 text-xs font-semibold text-on-accent">
                    {count}
                    <span className="sr-only"> {t('waiting', { count })}</span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
