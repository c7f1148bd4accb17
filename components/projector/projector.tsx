'use client';

import './projector.css';
import { useLayoutEffect, useState } from 'react';
import { InLanguage } from '#components/language/provider.tsx';
import { liveStore } from '#components/live/store.ts';
import type { ProjectorAnswer } from '#lib/wire/screen.ts';
import { Entry } from './entry.tsx';
import { Stage } from './stage.tsx';
import type { ProjectorTexts } from './texts.ts';
import { useChoices } from './use-choices.ts';

/**
 * What the projector of a room shows. It may stand for days: after it has come it loads no more scripts and no more
 * texts, so that neither a lost line nor a new version of the product takes the picture away.
 *
 * @param rendered null: the browser came without a pass that may; its address may hold the link's ticket
 */
export function Projector({
  roomId,
  rendered,
  texts,
}: {
  roomId: string;
  rendered: ProjectorAnswer | null;
  texts: ProjectorTexts;
}) {
  const [entered, setEntered] = useState(rendered);
  // Before any part of the page opens the line.
  useLayoutEffect(() => liveStore.showFor(roomId), [roomId]);
  const choosing = useChoices(entered?.event.languages ?? []);
  const [language] = choosing.choices.languages;
  return (
    <InLanguage language={language} messages={texts[language]}>
      {entered === null ? (
        <Entry roomId={roomId} onEntered={setEntered} choosing={choosing} />
      ) : (
        <Stage roomId={roomId} rendered={entered} texts={texts} choosing={choosing} />
      )}
    </InLanguage>
  );
}
