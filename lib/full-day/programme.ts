import { demonstrationPlan, sessionOf } from '#lib/event/demonstration.ts';
import type { Slot } from '#lib/event/demonstration-day.ts';
import { say } from '#lib/event/demonstration-people.ts';
import { templateOf } from '#lib/event/demonstration-templates.ts';
import type { EventPlan } from '#lib/event/event.ts';

const EACH_COUNTRY = { iq: ['IQ'], af: ['AF'], cm: ['CM'], ma: ['MA'], 'ru-ce': ['RU-CE'] };

/** What a full day has besides the demonstration's programme: with it there are thirty rooms. */
const MORE: Slot[] = [
  {
    id: 'spot',
    kind: 'exchange',
    from: '13:30',
    to: '14:45',
    title: say(
      'Échange par pays : le suivi sur place',
      'Uitwisseling per land: de opvolging ter plaatse',
      'Exchange per country: follow-up on the spot',
      'تبادل الخبرات بحسب البلد: المتابعة الميدانية',
    ),
    place: '6 – 10',
    rooms: EACH_COUNTRY,
  },
  {
    id: 'network',
    kind: 'workshop',
    from: '13:30',
    to: '14:45',
    title: say(
      'Atelier : le réseau belge de retour',
      'Workshop: het Belgische terugkeernetwerk',
      'Workshop: the Belgian return network',
      'ورشة عمل: شبكة العودة البلجيكية',
    ),
    place: 'Auditorium',
    rooms: { all: [] },
  },
  {
    id: 'families',
    kind: 'workshop',
    from: '15:00',
    to: '16:00',
    title: say(
      'Groupes de travail : familles, santé, logement',
      'Werkgroepen: gezinnen, gezondheid, huisvesting',
      'Working groups: families, health, housing',
      'مجموعات عمل: العائلات والصحة والسكن',
    ),
    place: '1 – 5',
    attribution: 'organisation',
    rooms: EACH_COUNTRY,
  },
  {
    id: 'summary',
    kind: 'exchange',
    from: '16:00',
    to: '16:45',
    title: say(
      'Points à retenir par pays',
      'Wat we per land onthouden',
      'Points to remember per country',
      'نقاط للتذكّر بحسب البلد',
    ),
    place: '1 – 5',
    rooms: EACH_COUNTRY,
  },
];

/** The demonstration with the sessions of a full day, laid on the day that it is in Brussels at `now`. */
export function fullDayPlan(now: number): EventPlan {
  const plan = demonstrationPlan(now);
  const more = MORE.map((slot) => ({ session: sessionOf(slot, now), template: templateOf(slot.kind) }));
  return { ...plan, sessions: [...plan.sessions, ...more] };
}
