'use client';

import { memo, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { DotPlace } from '#components/dots/slot.tsx';
import { useLanguage } from '#components/language/provider.tsx';
import { mayWrite, useMayHere, useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { hueOf, hueStyle } from '#components/ui/country.tsx';
import { MoreIcon } from '#components/ui/icon.tsx';
import { isOwn } from '#lib/board/authors.ts';
import type { CardView } from '#lib/board/view.ts';
import { useDesk } from './board-context.tsx';
import { CardByline } from './card-byline.tsx';
import { Duty } from './card-duty.tsx';
import { CardEditor } from './card-editor.tsx';
import { CardMenu } from './card-menu.tsx';
import { CardWays } from './card-ways.tsx';
import { onCardKey } from './keys.ts';
import { KindChip } from './kind.tsx';
import { useIsLocked } from './locks.tsx';
import { PassageLink } from './passage.tsx';
import { ReactionChips } from './reactions.tsx';
import { hasFinger } from './use-finger.ts';

/** Whether this person may move cards, and change this one. Who hosts may change every card that is not locked. */
export function useMay(card: CardView): { write: boolean; edit: boolean; locked: boolean } {
  const { connection } = useRoom();
  const hosts = useMayHere('board:decide');
  const write = useRoomStatus(mayWrite);
  const own = useRoomStatus((status) => isOwn(card, status.authors, connection.doc.clientID));
  const locked = useIsLocked(card.id);
  return {
    write,
    locked,
    edit: write && !locked && (own || hosts),
  };
}

/** One card. It is drawn again only when it changed itself. */
export const Card = memo(function Card({
  card,
  keysId,
  isInside = false,
}: {
  card: CardView;
  keysId: string;
  /** It lies in a stack. */
  isInside?: boolean;
}) {
  const t = useTranslations('board');
  const { event } = useRoom();
  const desk = useDesk();
  const may = useMay(card);
  const [near, setNear] = useState(false);
  const country = useRoomStatus((status) => status.authors.get(card.author)?.country ?? null);
  const editing = useSyncExternalStore(desk.subscribe, () => desk.held()?.card.id === card.id);
  const inPlace = editing && may.edit && !hasFinger();
  const hue = hueOf(
    event.countries.map((each) => each.code),
    country,
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: a card groups its text and its controls and is one stop for the arrow keys.
    <div
      role="group"
      tabIndex={-1}
      data-card={card.id}
      {...(inPlace || may.locked ? { 'data-still': '' } : {})}
      aria-roledescription={t('card')}
      aria-label={card.text.slice(0, 160) || t('card')}
      aria-describedby={keysId}
      style={hueStyle(hue)}
      className={`card ${may.write ? 'card-free' : ''}`}
      onKeyDown={(press) => onCardKey(press, desk, card.id, may)}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
      onClickCapture={(press) => {
        const chosen = desk.picking();
        if (chosen === null) return;
        press.stopPropagation();
        desk.stack(chosen, card.id);
      }}
      onClick={(press) => {
        const control = (press.target as HTMLElement).closest('button, a');
        if (!hasFinger() || control !== null || !may.write) return;
        desk.openedBy = { x: press.clientX, y: press.clientY, at: press.timeStamp };
        desk.edit(card.id);
      }}
      onDoubleClick={(press) => {
        press.stopPropagation();
        if (!inPlace && may.edit) desk.edit(card.id);
      }}
    >
      {inPlace ? (
        <CardEditor card={card} gone={desk.find(card.id) === null} />
      ) : (
        <p dir="auto" className="card-text">
          {card.text}
        </p>
      )}
      <div className="card-about">
        {!inPlace && <Traits card={card} />}
        {!inPlace && <Duty card={card} />}
        {!inPlace && <PassageLink card={card} />}
        {card.reactions.length > 0 && <ReactionChips card={card} />}
        {(card.from !== null || card.sentTo.length > 0) && <CardWays card={card} />}
      </div>
      <DotPlace ids={card.id} isInside={isInside} />
      <div className="card-foot">
        <CardByline card={card} />
        {/* Three hundred menus need not be ready; one is made when somebody comes near. */}
        {may.write && (near ? <CardMenu card={card} may={may} /> : <MenuPlace />)}
      </div>
    </div>
  );
});

function MenuPlace() {
  return (
    <span
      className="-my-1 -me-1.5 inline-flex size-8 shrink-0 items-center justify-center text-soft pointer-coarse:-my-2 pointer-coarse:size-11"
      aria-hidden="true"
    >
      <MoreIcon />
    </span>
  );
}

function Traits({ card }: { card: CardView }) {
  const { event } = useRoom();
  const { language } = useLanguage();
  const topics = event.topics.filter((topic) => card.tags.includes(topic.id));
  if (card.kind === 'note' && topics.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1">
      <KindChip kind={card.kind} />
      {topics.map((topic) => (
        <span key={topic.id} className="rounded-sm bg-sunken px-1.5 py-0.5 text-xs">
          {topic.name[language]}
        </span>
      ))}
    </div>
  );
}
