'use client';

import { useTranslations } from 'use-intl';
import { AnnouncementLines } from '#components/facilitation/announcement-lines.tsx';
import { useAnnouncements } from '#components/facilitation/announcements.ts';
import { MegaphoneIcon } from '#components/facilitation/icons.tsx';
import { openList, useShown } from '#components/facilitation/put-away.ts';
import { Button } from '#components/ui/button.tsx';

/** What was announced to everybody, for those who are in no room; what was put away can be read again. */
export function Announcements({ timeZone }: { timeZone: string }) {
  const t = useTranslations('facilitation.announcements');
  const { all } = useAnnouncements([]);
  const { putAway, listOpen } = useShown();
  const isSomeAway = all.some(({ id }) => putAway.includes(id));
  return (
    <div className="space-y-2 empty:hidden">
      <AnnouncementLines roomId={null} timeZone={timeZone} />
      {isSomeAway && !listOpen && (
        <Button onClick={() => openList(true)} className="text-sm">
          <MegaphoneIcon />
          {t('open', { count: all.length })}
        </Button>
      )}
    </div>
  );
}
