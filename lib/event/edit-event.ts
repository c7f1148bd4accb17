import type { Random } from '#lib/base32.ts';
import type { FactsDraft, ListsDraft } from './draft.ts';
import { readFacts, readLists } from './event-draft.ts';
import { listsDraft, listsForm } from './event-form.ts';
import type { KeptProgramme, ProgrammeChange } from './kept.ts';
import { mergeLists } from './merge-lists.ts';
import { type Checked, Mistakes, within } from './mistake.ts';

/**
 * The event's name, day, zone, languages and retention as the draft says. The sessions stay at their moments: another
 * time zone only shows them at other hours.
 */
export function changeFacts(programme: KeptProgramme, draft: FactsDraft): Checked<ProgrammeChange> {
  const mistakes = new Mistakes();
  const facts = readFacts(draft, mistakes);
  const retainUntil = draft.keepDays === undefined ? programme.event.retainUntil : facts.retainUntil;
  return mistakes.checked({ event: { ...programme.event, ...facts, retainUntil } });
}

/**
 * Countries, organisations and topics as the draft says. What a room or a person belongs to must stay.
 * @param was the lists from which the draft began: what others changed since then stays; null: the draft is all
 */
export function changeLists(
  programme: KeptProgramme,
  given: ListsDraft,
  was: ListsDraft | null,
  random: Random,
): Checked<ProgrammeChange> {
  const draft = was === null ? given : mergeLists(was, given, listsDraft(listsForm(programme.event)));
  const mistakes = new Mistakes();
  const lists = readLists(draft, mistakes, random);
  const { event, used, sessions } = programme;
  const rooms = sessions.flatMap((session) => session.rooms);
  for (const { code } of event.countries) {
    if (lists.countries.some((country) => country.code === code)) continue;
    const isUsed = used.countries.includes(code) || rooms.some((room) => room.countries.includes(code));
    if (isUsed) mistakes.add('countries', 'still-used', code);
  }
  for (const { id, name } of event.organisations) {
    if (lists.organisations.some((organisation) => organisation.id === id)) continue;
    if (used.organisations.includes(id)) mistakes.add('organisations', 'still-used', name);
  }
  lists.organisations.forEach(({ id }, index) => {
    refuseInventedId(id, draft.organisations[index]?.id, event.organisations, within('organisations', index));
  });
  lists.topics.forEach(({ id }, index) => {
    refuseInventedId(id, draft.topics[index]?.id, event.topics, within('topics', index));
  });
  return mistakes.checked({ event: { ...event, ...lists } });

  /** Ids are given by the server alone. */
  function refuseInventedId(id: string, given: string | undefined, known: { id: string }[], place: string) {
    if (given !== undefined && !known.some((one) => one.id === id)) mistakes.add(place, 'value-wrong');
  }
}
