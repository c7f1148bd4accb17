'use client';

import { AnnounceDesk } from './announce-desk.tsx';
import { CallDesk } from './call-desk.tsx';
import { HandsDesk } from './hands-desk.tsx';
import { PhaseDesk } from './phase-desk.tsx';
import { TimerDesk } from './timer-desk.tsx';

/** In the console: what a facilitator does besides asking. */
export function FacilitationSection() {
  return (
    <div className="grid gap-4">
      <PhaseDesk />
      <TimerDesk />
      <HandsDesk />
      <AnnounceDesk />
      <CallDesk />
    </div>
  );
}
