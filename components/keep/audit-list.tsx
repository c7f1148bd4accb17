'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '#components/language/provider.tsx';
import { useAround } from '#components/programme/context.tsx';
import { useRoomName } from '#components/programme/room-name.ts';
import { Button } from '#components/ui/button.tsx';
import { Select } from '#components/ui/select.tsx';
import { localDay } from '#lib/event/programme.ts';
import { AUDIT_KINDS, type AuditEntry, type AuditKind } from '#lib/keep/audit.ts';
import { clockTime, shortDay } from '#lib/language/locale.ts';
import type { KeptPerson } from '#lib/wire/api.ts';

const PAGE = 20;

/** What facilitators and staff opened, took home and changed: who, what and when, never a word of it. */
export function AuditList({
  people,
  entries,
}: {
  people: readonly KeptPerson[];
  entries: readonly AuditEntry[] | null;
}) {
  const t = useTranslations('keep.audit');
  const [kind, setKind] = useState('');
  const [shown, setShown] = useState(PAGE);
  const known = AUDIT_KINDS.filter((each) => entries?.some((entry) => entry.kind === each));
  const found = (entries ?? []).filter((entry) => kind === '' || entry.kind === kind);
  return (
    <section aria-labelledby="audit">
      <h2 id="audit" className="mb-1 text-lg">
        {t('heading')}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-soft">{t('text')}</p>
      <Select
        className="mb-4 max-w-md"
        label={t('filter')}
        value={kind}
        onChange={(change) => {
          setKind(change.target.value);
          setShown(PAGE);
        }}
        options={[
          { value: '', label: t('all') },
          ...known.map((each) => ({ value: each, label: t(`kind.${each}`) })),
        ]}
      />
      {entries !== null && found.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {found.slice(0, shown).map((entry) => (
          <Line key={entry.id} entry={entry} people={people} />
        ))}
      </ul>
      {found.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)} className="mt-3 text-sm">
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function Line({ entry, people }: { entry: AuditEntry; people: readonly KeptPerson[] }) {
  const t = useTranslations('keep.audit');
  const { language } = useLanguage();
  const { event } = useAround();
  const target = useTarget(people);
  const by = people.find(({ id }) => id === entry.personId);
  const day = shortDay(localDay(entry.at, event.timeZone), language);
  const kind = entry.kind as AuditKind;
  const what = target(kind, entry.targetId);
  return (
    <li className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <time dateTime={new Date(entry.at).toISOString()} className="numbers text-sm text-soft">
        {day}, {clockTime(entry.at, language, event.timeZone)}
      </time>
      <p className="min-w-0">
        <bdi className="font-medium">{entry.personId === '' ? t('server') : by?.name || t('gone')}</bdi>
        {' · '}
        {AUDIT_KINDS.includes(kind) ? t(`kind.${kind}`) : entry.kind}
        {what !== '' && (
          <>
            {' · '}
            <bdi className="text-soft">{what}</bdi>
          </>
        )}
      </p>
    </li>
  );
}

const OF_PLACES: readonly AuditKind[] = [
  'review-read',
  'exported',
  'passage-redacted',
  'question-hidden',
  'question-archived',
  'question-put-back',
  'question-rules-changed',
];
const OF_PEOPLE: readonly AuditKind[] = [
  'person-erased',
  'person-anonymised',
  'person-removed',
  'role-changed',
  'session-given',
  'session-taken-back',
];

/** What an act was about, by name: a person, a session, a room, a country or all of the meeting; empty for others. */
function useTarget(people: readonly KeptPerson[]): (kind: AuditKind, id: string | null) => string {
  const t = useTranslations('keep.audit');
  const { event, sessions } = useAround();
  const { language } = useLanguage();
  const roomName = useRoomName(event);
  return (kind, id) => {
    if (OF_PEOPLE.includes(kind)) return people.find((person) => person.id === id)?.name || t('gone');
    if (!OF_PLACES.includes(kind)) return '';
    if (id === null) return t('wholeEvent');
    for (const session of sessions) {
      const title = session.title[language];
      if (session.id === id) return title;
      const room = session.rooms.find((each) => each.id === id);
      if (room !== undefined) return `${title}, ${roomName(room)}`;
    }
    return event.countries.find(({ code }) => code === id)?.name[language] ?? '';
  };
}
