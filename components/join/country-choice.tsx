'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { CountryTile, hueOf } from '#components/ui/country.tsx';
import type { Country } from '#lib/event/event.ts';

const CHOICE =
  'relative flex min-h-12 cursor-pointer items-center gap-3 rounded-md border border-line-strong bg-sheet px-3 py-1.5 leading-tight has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent';

/** The event's countries as tiles to choose one from, or none. The value is sent as `country`. */
export function CountryChoice({ countries, chosen }: { countries: readonly Country[]; chosen: string }) {
  const t = useTranslations('join');
  const { language } = useLanguage();
  const codes = countries.map((country) => country.code);
  return (
    <fieldset aria-describedby="country-hint">
      <legend className="mb-1 font-semibold">{t('country')}</legend>
      <p id="country-hint" className="mb-2 text-sm text-soft">
        {t('countryHint')}
      </p>
      <div className="grid grid-cols-1 gap-2 min-[400px]:grid-cols-2">
        {countries.map(({ code, name }) => (
          <label key={code} className={CHOICE}>
            <input
              type="radio"
              name="country"
              value={code}
              defaultChecked={chosen === code}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            <CountryTile code={code} hue={hueOf(codes, code)} />
            <span className="min-w-0">{name[language]}</span>
          </label>
        ))}
        <label className={CHOICE}>
          <input
            type="radio"
            name="country"
            value=""
            defaultChecked={!codes.includes(chosen)}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
          <span className="min-w-0">{t('noCountry')}</span>
        </label>
      </div>
    </fieldset>
  );
}
