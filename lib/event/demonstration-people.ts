import type { Translated } from '#lib/language/language.ts';
import type { Country, Organisation, Topic } from './event.ts';

/** A text in the four languages of the interface. */
export function say(fr: string, nl: string, en: string, ar: string): Translated {
  return { fr, nl, en, ar };
}

export const COUNTRIES: Country[] = [
  { code: 'IQ', name: say('Irak', 'Irak', 'Iraq', 'العراق') },
  { code: 'AF', name: say('Afghanistan', 'Afghanistan', 'Afghanistan', 'أفغانستان') },
  { code: 'CM', name: say('Cameroun', 'Kameroen', 'Cameroon', 'الكاميرون') },
  { code: 'MA', name: say('Maroc', 'Marokko', 'Morocco', 'المغرب') },
  { code: 'RU-CE', name: say('Tchétchénie', 'Tsjetsjenië', 'Chechnya', 'الشيشان') },
];

/** The three organisers, their local offices and partners, and kinds of services of the Belgian network. */
export const ORGANISATIONS: Organisation[] = [
  { id: 'fedasil', name: 'Fedasil', kind: 'public body' },
  { id: 'caritas', name: 'Caritas International', kind: 'ngo' },
  { id: 'iom', name: 'IOM', kind: 'intergovernmental' },
  { id: 'iom-iraq', name: 'IOM Iraq', kind: 'intergovernmental' },
  { id: 'iom-afghanistan', name: 'IOM Afghanistan', kind: 'intergovernmental' },
  { id: 'caritas-cameroon', name: 'Caritas Cameroon', kind: 'local partner' },
  { id: 'caritas-morocco', name: 'Caritas Morocco', kind: 'local partner' },
  { id: 'partner-chechnya', name: 'Caritas – partner Grozny', kind: 'local partner' },
  { id: 'return-desks', name: 'Fedasil – guichets retour / terugkeerloketten', kind: 'public body' },
  { id: 'reception-centres', name: 'Fedasil – centres d’accueil / opvangcentra', kind: 'public body' },
  { id: 'local-reception', name: 'ILA / LOI', kind: 'social sector' },
  { id: 'social-welfare', name: 'CPAS / OCMW', kind: 'social sector' },
  { id: 'social-services', name: 'Services sociaux / sociale diensten', kind: 'social sector' },
];

export const TOPICS: Topic[] = [
  { id: 'counselling', name: say('Conseil', 'Begeleiding', 'Counselling', 'المشورة') },
  { id: 'departure', name: say('Départ', 'Vertrek', 'Departure', 'المغادرة') },
  { id: 'housing', name: say('Logement', 'Huisvesting', 'Housing', 'السكن') },
  { id: 'income', name: say('Revenus et travail', 'Inkomen en werk', 'Income and work', 'الدخل والعمل') },
  { id: 'health', name: say('Santé', 'Gezondheid', 'Health', 'الصحة') },
  {
    id: 'families',
    name: say(
      'Familles avec enfants',
      'Gezinnen met kinderen',
      'Families with children',
      'العائلات مع الأطفال',
    ),
  },
  {
    id: 'follow-up',
    name: say('Suivi sur place', 'Opvolging ter plaatse', 'Follow-up on the spot', 'المتابعة الميدانية'),
  },
];
