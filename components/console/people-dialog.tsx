'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Refusal, useProblemSentence } from '#components/language/problem.ts';
import { useLanguage } from '#components/language/provider.tsx';
import { usePresence } from '#components/live/use-live.ts';
import { type Listed, usePeople } from '#components/manage/use-people.ts';
import { giveSession } from '#components/people/give-session.ts';
import { RemovePerson } from '#components/people/remove-person.tsx';
import { useAround } from '#components/programme/context.tsx';
import { Facts } from '#components/programme/facts.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { hueOf } from '#components/ui/country.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { MoreIcon } from '#components/ui/icon.tsx';
import { Initials } from '#components/ui/initials.tsx';
import { localeOf } from '#lib/language/locale.ts';
import { peopleIn } from '#lib/people/asked.ts';
import { rolesToGive } from '#lib/people/edit-person.ts';
import { useSteered } from './steered.tsx';

/** Something that was just done, and how to take it back where that can be. */
interface Done {
  sentence: string;
  undo?: () => void;
}

/** Everybody in the steered rooms, and those who run the session wherever they are. */
export function PeopleDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('console.persons');
  const common = useTranslations('common');
  const sentence = useProblemSentence();
  const { language } = useLanguage();
  const { session, roomIds } = useSteered();
  const { people, error, again } = usePeople(null);
  const here = peopleIn(usePresence(), roomIds);
  const [done, setDone] = useState<Done | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  // Whoever was looked at stays, also when they go elsewhere meanwhile.
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const compare = new Intl.Collator(localeOf(language)).compare;
  const shown = (people ?? [])
    .filter(
      ({ id, facilitates }) =>
        looked.has(id) ||
        here.some(({ personId }) => personId === id) ||
        facilitates?.includes(session.id) === true,
    )
    .sort((a, b) => compare(a.name, b.name));
  return (
    <Dialog open onClose={onClose} title={t('title')} closeLabel={common('close')}>
      <div role="status" className="empty:hidden">
        {done && (
          <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line px-3 py-1 text-sm">
            <p className="min-w-0 flex-1 basis-40">{done.sentence}</p>
            {done.undo && (
              <Button onClick={done.undo} className="text-sm">
                {t('undo')}
              </Button>
            )}
          </div>
        )}
        {error && (
          <p className="mb-3 text-sm text-trouble">
            {sentence(error)} <Button onClick={again}>{common('tryAgain')}</Button>
          </p>
        )}
      </div>
      {people !== null && shown.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ul className="divide-y divide-line">
        {shown.map((person) => (
          <Row
            key={person.id}
            person={person}
            roomId={here.find(({ personId }) => personId === person.id)?.roomId ?? null}
            isOpen={person.id === open}
            onOpen={(isOpen) => {
              setOpen(isOpen ? person.id : null);
              setLooked(new Set([...looked, person.id]));
            }}
            onDone={setDone}
          />
        ))}
      </ul>
      <div className="mt-4 border-t border-line pt-4">
        <LinkButton href="/manage/people" prefetch={false} className="text-sm">
          {t('all')}
        </LinkButton>
      </div>
    </Dialog>
  );
}

function Row({
  person,
  roomId,
  isOpen,
  onOpen,
  onDone,
}: {
  person: Listed;
  /** Which of the steered rooms they are in; null: none. */
  roomId: string | null;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onDone: (done: Done) => void;
}) {
  const t = useTranslations('console.persons');
  const common = useTranslations('common');
  const { event, me } = useAround();
  const { session, rooms } = useSteered();
  const nameOf = useRoomName(event);
  const room = rooms.find(({ id }) => id === roomId);
  const isMe = person.id === me.person.id;
  const leads = person.facilitates?.includes(session.id) === true;
  const allowed = rolesToGive(me.person).includes(person.role);
  return (
    <li className="py-2" data-listed={person.id}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Initials
          name={person.name}
          hue={hueOf(
            event.countries.map(({ code }) => code),
            person.country,
          )}
          faded={roomId === null}
        />
        <div className="min-w-0 flex-1 basis-40 leading-snug">
          <p className="font-medium [overflow-wrap:anywhere]">
            <bdi>{person.name}</bdi>
            {isMe && <span className="ms-2 text-sm font-normal text-soft">{t('you')}</span>}
          </p>
          <p className="text-sm text-soft">
            <Facts
              facts={[
                leads ? t('leads') : common(`role.${person.role}`),
                room === undefined ? t('away') : rooms.length > 1 ? nameOf(room) : '',
              ]}
            />
          </p>
        </div>
        {!isMe && (
          <Button
            onClick={() => onOpen(!isOpen)}
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'less' : 'more', { name: person.name })}
            disabledBecause={allowed ? undefined : t('staffOnly')}
            className="text-sm"
          >
            {isOpen ? common('close') : <MoreIcon />}
          </Button>
        )}
      </div>
      {isOpen && !isMe && (
        <div className="mt-2 grid gap-3 border-s-2 border-line ps-4 pb-1">
          {person.role === 'participant' && <Leading person={person} leads={leads} onDone={onDone} />}
          <RemovePerson
            personId={person.id}
            words={{
              remove: t('remove'),
              removeNow: t('removeNow', { name: person.name }),
              means: t('removeText'),
            }}
            onRemoved={() => onDone({ sentence: t('removed', { name: person.name }) })}
          />
        </div>
      )}
    </li>
  );
}

/** Lets a participant run this session, or takes that back. */
function Leading({
  person: { id, name },
  leads,
  onDone,
}: {
  person: Listed;
  leads: boolean;
  onDone: (done: Done) => void;
}) {
  const t = useTranslations('console.persons');
  const sentence = useProblemSentence();
  const { session } = useSteered();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const give = async (isOn: boolean, canBack = true) => {
    const answer = await giveSession(id, session.id, isOn);
    setRefusal(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const undo = canBack ? { undo: () => void give(!isOn, false) } : {};
    onDone({ sentence: t(isOn ? 'given' : 'takenBack', { name }), ...undo });
  };
  return (
    <div>
      <Button onClick={() => void give(!leads)} className="text-sm">
        {t(leads ? 'takeBack' : 'give')}
      </Button>
      {!leads && <p className="mt-1 text-sm text-soft">{t('giveText')}</p>}
      <p role="status" className="text-sm text-trouble empty:hidden">
        {refusal && sentence(refusal)}
      </p>
    </div>
  );
}
