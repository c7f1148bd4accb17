'use client';

import dynamic from 'next/dynamic';
import type { PanelNews, Place } from '#components/poll/panel.tsx';

/** Polls are not needed to begin: they come once the room stands. */
const PollsPanel = dynamic(() => import('#components/poll/panel.tsx').then((file) => file.PollsPanel), {
  loading: () => null,
});

/** The panel of polls and questions; until it is here, its place beside the panes is kept free. */
export function PollsLoader(panel: { place: Place; onShow: () => void; onNews: (news: PanelNews) => void }) {
  return (
    <div
      className={
        panel.place === 'beside'
          ? 'flex w-12 shrink-0 min-[108rem]:w-auto min-[108rem]:min-w-12'
          : panel.place === 'whole'
            ? 'flex min-h-0 flex-1 flex-col'
            : ''
      }
    >
      <PollsPanel {...panel} />
    </div>
  );
}
