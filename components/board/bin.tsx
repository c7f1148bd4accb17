'use client';

import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { BIN_MS, type BinView, binOf, isOwnInBin } from '#lib/board/bin.ts';
import { clockTime, shortDay } from '#lib/language/locale.ts';
import { useDesk } from './board-context.tsx';
import { CardByline } from './card-byline.tsx';

const DAY_MS = 24 * 3_600_000;

/** What was deleted and can come back: for those who host everything, for others what they wrote or deleted. */
export function Bin({ onClose }: { onClose: () => void }) {
  const t = useTranslations('board.bin');
  const close = useTranslations('common')('close');
  const { me, connection } = useRoom();
  const desk = useDesk();
  const authors = useRoomStatus((status) => status.authors);
  // A card that goes or comes changes the board.
  useSyncExternalStore(desk.board.subscribe, desk.board.view);
  const [, told] = useState(0);
  const hosts = me.role === 'facilitator' || me.role === 'staff';
  const entries = binOf(connection.doc).filter(
    (entry) => hosts || isOwnInBin(entry, authors, connection.doc.clientID),
  );
  return (
    <Dialog open onClose={onClose} title={t('title')} closeLabel={close}>
      <p className="mb-3 text-sm text-soft">
        {hosts ? t('introAll', { days: BIN_MS / DAY_MS }) : t('introOwn')}
      </p>
      {entries.length === 0 && <p>{t('empty')}</p>}
      <ul className="grid gap-2">
        {entries.map((entry) => (
          <Entry key={entry.card.id} entry={entry} onGone={() => told((count) => count + 1)} />
        ))}
      </ul>
    </Dialog>
  );
}

function Entry({ entry: { card, by, at }, onGone }: { entry: BinView; onGone: () => void }) {
  const t = useTranslations('board');
  const cancel = useTranslations('common')('cancel');
  const { language } = useLanguage();
  const { event, connection } = useRoom();
  const desk = useDesk();
  const who = useRoomStatus((status) => status.authors.get(by));
  const [sure, setSure] = useState(false);
  const isMine = by === connection.doc.clientID || who?.own === true;
  const name = isMine ? t('byYou') : `\u2068${who?.name || who?.organisation || '…'}\u2069`;
  const time =
    at === null
      ? null
      : `${shortDay(new Date(at).toISOString().slice(0, 10), language)} ${clockTime(at, language, event.timeZone)}`;
  return (
    <li className="rounded-md border border-line p-3" data-binned={card.id}>
      <p dir="auto" className="card-text text-sm">
        {card.text}
      </p>
      <p className="text-xs text-soft">
        <CardByline card={card} />
        {' · '}
        {time === null ? t('bin.by', { name }) : t('bin.byAt', { name, time })}
      </p>
      {sure && (
        <p role="alert" className="mt-2 text-sm text-trouble">
          {t('bin.forGoodSure')}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {sure ? (
          <>
            <Button
              onClick={() => {
                desk.removeForGood(card.id);
                onGone();
              }}
            >
              {t('bin.forGoodYes')}
            </Button>
            <Button onClick={() => setSure(false)}>{cancel}</Button>
          </>
        ) : (
          <>
            <Button kind="primary" onClick={() => desk.restore(card.id)}>
              {t('putBack')}
            </Button>
            <Button kind="plain" onClick={() => setSure(true)}>
              {t('bin.forGood')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
