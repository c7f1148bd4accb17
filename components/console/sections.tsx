'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import type { Messages } from '#lib/language/catalogue.ts';

/** A part of the console. Its name is a text: `console.section.<id>`. */
export interface ConsoleSection {
  id: keyof Messages['console']['section'];
  /** Fetched when the console is opened. Inside it `useSteered` says what is steered, and `useBadge` tells of news. */
  Section: ComponentType;
}

/** The parts of the console, the most used first: on a phone one at a time, on a laptop side by side. */
export const SECTIONS: readonly ConsoleSection[] = [
  {
    id: 'polls',
    Section: dynamic(() => import('./polls/section.tsx').then((module) => module.PollsSection), {
      ssr: false,
    }),
  },
  {
    id: 'facilitation',
    Section: dynamic(
      () => import('#components/facilitation/desk/section.tsx').then((module) => module.FacilitationSection),
      { ssr: false },
    ),
  },
  {
    id: 'questions',
    Section: dynamic(
      () => import('#components/question/console-section.tsx').then((module) => module.QuestionsSection),
      { ssr: false },
    ),
  },
  {
    id: 'dots',
    Section: dynamic(() => import('#components/dots/dots-section.tsx').then((module) => module.DotsSection), {
      ssr: false,
    }),
  },
  {
    id: 'projector',
    Section: dynamic(
      () => import('#components/projector/screen-section.tsx').then((module) => module.ScreenSection),
      {
        ssr: false,
      },
    ),
  },
];
