'use client';

import type { ReactNode } from 'react';
import { InLanguage } from '#components/language/provider.tsx';
import { directionOf, type Language } from '#lib/language/language.ts';
import type { ProjectorTexts } from './texts.ts';

/** The same in each of the projector's languages, the second one smaller under the first. */
export function Both({
  languages,
  texts,
  children,
}: {
  languages: readonly Language[];
  texts: ProjectorTexts;
  children: ReactNode;
}) {
  return languages.map((language, index) => (
    <div
      key={language}
      lang={language}
      dir={directionOf(language)}
      className={index === 0 ? 'projector-first' : 'projector-second'}
    >
      <InLanguage language={language} messages={texts[language]}>
        {children}
      </InLanguage>
    </div>
  ));
}
