import type { room as shape } from '../en/room.ts';

export const room: typeof shape = {
  programme: 'Programme',
  notes: 'Notes',
  board: 'Tableau',
  switch: 'Notes ou tableau',
  split: 'Largeur des notes',
  allCountries: 'Tous les pays',
  new: '{count, plural, one {# nouveau} other {# nouveaux}}',
  opening: 'Ouverture de la salle',
  notOpened:
    'La salle est injoignable pour le moment. Elle s’ouvrira toute seule dès que la connexion revient.',
  minutesLeft: '{minutes, plural, one {encore # minute} other {encore # minutes}}',
  startsAt: 'commence à {time}',
  timeOver: 'temps écoulé',
  closedLabel: 'Clôturée',
  readOnly: {
    'session-closed': 'Cette session est clôturée. Vous pouvez tout lire et copier, mais plus écrire.',
    observer: 'Vous êtes ici en observation : vous pouvez tout lire au fur et à mesure, mais pas écrire.',
  },
  people: {
    button: '{count, plural, =0 {Personne n’est connecté} one {# personne ici} other {# personnes ici}}',
    title: 'Qui est là',
    inRoom: 'Dans cette salle',
    elsewhere: 'Ailleurs dans la rencontre',
    left: 'Partis',
    nobody: 'Personne d’autre pour l’instant. Ceux qui ouvrent cette salle apparaissent ici.',
    notLive: 'La connexion est perdue ; cette liste n’est peut-être plus à jour.',
    close: 'Fermer',
    you: 'vous',
    active: 'en activité',
    idle: 'momentanément ailleurs',
    gone: 'hors ligne',
  },
};
