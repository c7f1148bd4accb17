'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { ForwardIcon } from '#components/ui/icon.tsx';
import type { Translated } from '#lib/language/language.ts';

/** Whom this browser already is, and where they go on. */
export interface Known {
  name: string;
  eventTitle: Translated;
  /** Their room now, or null for the programme. */
  roomId: string | null;
}

/** What somebody sees who has joined before on this device: one tap back to their room. */
export function Returning({ known, onSomebodyElse }: { known: Known; onSomebodyElse: () => void }) {
  const t = useTranslations('join');
  const { language } = useLanguage();
  return (
    <div className="space-y-6">
      <div>
        <p className="text-sm font-medium text-soft">{t('welcomeBack')}</p>
        <h1 className="mt-1 text-2xl">{known.eventTitle[language]}</h1>
      </div>
      <div className="space-y-2">
        <LinkButton
          kind="primary"
          href={known.roomId === null ? '/event' : `/room/${known.roomId}`}
          prefetch={false}
          className="min-h-13 w-full"
        >
          <span className="min-w-0">{t.rich('continueAs', { name: () => <bdi>{known.name}</bdi> })}</span>
          <ForwardIcon />
        </LinkButton>
        <Button kind="plain" onClick={onSomebodyElse} className="w-full">
          {t('somebodyElse')}
        </Button>
      </div>
    </div>
  );
}
