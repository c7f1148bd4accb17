import type { Event } from '#lib/event/event.ts';
import { newId } from '#lib/ids.ts';
import type { Person } from '#lib/people/person.ts';
import { chanceOf } from './chance.ts';
import { type Written, writtenBy } from './words.ts';

/** Somebody of the full day, and what they write in. */
export interface Attendee extends Person {
  writes: readonly Written[];
}

export const PEOPLE = 150;
/** Of each country; all others are of the Belgian network and the organisers. */
const OF_EACH_COUNTRY = 14;

/** First names and an initial: they are nobody's. */
const NAMES: Record<string, string> = {
  IQ: 'Amal Hiwa Zainab Karwan Noor Shilan Mustafa Rand Dilan Sarmad Huda Azad Rasha Yousif',
  AF: 'Farid Shukria Nasir Laila Hamid Roya Jawad Marwa Idris Palwasha Zalmai Freshta Omid Storai',
  CM: 'Brigitte Emmanuel Aïssatou Serge Clarisse Ibrahim Solange Achille Mireille Joël Odette Blaise Rachel Fabrice',
  MA: 'Salma Youssef Khadija Rachid Imane Hicham Nadia Driss Fatima Anas Loubna Samir Hanane Tarik',
  'RU-CE': 'Madina Ruslan Zarema Apti Malika Islam Luiza Ramzan Aset Timur Seda Adam Petimat Musa',
  '': 'Anke Benoît Céline Dirk Elise Frank Greet Hugo Ines Joris Katrien Luc Marie Niels Oona Pieter Quentin Rik Sofie Thomas Ute Veerle Wim Xavier Yasmine Zoë Arnaud Bieke Cédric Dorien',
};
const OF_COUNTRY: Record<string, readonly string[]> = {
  IQ: ['iom-iraq', 'iom'],
  AF: ['iom-afghanistan', 'iom'],
  CM: ['caritas-cameroon', 'caritas'],
  MA: ['caritas-morocco', 'caritas'],
  'RU-CE': ['partner-chechnya', 'caritas'],
};
const OF_BELGIUM = [
  'fedasil',
  'return-desks',
  'reception-centres',
  'caritas',
  'iom',
  'local-reception',
  'social-welfare',
  'social-services',
];

/** Everybody who takes part in the full day; always the same. */
export function attendees(event: Event): Attendee[] {
  const chance = chanceOf(`people of ${event.id}`);
  const countries = event.countries.flatMap(({ code }) => Array<string>(OF_EACH_COUNTRY).fill(code));
  const origins = Array.from({ length: PEOPLE }, (_, index) => countries[index] ?? null);
  return origins.map((country, index) => {
    const names = (NAMES[country ?? ''] ?? '').split(' ');
    const initial = String.fromCharCode(65 + ((index * 7) % 26));
    const writes = writtenBy(country);
    const language = event.languages.find((each) => each === writes[0]) ?? 'en';
    return {
      id: newId(chance.random),
      eventId: event.id,
      role: 'participant',
      name: `${names[index % names.length] ?? 'Guest'} ${initial}.`,
      organisationId: chance.pick(OF_COUNTRY[country ?? ''] ?? OF_BELGIUM),
      country,
      language: country === null ? (chance.happens(50) ? 'nl' : 'fr') : language,
      writes,
    };
  });
}
