import type { exported as shape } from '../en/exported.ts';

export const exported: typeof shape = {
  results: 'Décisions et actions',
  notes: 'Notes',
  allCountries: 'Tous les pays',
  empty: 'Rien n’a été écrit ici.',
  heads: {
    session: 'Session',
    room: 'Salle',
    column: 'Colonne',
    kind: 'Type',
    text: 'Texte',
    topics: 'Thèmes',
    by: 'Écrit par',
    organisation: 'Organisation',
    country: 'Pays',
    owner: 'Responsable',
    due: 'Échéance',
    stack: 'Pile',
    reactions: 'Réactions',
    created: 'Écrit le',
  },
};
