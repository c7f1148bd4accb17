'use client';

import dynamic from 'next/dynamic';
import { type ComponentType, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useMayHere } from '#components/room/room-context.tsx';
import { LineMark } from '#components/ui/icon.tsx';
import { BeginButton } from '#components/writing/begin-button.tsx';
import { useDesk } from './board-context.tsx';
import { rememberLayout } from './layout.ts';
import type { Told } from './moves.ts';

const HostTools = dynamic(() => import('./host-tools.tsx').then((file) => file.HostTools));

const BUTTON =
  'inline-flex min-h-9 items-center gap-1.5 rounded-md px-2 text-sm max-sm:gap-1 max-sm:px-1 pointer-coarse:min-h-11 aria-disabled:cursor-default aria-disabled:text-soft/80 not-aria-disabled:hover:bg-sunken';

/** Above the board: how it lies on the screen, undo and redo, and what one just did, in words that a screen reader says too. */
export function BoardBar({ write }: { write: boolean }) {
  const t = useTranslations('board');
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-2 px-3 max-sm:gap-x-0.5 max-sm:px-1.5">
      <h2 className="sr-only">{t('title')}</h2>
      <LayoutButton />
      {write && <WritingTools />}
    </div>
  );
}

/** Columns side by side, or all cards as a list below each other. */
function LayoutButton() {
  const t = useTranslations('board');
  const desk = useDesk();
  const isList = useSyncExternalStore(desk.subscribe, desk.layout) === 'list';
  const change = () => {
    const layout = isList ? 'columns' : 'list';
    rememberLayout(layout);
    desk.layOut(layout);
  };
  return (
    <button
      type="button"
      aria-pressed={isList}
      onClick={change}
      className={`${BUTTON} aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent`}
    >
      <ListMark />
      {t('asList')}
    </button>
  );
}

function WritingTools() {
  const t = useTranslations('board');
  const isHost = useMayHere('board:decide');
  const desk = useDesk();
  const can = useSyncExternalStore(desk.undoing.subscribe, desk.undoing.can);
  const told = useSyncExternalStore(desk.subscribe, desk.told);
  return (
    <>
      <button
        type="button"
        aria-disabled={!can.undo}
        title={can.undo ? undefined : t('nothingToUndo')}
        aria-keyshortcuts="Control+Z"
        onClick={() => desk.undo()}
        className={BUTTON}
      >
        <Turn />
        {t('undo')}
      </button>
      <button
        type="button"
        aria-disabled={!can.redo}
        title={can.redo ? undefined : t('nothingToRedo')}
        aria-keyshortcuts="Control+Shift+Z"
        onClick={() => desk.redo()}
        className={BUTTON}
      >
        <Turn again />
        {t('redo')}
      </button>
      <BinButton />
      <BeginButton className={BUTTON} />
      {isHost && <HostTools className={BUTTON} />}
      <span role="status" className="ms-auto flex items-center gap-2 text-sm text-soft">
        {told !== null && <Words told={told} />}
      </span>
      <Picking />
      {told?.is === 'noted' && (
        <button
          type="button"
          onClick={() => desk.lead.to({ to: 'passage', card: told.card })}
          className={`${BUTTON} font-semibold text-accent`}
        >
          {t('passage.show')}
        </button>
      )}
      {told?.is === 'cleared' && (
        <button
          type="button"
          onClick={() => desk.restore(...told.cards)}
          className={`${BUTTON} font-semibold text-accent`}
        >
          {t('putBack')}
        </button>
      )}
      {told?.is === 'deleted' && can.undo && (
        <button type="button" onClick={() => desk.undo()} className={`${BUTTON} font-semibold text-accent`}>
          {t('undo')}
        </button>
      )}
    </>
  );
}

/** Opens the bin, whose code comes only then. */
function BinButton() {
  const t = useTranslations('board.bin');
  const trouble = useTranslations('common.trouble');
  const [Bin, setBin] = useState<ComponentType<{ onClose: () => void }> | null>(null);
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);
  const show = () => {
    setFailed(false);
    setOpen(true);
    if (Bin !== null) return;
    import('./bin.tsx').then(
      (loaded) => setBin(() => loaded.Bin),
      () => setFailed(true),
    );
  };
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={show} className={BUTTON}>
        <BinMark />
        {t('open')}
      </button>
      {failed && (
        <span role="alert" className="text-sm text-trouble">
          {trouble('offline')}
        </span>
      )}
      {open && Bin !== null && <Bin onClose={() => setOpen(false)} />}
    </>
  );
}

function ListMark() {
  return (
    <LineMark d="M2.5 4h.01M2.5 8h.01M2.5 12h.01M6 4h7.5M6 8h7.5M6 12h7.5" className="rtl:-scale-x-100" />
  );
}

function BinMark() {
  return <LineMark d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9" />;
}

/** What is being laid on another card, and how to stop. */
function Picking() {
  const t = useTranslations('board.stack');
  const cancel = useTranslations('common')('cancel');
  const desk = useDesk();
  const thing = useSyncExternalStore(desk.subscribe, desk.picking);
  const slot = thing === null ? null : desk.slotOf(thing);
  const card = slot?.cards.find((each) => each.id === thing?.id) ?? slot?.cards[0];
  const text = thing?.is === 'stack' && slot?.title ? slot.title : (card?.text ?? '');
  return (
    <span role="status" className="flex w-full items-center gap-2 text-sm empty:hidden">
      {card !== undefined && (
        <>
          <span className="min-w-0 flex-1 truncate border-s-4 border-accent ps-2">
            {t('choose', { text: text.slice(0, 60) })}
          </span>
          <button
            type="button"
            onClick={() => desk.pick(null)}
            className={`${BUTTON} font-semibold text-accent`}
          >
            {cancel}
          </button>
        </>
      )}
    </span>
  );
}

function Words({ told }: { told: Told }) {
  const t = useTranslations('board');
  const decided = useTranslations('decided');
  const { language } = useLanguage();
  const desk = useDesk();
  const titleOf = (id: string) =>
    desk.board.view().columns.find((column) => column.id === id)?.title[language] ?? '';
  switch (told.is) {
    case 'added':
      return <span className="sr-only">{t('added', { column: titleOf(told.column) })}</span>;
    case 'moved': {
      const { place, count } = told;
      return <span className="sr-only">{t('moved', { column: titleOf(told.column), place, count })}</span>;
    }
    case 'onlyOwn':
      return <span className="sr-only">{t('onlyOwn')}</span>;
    case 'sent':
      return <span>{decided('send.sent', { room: `\u2068${told.to}\u2069` })}</span>;
    case 'cleared':
      return <span>{decided('clear.cleared', { count: told.cards.length })}</span>;
    case 'locked':
      return <span>{decided('lock.why')}</span>;
    case 'stacked':
      return <span>{t('stack.stacked', { count: told.count })}</span>;
    case 'unstacked':
      return <span>{t('stack.unstacked')}</span>;
    case 'noted':
      return <span>{t('passage.noted')}</span>;
    case 'putBack':
      return <span>{t('bin.back')}</span>;
    case 'goneForGood':
      return <span>{t('bin.gone')}</span>;
    case 'deleted':
    case 'undone':
    case 'redone':
      return <span>{t(told.is)}</span>;
  }
}

function Turn({ again = false }: { again?: boolean }) {
  return (
    <LineMark
      d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H7"
      className={again ? '-scale-x-100 rtl:scale-x-100' : 'rtl:-scale-x-100'}
    />
  );
}
