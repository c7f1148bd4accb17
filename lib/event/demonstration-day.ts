import { say } from './demonstration-people.ts';
import type { Session, SessionKind } from './event.ts';

/** One line of the programme. `rooms`: a part of the room's id, and the countries that sit there (none: all). */
export interface Slot {
  id: string;
  kind: SessionKind;
  from: string;
  to: string;
  title: Session['title'];
  place: string;
  attribution?: Session['attribution'];
  rooms: Record<string, string[]>;
}

export const SLOTS: Slot[] = [
  {
    id: 'opening',
    kind: 'plenary',
    from: '08:30',
    to: '09:15',
    title: say(
      'Séance plénière d’ouverture',
      'Plenaire opening',
      'Opening plenary',
      'الجلسة العامة الافتتاحية',
    ),
    place: 'Auditorium',
    rooms: { all: [] },
  },
  {
    id: 'caritas',
    kind: 'plenary',
    from: '09:15',
    to: '10:00',
    title: say(
      'L’approche de Caritas International',
      'De aanpak van Caritas International',
      'The approach of Caritas International',
      'نهج كاريتاس الدولية',
    ),
    place: 'Auditorium',
    rooms: { all: [] },
  },
  {
    id: 'iom',
    kind: 'plenary',
    from: '10:00',
    to: '10:45',
    title: say(
      'L’approche de l’OIM',
      'De aanpak van de IOM',
      'The approach of the IOM',
      'نهج المنظمة الدولية للهجرة',
    ),
    place: 'Auditorium',
    rooms: { all: [] },
  },
  {
    id: 'exchange',
    kind: 'exchange',
    from: '11:00',
    to: '12:30',
    title: say(
      'Échange par pays : accompagner le retour volontaire',
      'Uitwisseling per land: vrijwillige terugkeer begeleiden',
      'Exchange per country: accompanying voluntary return',
      'تبادل الخبرات بحسب البلد: مرافقة العودة الطوعية',
    ),
    place: '1 – 5',
    rooms: { iq: ['IQ'], af: ['AF'], cm: ['CM'], ma: ['MA'], 'ru-ce': ['RU-CE'] },
  },
  {
    id: 'workshop',
    kind: 'workshop',
    from: '13:30',
    to: '14:45',
    title: say(
      'Atelier : des projets propres à un pays (Tchétchénie, familles avec enfants ; Irak, orientation socio-économique)',
      'Workshop: landspecifieke projecten (Tsjetsjenië, gezinnen met kinderen; Irak, socio-economische oriëntatie)',
      'Workshop: country-specific projects (Chechnya, families with children; Iraq, socio-economic orientation)',
      'ورشة عمل: مشاريع خاصة ببلد معيّن (الشيشان: العائلات مع الأطفال؛ العراق: التوجيه الاجتماعي والاقتصادي)',
    ),
    place: '1 – 3',
    attribution: 'organisation',
    rooms: { 'ru-ce': ['RU-CE'], iq: ['IQ'], all: [] },
  },
  {
    id: 'visit',
    kind: 'visit',
    from: '15:00',
    to: '16:30',
    title: say(
      'Visite de centres d’accueil et rencontre avec les conseillers en retour',
      'Bezoek aan opvangcentra en ontmoeting met de terugkeerbegeleiders',
      'Visits to reception centres and meeting with the return counsellors',
      'زيارة مراكز الاستقبال ولقاء مستشاري العودة',
    ),
    place: 'Fedasil',
    rooms: { 'iq-af': ['IQ', 'AF'], 'cm-ma-ru-ce': ['CM', 'MA', 'RU-CE'] },
  },
  {
    id: 'closing',
    kind: 'plenary',
    from: '16:45',
    to: '17:30',
    title: say(
      'Séance plénière de clôture',
      'Plenaire afsluiting',
      'Closing plenary',
      'الجلسة العامة الختامية',
    ),
    place: 'Auditorium',
    rooms: { all: [] },
  },
];
