'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '#components/api.ts';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { RemovePerson } from '#components/people/remove-person.tsx';
import { useAround } from '#components/programme/context.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { may } from '#lib/people/permission.ts';
import type { PersonAnswer, PersonLinkAnswer } from '#lib/wire/api.ts';
import { useManage } from './context.tsx';
import { useFirstWrong } from './form-errors.tsx';
import { isOfField, PersonFields, type PersonForm } from './person-fields.tsx';
import { PersonLink } from './person-link.tsx';
import { PersonSessions } from './person-sessions.tsx';
import type { Listed } from './use-people.ts';
import { useTyped } from './use-typed.ts';

/** Changes somebody, gives them a new personal link, or removes them. */
export function PersonChange({
  person,
  present,
  onClose,
}: {
  person: Listed;
  /** They have a page open now. */
  present: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('manage.people');
  const sentence = useProblemSentence();
  const { me } = useAround();
  const { tell } = useManage();
  const saved: PersonForm = {
    name: person.name,
    role: person.role,
    organisation: person.organisationId ?? '',
    country: person.country ?? '',
  };
  const [typed, type] = useTyped<PersonForm>(`person:${person.id}`);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const element = useRef<HTMLFormElement>(null);
  useFirstWrong(element, refusal);
  const isMe = person.id === me.person.id;

  const change = (form: PersonForm) => send<PersonAnswer>('PATCH', `/api/people/${person.id}`, form);
  const submit = async (sent: FormEvent) => {
    sent.preventDefault();
    const answer = await change(typed ?? saved);
    setRefusal(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    type(null);
    tell({
      sentence: t('saved', { name: answer.value.person.name }),
      undo: async () => {
        const back = await change(saved);
        return back.ok ? null : back.error;
      },
    });
    onClose();
  };
  const makeLink = async () => {
    const answer = await send<PersonLinkAnswer>('POST', `/api/people/${person.id}/link`);
    setRefusal(answer.ok ? null : answer.error);
    if (answer.ok) setLink(answer.value.link);
  };

  return (
    <div className="mt-4 mb-2 grid gap-5 border-s-2 border-line ps-4">
      <form ref={element} onSubmit={submit} noValidate className="grid gap-4">
        <PersonFields form={typed ?? saved} onChange={type} refusal={refusal} ownRole={isMe} />
        {refusal && !isOfField(refusal) && (
          <Notice tone="trouble" urgent>
            {sentence(refusal)}
          </Notice>
        )}
        <p className="text-sm text-soft">{t(present ? 'seesAtOnce' : 'seesLater')}</p>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" kind="primary">
            {t('save')}
          </Button>
          <Button
            onClick={() => {
              type(null);
              onClose();
            }}
          >
            {t('asBefore')}
          </Button>
        </div>
      </form>
      {!isMe && (
        <div className="grid gap-3 border-t border-line pt-4">
          {link === null ? (
            <div>
              <Button onClick={makeLink} className="text-sm">
                {t('newLink')}
              </Button>
              <p className="mt-1 text-sm text-soft">{t('newLinkText')}</p>
            </div>
          ) : (
            <PersonLink name={person.name} link={link} />
          )}
          {person.role === 'participant' && <PersonSessions person={person} />}
          <RemovePerson
            personId={person.id}
            words={{
              remove: t('remove'),
              removeNow: t('removeNow', { name: person.name }),
              means: `${t(present ? 'removeHere' : 'removeAway')} ${t('removeText')}`,
            }}
            onRemoved={() => tell({ sentence: t('removed', { name: person.name }) })}
          />
          <EraseLink person={person} />
        </div>
      )}
    </div>
  );
}

/** For staff, the way to where somebody can be erased with their words. */
function EraseLink({ person }: { person: Listed }) {
  const t = useTranslations('keep.person');
  const { me, event } = useAround();
  if (!may(me.person, 'people:erase', { eventId: event.id })) return null;
  return (
    <LinkButton href={`/manage/keep?person=${person.id}`} prefetch={false} className="text-sm">
      {t('heading')}
    </LinkButton>
  );
}
