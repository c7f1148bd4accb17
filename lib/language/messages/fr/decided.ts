import type { decided as shape } from '../en/decided.ts';

export const decided: typeof shape = {
  manage: 'Gérer le tableau',
  lock: {
    heading: 'Verrouiller : tout y reste comme c’est',
    board: 'Tout le tableau',
    column: 'Colonne : {column}',
    boardIs: 'Le tableau est verrouillé.',
    byPhase: 'La phase garde le tableau verrouillé.',
    columnIs: 'Verrouillée.',
    what: 'Les cartes restent comme elles sont. On peut en ajouter.',
    columnsAre: 'Verrouillé : {names}. Les cartes y restent comme elles sont ; on peut en ajouter.',
    why: 'Cette carte est verrouillée et reste comme elle est. L’animation peut la déverrouiller.',
  },
  clear: {
    heading: 'Vider : mettre les cartes dans la corbeille',
    column: 'Vider : {column}',
    title: 'Vider cette colonne ?',
    what: '{count, plural, one {# carte de « {column} » va dans la corbeille.} other {# cartes de « {column} » vont dans la corbeille.}}',
    people:
      '{count, plural, =0 {Aucune ne porte de nom.} one {# personne y a écrit.} other {# personnes y ont écrit.}}',
    kept: 'Ce qui se trouve dans la salle maintenant est gardé. Vous pouvez remettre les cartes pendant {days, number} jours.',
    confirm: 'Vider la colonne',
    empty: 'Il n’y a pas de carte dedans.',
    cleared: '{count, plural, one {# carte est dans la corbeille.} other {# cartes sont dans la corbeille.}}',
  },
  several: {
    all: 'Tout choisir',
    none: 'Ne rien choisir',
    one: 'Choisir : {text}',
    putBack: '{count, plural, one {Remettre # carte} other {Remettre # cartes}}',
  },
  send: {
    open: 'Envoyer vers un autre tableau…',
    title: 'Envoyer une copie vers un autre tableau',
    what: 'La copie dit d’où elle vient. Cette carte reste ici, et dit où elle a été envoyée.',
    room: 'Vers quel tableau ?',
    closed: '{room} (fermée)',
    named: '{room} (les personnes y sont nommées)',
    column: 'Dans quelle colonne ?',
    send: 'Envoyer la copie',
    nowhere: 'Aucun autre tableau ne prend de cartes en ce moment.',
    sent: 'Envoyée : {room}.',
    from: 'vient de : {room}',
    sentTo: 'envoyée vers : {room}',
    sentBy: 'envoyée par {name}',
    elsewhere: 'un autre tableau',
  },
  signed: {
    organisation: '{name}, sans nom de personne',
    nobody: 'sans nom',
  },
  waiting: {
    own: '{count, plural, one {Cette session est fermée. Votre brouillon est gardé et personne d’autre ne le voit.} other {Cette session est fermée. Vos # brouillons sont gardés et personne d’autre ne les voit.}} Ils ne deviennent des cartes que si l’animation rouvre la session et les dévoile.',
    unsent:
      'Vous seul·e la voyez. La session est fermée : elle est gardée sur cet appareil et envoyée à la réouverture.',
  },
};
