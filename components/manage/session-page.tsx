'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import type { Refusal } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { useLive } from '#components/live/use-live.ts';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { filled } from '#lib/event/given.ts';
import type { KeptSession } from '#lib/event/kept.ts';
import { differences, draftOf, formOf, newForm, type SessionForm, takenIn } from '#lib/event/session-form.ts';
import { listOf } from '#lib/language/locale.ts';
import type { EditAnswer } from '#lib/wire/api.ts';
import { useManage } from './context.tsx';
import { FormErrors, useFirstWrong } from './form-errors.tsx';
import { SessionFields } from './session-fields.tsx';
import { useMistakesAt } from './use-mistakes.ts';
import { useTyped } from './use-typed.ts';

/** What somebody types, and the version of the session from which they began. */
interface Typed {
  version: number;
  base: SessionForm;
  mine: SessionForm;
}

/** One session to change, or a new one. */
export function SessionPage({ sessionId }: { sessionId: string | null }) {
  const t = useTranslations('manage.session');
  const { language } = useLanguage();
  const { programme } = useManage();
  const kept = programme.sessions.find(({ id }) => id === sessionId) ?? null;
  if (sessionId !== null && (kept === null || kept.archived)) {
    return (
      <Notice tone="warn" action={<LinkButton href="/manage">{t('back')}</LinkButton>}>
        {t('gone')}
      </Notice>
    );
  }
  return (
    <>
      <h1 className="mb-6 text-xl">
        {kept === null ? t('newHeading') : t('changeHeading', { title: filled(kept.title)[language] })}
      </h1>
      <SessionEditor key={sessionId} kept={kept} />
    </>
  );
}

function SessionEditor({ kept }: { kept: KeptSession | null }) {
  const t = useTranslations('manage.session');
  const common = useTranslations('common');
  const router = useRouter();
  const { programme, again, tell } = useManage();
  const { language } = useLanguage();
  const { timeZone } = programme.event;
  const saved = useMemo(
    () => (kept === null ? newForm(programme) : formOf(kept, timeZone)),
    [kept, programme, timeZone],
  );
  const [typed, type] = useTyped<Typed>(`session:${kept?.id ?? 'new'}`);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const at = useMistakesAt(refusal?.mistakes ?? []);
  useFirstWrong(element, refusal);

  const form = typed?.mine ?? saved;
  const isOld = typed !== null && kept !== null && kept.version !== typed.version;
  const version = typed?.version ?? kept?.version ?? 0;
  const change = (part: Partial<SessionForm>) => {
    const mine = { ...form, ...part };
    const base = typed?.base ?? saved;
    type(differences(base, mine).length === 0 ? null : { version, base, mine });
  };

  const submit = async (sent: FormEvent) => {
    sent.preventDefault();
    if (busy) return;
    setBusy(true);
    const session = draftOf(form);
    const answer =
      kept === null
        ? await send<EditAnswer>('POST', '/api/sessions', { session })
        : await send<EditAnswer>('PATCH', `/api/sessions/${kept.id}`, { version, session });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error);
    again();
    if (!answer.ok) return;
    type(null);
    const undo = async () => {
      const back =
        kept === null
          ? await send('POST', `/api/sessions/${answer.value.sessionId}/archive`, { version: 1 })
          : await send('PATCH', `/api/sessions/${kept.id}`, {
              version: version + 1,
              session: draftOf(formOf(kept, timeZone)),
            });
      again();
      return back.ok ? null : back.error;
    };
    tell({ sentence: t('saved', { title: filled(form.title)[language] }), undo });
    router.push('/manage');
  };

  return (
    <form ref={element} onSubmit={submit} noValidate className="max-w-3xl">
      <SessionFields form={form} onChange={change} kept={kept} at={at} />
      <div className="mt-8 grid gap-3 border-t border-line pt-5">
        <Affected kept={kept} form={form} />
        {isOld && (
          <Meanwhile
            typed={typed}
            kept={kept}
            saved={saved}
            onTakeIn={(taken) => {
              type(taken);
              setRefusal(null);
            }}
          />
        )}
        <FormErrors refusal={isOld && refusal?.code === 'session-changed' ? null : refusal} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" kind="primary" aria-busy={busy}>
            {kept === null ? t('add') : t('save')}
          </Button>
          <Button
            onClick={() => {
              type(null);
              router.push('/manage');
            }}
          >
            {common('cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Somebody else has saved the session while this form was open: what they changed, and one press to take it in. */
function Meanwhile({
  typed,
  kept,
  saved,
  onTakeIn,
}: {
  typed: Typed;
  kept: KeptSession;
  saved: SessionForm;
  onTakeIn: (typed: Typed) => void;
}) {
  const t = useTranslations('manage.session');
  const theirs = differences(typed.base, saved);
  const both = differences(typed.base, typed.mine).filter((part) => theirs.includes(part));
  const { language } = useLanguage();
  const names = (parts: typeof theirs) =>
    listOf(
      parts.map((part) => t(part)),
      language,
    );
  const takeIn = () =>
    onTakeIn({ version: kept.version, base: saved, mine: takenIn(typed.base, typed.mine, saved) });
  return (
    <Notice
      tone="warn"
      action={
        <Button onClick={takeIn} className="text-sm">
          {t('takeIn')}
        </Button>
      }
    >
      {t('meanwhile', { parts: names(theirs) || t('nothing') })}{' '}
      {both.length > 0 && t('both', { parts: names(both) })}
    </Notice>
  );
}

/** How many people see what is saved here at once, and how many are in rooms that leave. */
function Affected({ kept, form }: { kept: KeptSession | null; form: SessionForm }) {
  const t = useTranslations('manage.session');
  const { people } = useLive();
  if (kept === null) return <p className="text-sm text-soft">{t('affectedNew', { count: people.length })}</p>;
  const inRooms = people.filter(({ roomId }) => kept.rooms.some(({ id }) => id === roomId));
  const leave = inRooms.filter(({ roomId }) => !form.rooms.some(({ id }) => id === roomId));
  return (
    <p className="text-sm text-soft">
      {t('affected', { count: inRooms.length })}{' '}
      {leave.length > 0 && (
        <strong className="text-warn">{t('affectedLeave', { count: leave.length })}</strong>
      )}
    </p>
  );
}
