import type { exported as shape } from '../en/exported.ts';

export const exported: typeof shape = {
  results: 'Beslissingen en acties',
  notes: 'Notities',
  allCountries: 'Alle landen',
  empty: 'Hier is niets geschreven.',
  heads: {
    session: 'Sessie',
    room: 'Zaal',
    column: 'Kolom',
    kind: 'Soort',
    text: 'Tekst',
    topics: 'Thema’s',
    by: 'Geschreven door',
    organisation: 'Organisatie',
    country: 'Land',
    owner: 'Verantwoordelijke',
    due: 'Tegen',
    stack: 'Stapel',
    reactions: 'Reacties',
    created: 'Geschreven op',
  },
};
