'use client';

import { useTranslations } from 'use-intl';
import { LanguageIcon } from '#components/ui/icon.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '#lib/language/language.ts';
import { useLanguage } from './provider.tsx';
import { useChoose } from './use-choose.ts';

/** All languages by their own names in a small menu, for the pages inside. */
export function LanguageMenu() {
  const t = useTranslations('common');
  const { language } = useLanguage();
  const [choose, failed] = useChoose(true);
  return (
    <>
      <Menu
        // What is seen, the name or the letters, is part of what is heard.
        label={t('which', {
          what: t('language'),
          which: `${LANGUAGE_NAMES[language]} ${language.toUpperCase()}`,
        })}
        className="inline-flex min-h-11 items-center gap-2 rounded-md px-2 text-sm text-soft hover:bg-sunken hover:text-ink"
        items={LANGUAGES.map((each) => ({
          label: LANGUAGE_NAMES[each],
          lang: each,
          checked: each === language,
          onSelect: () => choose(each),
        }))}
      >
        <LanguageIcon />
        <span className="max-sm:sr-only">{LANGUAGE_NAMES[language]}</span>
        <span aria-hidden="true" data-letters className="sm:hidden">
          {language.toUpperCase()}
        </span>
      </Menu>
      {failed && (
        <p role="status" className="text-sm text-trouble">
          {t('trouble.offline')}
        </p>
      )}
    </>
  );
}
