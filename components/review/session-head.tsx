'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { Facts } from '#components/programme/facts.tsx';
import type { Session } from '#lib/event/event.ts';
import { ExportButton } from './export-button.tsx';
import { useTimes } from './use-times.ts';

/** A session at the head of its rooms: when, what, whether it is open, and its export. */
export function SessionHead({ session }: { session: Session }) {
  const { language } = useLanguage();
  const title = session.title[language];
  return (
    <>
      <SessionFacts session={session} />
      <span className="block leading-snug text-ink">{title}</span>
      <ExportButton scope={{ session: session.id }} what={title} small />
    </>
  );
}

/** When a session is, and whether it is open or closed. */
export function SessionFacts({ session }: { session: Session }) {
  const t = useTranslations('review');
  const { clock } = useTimes();
  return (
    <span className="numbers block text-sm font-normal text-soft">
      <Facts facts={[`${clock(session.startsAt)} – ${clock(session.endsAt)}`, t(`state.${session.state}`)]} />
    </span>
  );
}
