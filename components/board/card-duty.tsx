'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { usePresence } from '#components/live/use-live.ts';
import { useRoom } from '#components/room/room-context.tsx';
import { DUE_FIRST, DUE_LAST, OWNER_MAX } from '#lib/board/schema.ts';
import type { CardView } from '#lib/board/view.ts';
import { shortDay } from '#lib/language/locale.ts';
import { useDesk } from './board-context.tsx';

/** Whether cards of this kind have somebody who sees to them, and a day. */
export function hasDuty(card: CardView): boolean {
  return card.kind === 'decision' || card.kind === 'action';
}

/** On the card: who sees to it and by when, in words. */
export function Duty({ card }: { card: CardView }) {
  const t = useTranslations('board');
  const { language } = useLanguage();
  if (!hasDuty(card) || (card.owner === '' && card.due === null)) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-xs" data-duty>
      {card.owner !== '' && (
        <span className="font-semibold">
          {t.rich('ownerIs', {
            hidden: (words) => <span className="sr-only">{words}</span>,
            name: () => <bdi>{card.owner}</bdi>,
          })}
        </span>
      )}
      {card.due !== null && (
        <time dateTime={card.due}>{t('dueOn', { day: shortDay(card.due, language) })}</time>
      )}
    </p>
  );
}

/** Who sees to a decision or an action, and by when: free text with those present offered, and the browser's own day. */
export function DutyFields({ card }: { card: CardView }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(11rem,100%),1fr))] gap-2">
      <OwnerField card={card} />
      <DueField card={card} />
    </div>
  );
}

/** The people here as they sign in this session, and the organisations of the meeting. */
function useSuggestions(): string[] {
  const { event, room, session } = useRoom();
  const people = usePresence(room.id);
  const names = session.attribution === 'person' ? people.map((person) => person.name) : [];
  return [...new Set([...names, ...event.organisations.map((organisation) => organisation.name)])];
}

function OwnerField({ card }: { card: CardView }) {
  const t = useTranslations('board');
  const desk = useDesk();
  const suggestions = useSuggestions();
  const [text, setText] = useState(card.owner);
  const writing = useRef(false);
  const latest = useRef(text);
  latest.current = text;
  const id = useId();

  // What others write is shown, except under somebody's own fingers.
  useEffect(() => {
    if (!writing.current) setText(card.owner);
  }, [card.owner]);
  const take = () => {
    if (!writing.current) return;
    writing.current = false;
    desk.setOwner(card.id, latest.current);
  };
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => () => taking.current(), []);

  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-soft">
        {t('owner')}
      </label>
      <input
        id={id}
        list={`${id}-names`}
        dir={text === '' ? undefined : 'auto'}
        value={text}
        maxLength={OWNER_MAX}
        autoComplete="off"
        aria-describedby={`${id}-full`}
        onChange={(change) => {
          writing.current = true;
          setText(change.target.value);
        }}
        onBlur={take}
        onKeyDown={(key) => {
          if (key.key !== 'Enter' || key.nativeEvent.isComposing) return;
          key.preventDefault();
          take();
        }}
        className="card-field"
      />
      <datalist id={`${id}-names`}>
        {suggestions.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p id={`${id}-full`} aria-live="polite" className="text-xs text-trouble empty:hidden">
        {text.length >= OWNER_MAX ? t('ownerFull', { max: OWNER_MAX }) : ''}
      </p>
    </div>
  );
}

function DueField({ card }: { card: CardView }) {
  const t = useTranslations('board');
  const { language } = useLanguage();
  const desk = useDesk();
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    const input = field.current;
    if (input !== null && document.activeElement !== input) input.value = card.due ?? '';
  }, [card.due]);
  const take = (input: HTMLInputElement) => {
    // While a day is half typed the field says nothing; an empty one takes the day away.
    if (input.validity.badInput) return;
    setWrong(!desk.setDue(card.id, input.value === '' ? null : input.value).ok);
  };

  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-soft">
        {t('due')}
      </label>
      <input
        ref={field}
        id={id}
        type="date"
        min={DUE_FIRST}
        max={DUE_LAST}
        defaultValue={card.due ?? ''}
        aria-invalid={wrong || undefined}
        aria-describedby={`${id}-wrong`}
        onChange={(change) => take(change.target)}
        onBlur={(blur) => {
          if (blur.target.validity.badInput) setWrong(true);
          else take(blur.target);
        }}
        className="card-field"
      />
      <p id={`${id}-wrong`} aria-live="polite" className="text-xs text-trouble empty:hidden">
        {wrong
          ? t('dueWrong', { first: shortDay(DUE_FIRST, language), last: shortDay(DUE_LAST, language) })
          : ''}
      </p>
    </div>
  );
}
