'use client';

import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { CheckField } from '#components/ui/field.tsx';
import { useShortcuts } from './shortcuts.tsx';

/** A button, and what it opens: every key that does something now, and how to switch them off. */
export function Keys() {
  const t = useTranslations('console.keys');
  const common = useTranslations('common');
  const { list, on, turn, shown, show } = useShortcuts();
  return (
    <>
      <Button
        onClick={() => show(true)}
        kind="plain"
        className="text-sm"
        {...(on && { 'aria-keyshortcuts': '?' })}
      >
        {t('title')}
      </Button>
      <Dialog open={shown} onClose={() => show(false)} title={t('title')} closeLabel={common('close')}>
        <dl className="mb-5 grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2">
          {[{ letter: '?', label: t('list') }, ...list].map(({ letter, label }) => (
            <div key={letter} className="col-span-2 grid grid-cols-subgrid items-baseline">
              <dt>
                <kbd
                  dir="ltr"
                  className="inline-block min-w-8 rounded-sm border border-line-strong bg-sunken px-2 text-center font-sans font-semibold uppercase"
                >
                  {letter}
                </kbd>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
        <CheckField
          label={t('use')}
          hint={t('useHint')}
          checked={on}
          onChange={(change) => turn(change.target.checked)}
        />
      </Dialog>
    </>
  );
}
