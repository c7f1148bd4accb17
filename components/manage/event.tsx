'use client';

import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { buttonClass, LinkButton } from '#components/ui/button.tsx';
import { localDay } from '#lib/event/programme.ts';
import { dayInWords } from '#lib/language/locale.ts';
import { may } from '#lib/people/permission.ts';
import { FactsSection } from './facts-section.tsx';
import { ListsSection } from './lists-section.tsx';

/** The meeting itself: its facts (for staff), its lists, and the way to another meeting. */
export function ManageEvent() {
  const t = useTranslations('manage.event');
  const { language } = useLanguage();
  const { event, me } = useAround();
  const target = { eventId: me.person.eventId };
  const mayCreate = may(me.person, 'event:create', target);
  return (
    <div className="max-w-3xl">
      <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-xl">{t('heading')}</h1>
          <p className="mt-1 text-sm text-soft">
            {t('keptUntil', { day: dayInWords(localDay(event.retainUntil - 1, event.timeZone), language) })}
          </p>
        </div>
        {mayCreate && (
          <LinkButton href="/manage/event/new" prefetch={false} className="max-sm:w-full">
            {t('create')}
          </LinkButton>
        )}
      </div>
      {may(me.person, 'event:edit', target) && <FactsSection />}
      <ListsSection />
      {mayCreate && (
        <section aria-labelledby="another" className="mt-10 border-t border-line pt-6">
          <h2 id="another" className="text-lg">
            {t('another')}
          </h2>
          <p className="mb-3 text-sm text-soft">{t('anotherText')}</p>
          <a href="/api/event-file" download="event.json" className={buttonClass()}>
            {t('file')}
          </a>
        </section>
      )}
    </div>
  );
}
