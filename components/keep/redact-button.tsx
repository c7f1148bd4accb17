'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useAnswer } from '#components/live/use-answer.ts';
import { useAround } from '#components/programme/context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { PassageText } from '#lib/keep/redact.ts';
import { may } from '#lib/people/permission.ts';
import { fold } from '#lib/review/fold.ts';
import type { PassagesAnswer } from '#lib/wire/api.ts';

const SHOWN = 8;
const MARK_MAX = 40;

/** For staff: puts a mark in the place of a passage of a room. Else nothing. */
export function RedactButton({ roomId }: { roomId: string }) {
  const t = useTranslations('keep.redact');
  const common = useTranslations('common');
  const { event, me } = useAround();
  const [open, setOpen] = useState(false);
  if (!may(me.person, 'room:redact', { eventId: event.id })) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)} className="text-sm">
        {t('open')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('open')} closeLabel={common('close')}>
        <Redact roomId={roomId} />
      </Dialog>
    </>
  );
}

function Redact({ roomId }: { roomId: string }) {
  const t = useTranslations('keep.redact');
  const sentence = useProblemSentence();
  const path = `/api/rooms/${encodeURIComponent(roomId)}`;
  const { value: answer, error, again } = useAnswer<PassagesAnswer>(`${path}/passages`, null, () => '');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const problem = refused ?? error;
  const [chosen, setChosen] = useState<PassageText | null>(null);
  const [mark, setMark] = useState(t('markText'));
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);

  async function redact({ passage }: PassageText, epoch: string): Promise<void> {
    if (busy) return;
    setBusy(true);
    const words = mark.trim() || t('markText');
    const outcome = await send('POST', `${path}/redact`, { epoch, passage, mark: words });
    setBusy(false);
    setRefused(outcome.ok ? null : outcome.error);
    setDone(outcome.ok);
    if (outcome.ok) setChosen(null);
    // The document is another one now.
    again();
  }

  return (
    <div className="space-y-4">
      <p className="text-sm text-soft">{t('intro')}</p>
      {chosen === null || answer === null ? (
        <Choice
          passages={answer?.passages ?? null}
          onChoose={(passage) => {
            setChosen(passage);
            setDone(false);
          }}
        />
      ) : (
        <>
          <div>
            <h3 className="mb-1 font-semibold">{t('chosen')}</h3>
            <blockquote dir="auto" className="border-s-4 border-line-strong ps-3 whitespace-pre-wrap">
              {chosen.text}
            </blockquote>
          </div>
          <TextField
            label={t('mark')}
            maxLength={MARK_MAX}
            value={mark}
            onChange={(change) => setMark(change.target.value)}
          />
          <p className="font-medium">{t('final')}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => void redact(chosen, answer.epoch)} aria-busy={busy}>
              {t('now')}
            </Button>
            <Button onClick={() => setChosen(null)}>{t('back')}</Button>
          </div>
        </>
      )}
      <div role="status" className="empty:hidden">
        {problem !== null && <Notice tone="trouble">{sentence(problem)}</Notice>}
        {done && <Notice tone="good">{t('done')}</Notice>}
      </div>
    </div>
  );
}

/** The passages in which all typed words occur. */
function Choice({
  passages,
  onChoose,
}: {
  passages: readonly PassageText[] | null;
  onChoose: (passage: PassageText) => void;
}) {
  const t = useTranslations('keep.redact');
  const common = useTranslations('common');
  const [typed, setTyped] = useState('');
  const words = fold(typed).split(' ').filter(Boolean);
  const found = (passages ?? []).filter(({ text }) => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  });
  return (
    <>
      <TextField label={t('find')} value={typed} onChange={(change) => setTyped(change.target.value)} />
      <ul className="space-y-2 empty:hidden">
        {found.slice(0, SHOWN).map((each) => (
          <li
            key={each.passage.is === 'card' ? each.passage.card : each.passage.block}
            className="flex items-start gap-3 rounded-md border border-line px-3 py-2"
          >
            <p className="min-w-0 flex-1">
              <span className="block text-xs text-soft">
                {t(each.passage.is === 'card' ? 'card' : 'note')}
              </span>
              <span dir="auto" className="line-clamp-3 wrap-anywhere">
                {each.text}
              </span>
            </p>
            <Button
              onClick={() => onChoose(each)}
              aria-label={common('which', { what: t('choose'), which: each.text.slice(0, 60) })}
              className="shrink-0 text-sm"
            >
              {t('choose')}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-soft empty:hidden">
        {passages !== null && found.length === 0 && t('none')}
        {found.length > SHOWN && t('more', { count: found.length - SHOWN })}
      </p>
    </>
  );
}
