'use client';

import { useTranslations } from 'use-intl';
import { LANGUAGE_NAMES, LANGUAGES } from '#lib/language/language.ts';
import { useLanguage } from './provider.tsx';
import { useChoose } from './use-choose.ts';

/** All languages side by side, each by its own name: for the first page, where one looks for one's own. */
export function LanguageRow() {
  const t = useTranslations('common');
  const { language } = useLanguage();
  const [choose, failed] = useChoose(false);
  return (
    <nav aria-label={t('language')}>
      <ul className="-mx-2 flex flex-wrap">
        {LANGUAGES.map((each) => (
          <li key={each}>
            <button
              type="button"
              lang={each}
              aria-pressed={each === language}
              onClick={() => choose(each)}
              className={`min-h-11 rounded-md px-2 text-sm sm:px-3 ${each === language ? 'font-semibold text-ink underline decoration-2 underline-offset-8' : 'text-soft hover:bg-sunken hover:text-ink'}`}
            >
              {LANGUAGE_NAMES[each]}
            </button>
          </li>
        ))}
      </ul>
      {failed && (
        <p role="status" className="px-3 text-sm text-trouble">
          {t('trouble.offline')}
        </p>
      )}
    </nav>
  );
}
