'use client';

import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useMayHere, useRoom, useRoomStatus } from '#components/room/room-context.tsx';
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
  const { connection } = useRoom();
  const desk = useDesk();
  const authors = useRoomStatus((status) => status.authors);
  // A card that goes or comes changes the board.
  useSyncExternalStore(desk.board.subscribe, desk.board.view);
  const [, told] = useState(0);
  const several = useTranslations('decided.several');
  const [chosen, choose] = useState<readonly string[]>([]);
  const hosts = useMayHere('board:decide');
  const entries = binOf(connection.doc).filter(
    (entry) => hosts || isOwnInBin(entry, authors, connection.doc.clientID),
  );
  const here = chosen.filter((id) => entries.some(({ card }) => card.id === id));
  return (
    <Dialog open onClose={onClose} title={t('title')} closeLabel={close}>
      <p className="mb-3 text-sm text-soft">
        {hosts ? t('introAll', { days: BIN_MS / DAY_MS }) : t('introOwn')}
      </p>
      {entries.length === 0 && <p>{t('empty')}</p>}
      {entries.length > 1 && (
        <div className="mb-3 flex flex-wrap gap-2">
          <Button onClick={() => choose(here.length === 0 ? entries.map(({ card }) => card.id) : [])}>
            {several(here.length === 0 ? 'all' : 'none')}
          </Button>
          {here.length > 0 && (
            <Button
              kind="primary"
              onClick={() => {
                desk.restore(...here);
                choose([]);
              }}
            >
              {several('putBack', { count: here.length })}
            </Button>
          )}
        </div>
      )}
      <ul className="grid gap-2">
        {entries.map((entry) => (
          <Entry
            key={entry.card.id}
            entry={entry}
            chosen={entries.length > 1 ? here.includes(entry.card.id) : null}
            onChoose={(wanted) => {
              const others = here.filter((id) => id !== entry.card.id);
              choose(wanted ? [...others, entry.card.id] : others);
            }}
            onGone={() => told((count) => count + 1)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function Entry({
  entry: { card, by, at },
  chosen,
  onChoose,
  onGone,
}: {
  entry: BinView;
  /** Whether it is among several to be put back together; null where there are not several. */
  chosen: boolean | null;
  onChoose: (chosen: boolean) => void;
  onGone: () => void;
}) {
  const t = useTranslations('board');
  const several = useTranslations('decided.several');
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
    <li className="rounded-md border border-line p-3 has-checked:border-accent" data-binned={card.id}>
      <div className="flex items-start gap-3">
        {chosen !== null && (
          <label className="-m-2.5 flex size-11 shrink-0 items-center justify-center">
            <input
              type="checkbox"
              checked={chosen}
              aria-label={several('one', { text: card.text.slice(0, 60) })}
              onChange={(change) => onChoose(change.target.checked)}
              className="size-6 accent-(--accent)"
            />
          </label>
        )}
        <p dir="auto" className="card-text min-w-0 flex-1 text-sm">
          {card.text}
        </p>
      </div>
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
