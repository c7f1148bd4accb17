'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { madeId } from '#components/chance.ts';
import { useRoom, useRoomStatus } from '#components/room/room-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { useWriting, useWritingState } from '#components/writing/writing-context.tsx';
import { CARD_TEXT_MAX, CARDS_MAX } from '#lib/board/schema.ts';
import { useDesk } from './board-context.tsx';

/** What is typed but not added survives a reload of this tab; on a device that others use nothing is kept. */
function useDraft(key: string): [string, (text: string) => void] {
  const { sharedDevice } = useRoom();
  const [draft, setDraft] = useState(() => (sharedDevice ? '' : (sessionStorage.getItem(key) ?? '')));
  return [
    draft,
    (text) => {
      setDraft(text);
      if (sharedDevice) return;
      if (text === '') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, text);
    },
  ];
}

/**
 * The one way to add a card to a column: type and press Enter; the field keeps the focus for the next one. With
 * `at` it stands between the cards, where somebody pressed twice, and goes when it is left.
 */
export function NewCard({
  column,
  title,
  at,
  write,
  onAdded,
  onLeft,
}: {
  column: string;
  title: string;
  at?: number;
  /** Whether cards can be added now. When not, what was typed stays to be read, and an empty field goes. */
  write: boolean;
  onAdded: () => void;
  onLeft?: () => void;
}) {
  const t = useTranslations('board');
  const ofWriting = useTranslations('writing');
  const { room, sharedDevice } = useRoom();
  const closed = useRoomStatus((status) => status.notice.reason === 'session-closed');
  const desk = useDesk();
  const writing = useWriting();
  const isPrivate = useWritingState(({ rules }) => rules.writing === 'private');
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(`draft:${room.id}:${column}${at === undefined ? '' : ':between'}`);
  const [full, setFull] = useState(false);
  const between = at !== undefined;
  const statusId = useId();

  useEffect(() => {
    if (between) field.current?.focus();
  }, [between]);

  const add = (): boolean => {
    if (!write) return false;
    if (writing?.isPrivate) {
      if (text.trim() === '') return false;
      writing.write({ id: madeId(), column, text: text.trim(), kind: 'note' });
      setText('');
      onLeft?.();
      return true;
    }
    const added = desk.add(column, text, at);
    setFull(!added.ok && added.problem.code === 'board-full');
    if (!added.ok) return false;
    setText('');
    onAdded();
    return true;
  };
  const left = CARD_TEXT_MAX - text.length;
  const trouble = !write
    ? t(closed && !sharedDevice ? 'draftKept' : 'draftHere')
    : full
      ? t('boardFull', { max: CARDS_MAX })
      : left <= 0
        ? t('full', { max: CARD_TEXT_MAX })
        : '';

  if (!write && text.trim() === '') return null;
  return (
    <form
      className={between ? 'card card-new' : 'card-new p-2'}
      onSubmit={(submit) => {
        submit.preventDefault();
        add();
        field.current?.focus();
      }}
      onBlur={(blur) => {
        if (!between || blur.currentTarget.contains(blur.relatedTarget)) return;
        if (text.trim() === '' || add()) onLeft?.();
      }}
    >
      <textarea
        ref={field}
        // An empty field reads in the direction of the page, as its hint does.
        dir={text === '' ? undefined : 'auto'}
        rows={1}
        value={text}
        maxLength={CARD_TEXT_MAX}
        readOnly={!write}
        aria-describedby={write ? undefined : statusId}
        enterKeyHint="send"
        placeholder={isPrivate ? ofWriting('addPrivate') : t('add')}
        aria-label={t('addTo', { column: title })}
        onChange={(change) => setText(change.target.value)}
        onKeyDown={(key) => {
          if (key.nativeEvent.isComposing) return;
          if (key.key === 'Enter' && !key.shiftKey) {
            key.preventDefault();
            add();
          } else if (key.key === 'ArrowDown' && text === '') {
            key.preventDefault();
            key.currentTarget
              .closest('[data-column]')
              ?.querySelector<HTMLElement>('[data-card], [data-stack]')
              ?.focus();
          } else if (key.key === 'Escape' && between) {
            key.preventDefault();
            field.current?.blur();
          }
        }}
        className="card-field"
      />
      <p
        id={statusId}
        role="status"
        className={`px-1 text-xs empty:hidden ${write ? 'text-trouble' : 'text-warn'}`}
      >
        {trouble}
      </p>
      {write && text.trim() !== '' && (
        <Button type="submit" kind="primary" className="mt-1 w-full hidden pointer-coarse:inline-flex">
          {t('addButton')}
        </Button>
      )}
    </form>
  );
}
