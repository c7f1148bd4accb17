'use client';

import { useId, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDesk } from '#components/board/board-context.tsx';
import { useProblemSentence } from '#components/language/problem.ts';
import { mayWrite, useRoomStatus } from '#components/room/room-context.tsx';
import type { OwnDraft } from '#lib/board/own-drafts.ts';
import { CARD_TEXT_MAX } from '#lib/board/schema.ts';
import { useWriting, useWritingState } from './writing-context.tsx';
import './writing.css';

const BUTTON =
  'inline-flex min-h-8 items-center rounded-md px-2 text-xs font-semibold hover:bg-sunken hover:text-ink pointer-coarse:min-h-11';

/** One's own drafts of a column: cards of which nobody else knows yet. */
export function OwnDrafts({ column, title }: { column: string; title: string }) {
  const t = useTranslations('writing');
  const all = useWritingState(({ drafts }) => drafts);
  const drafts = useMemo(() => all.filter((draft) => draft.column === column), [all, column]);
  return (
    <>
      {drafts.length > 0 && (
        <ul aria-label={t('yours', { column: title })} className="drafts">
          {drafts.map((draft) => (
            <li key={draft.id}>
              <Draft draft={draft} />
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {drafts.length > 0 && t('kept', { count: drafts.length, column: title })}
      </p>
    </>
  );
}

function Draft({ draft }: { draft: OwnDraft }) {
  const t = useTranslations('writing');
  const write = useRoomStatus(mayWrite);
  const writing = useWriting();
  const isPrivate = useWritingState(({ rules }) => rules.writing === 'private');
  const desk = useDesk();
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  if (writing === null) return null;
  const { id, column, text, kind } = draft;
  const late = draft.state === 'late';

  const done = (next: string) => {
    setEditing(false);
    const trimmed = next.trim();
    if (trimmed === '') writing.discard(id);
    else if (trimmed !== text) writing.write({ id, column, text: trimmed, kind });
    requestAnimationFrame(() => editButton.current?.focus());
  };
  return (
    <div data-draft={draft.state} className="card draft">
      {editing ? (
        <Editor text={text} onDone={done} />
      ) : (
        <p dir="auto" className="card-text">
          {text}
        </p>
      )}
      <State draft={draft} />
      {write && !editing && (
        <div className="-mx-2 flex flex-wrap gap-x-1">
          {late && !isPrivate && (
            <button
              type="button"
              className={`${BUTTON} text-accent`}
              onClick={() => {
                if (desk.add(column, text).ok) writing.discard(id);
              }}
            >
              {t('addToBoard')}
            </button>
          )}
          {draft.state !== 'saved' && draft.state !== 'sending' && isPrivate && (
            <button
              type="button"
              className={`${BUTTON} text-accent`}
              onClick={() => writing.write({ id, column, text, kind })}
            >
              {t('tryAgain')}
            </button>
          )}
          <button
            ref={editButton}
            type="button"
            className={`${BUTTON} text-soft`}
            aria-label={t('editOf', { text: text.slice(0, 40) })}
            onClick={() => setEditing(true)}
          >
            {t('edit')}
          </button>
          <button
            type="button"
            className={`${BUTTON} text-soft`}
            aria-label={t('discardOf', { text: text.slice(0, 40) })}
            onClick={() => writing.discard(id)}
          >
            {t('discard')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Who sees it, and whether it is safe. */
function State({ draft }: { draft: OwnDraft }) {
  const t = useTranslations('writing');
  const sentence = useProblemSentence();
  const offline = useRoomStatus(({ saving }) => saving.is === 'offline');
  const closed = useRoomStatus(({ notice }) => notice.reason === 'session-closed');
  const waiting = useTranslations('decided.waiting');
  if (draft.state === 'late') return <p className="text-xs text-warn">{t('late')}</p>;
  if (draft.state === 'refused') {
    return <p className="text-xs text-trouble">{sentence({ code: draft.code ?? 'internal' })}</p>;
  }
  if (draft.state === 'sending' && closed) return <p className="text-xs text-soft">{waiting('unsent')}</p>;
  const state = draft.state === 'sending' && offline ? 'offline' : draft.state;
  return <p className="text-xs text-soft">{t(`state.${state}`)}</p>;
}

function Editor({ text, onDone }: { text: string; onDone: (text: string) => void }) {
  const t = useTranslations('writing');
  const [now, setNow] = useState(text);
  const hint = useId();
  return (
    <>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked to write here.
        autoFocus
        dir="auto"
        value={now}
        maxLength={CARD_TEXT_MAX}
        aria-label={t('textOf')}
        aria-describedby={hint}
        enterKeyHint="done"
        onChange={(change) => setNow(change.target.value)}
        onBlur={() => onDone(now)}
        onKeyDown={(key) => {
          if (key.nativeEvent.isComposing) return;
          if (key.key === 'Enter' && !key.shiftKey) {
            key.preventDefault();
            onDone(now);
          } else if (key.key === 'Escape') {
            key.preventDefault();
            key.stopPropagation();
            onDone(text);
          }
        }}
        className="card-field"
      />
      <p id={hint} className="text-xs text-soft">
        {t('editKeys')}
      </p>
    </>
  );
}
