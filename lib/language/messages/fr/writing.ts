import type { writing as shape } from '../en/writing.ts';

export const writing: typeof shape = {
  start: 'Écriture privée',
  private: 'Chacun écrit pour soi.',
  until: 'Vous seul·e voyez vos nouvelles cartes, jusqu’à ce que l’animation les dévoile.',
  count:
    '{count, plural, =0 {Pas encore de brouillon} one {# brouillon en tout} other {# brouillons en tout}}',
  signed: {
    named: 'Elles porteront votre nom.',
    session: 'Elles porteront votre organisation, comme tout dans cette session.',
    organisation:
      'Elles porteront seulement votre organisation ; une fois dévoilées, rien n’est gardé de qui les a écrites. Cela ne peut plus changer.',
    anonymous:
      'Elles ne porteront aucun nom ; une fois dévoilées, rien n’est gardé de qui les a écrites. Cela ne peut plus changer.',
  },
  reveal: 'Dévoiler les cartes',
  revealTitle: 'Dévoiler les cartes ?',
  endTitle: 'Terminer l’écriture privée ?',
  revealWhat:
    '{count, plural, =0 {Il n’y a pas encore de brouillon. Tout le monde verra de nouveau aussitôt les nouvelles cartes.} one {# brouillon devient une carte sur le tableau. Cela ne peut pas être annulé.} other {# brouillons deviennent des cartes sur le tableau. Cela ne peut pas être annulé.}}',
  people:
    '{count, plural, =0 {Personne n’est dans cette salle en ce moment.} one {# personne est dans cette salle maintenant.} other {# personnes sont dans cette salle maintenant.}}',
  revealNow: 'Dévoiler pour tout le monde',
  end: 'Terminer l’écriture privée',
  working: 'Un instant',
  closed:
    '{count, plural, one {Cette session est fermée avec # brouillon que personne n’a vu. Il est gardé.} other {Cette session est fermée avec # brouillons que personne n’a vus. Ils sont gardés.}} Rouvrez la session pour les dévoiler.',
  beginTitle: 'Faire écrire chacun pour soi',
  beginWhat:
    'Les nouvelles cartes ne sont vues que par qui les écrit, jusqu’à ce que vous les dévoiliez toutes ensemble. Les cartes déjà sur le tableau y restent.',
  signing: 'Comment les cartes seront-elles signées ?',
  signingFixed:
    'Tout le monde le lit avant d’écrire. Cela ne change plus jusqu’à ce que les cartes soient dévoilées.',
  choice: {
    named: 'Comme dans la session',
    organisation: 'Organisation seulement',
    anonymous: 'Sans nom',
  },
  chosen: {
    named: 'Avec le nom de qui a écrit.',
    session: 'Avec l’organisation de qui a écrit ; le serveur connaît la personne.',
    organisation:
      'Une fois dévoilées, le serveur ne garde rien de qui a écrit. Cela ne peut pas être annulé.',
    anonymous:
      'Ni nom ni organisation, dans un ordre tiré au hasard. Une fois dévoilées, le serveur ne garde rien de qui a écrit. Cela ne peut pas être annulé.',
  },
  where: 'Où ?',
  here: 'Dans cette salle seulement',
  everywhere:
    '{count, plural, one {Dans la salle de cette session} other {Dans les # salles de cette session}}',
  begin: 'Commencer',
  yours: 'Vos brouillons dans : {column}',
  kept: '{count, plural, one {# brouillon de vous} other {# brouillons de vous}} dans : {column}',
  state: {
    saved: 'Vous seul·e la voyez. Enregistrée.',
    sending: 'Vous seul·e la voyez. Envoi en cours.',
    offline: 'Vous seul·e la voyez. Gardée sur cet appareil, envoyée dès qu’il y a une connexion.',
  },
  late: 'Les cartes ont été dévoilées avant que celle-ci soit enregistrée. Vous seul·e la voyez encore.',
  addToBoard: 'Ajouter au tableau, avec ma signature',
  tryAgain: 'Réessayer',
  edit: 'Modifier',
  editOf: 'Modifier : {text}',
  discard: 'Supprimer',
  discardOf: 'Supprimer : {text}',
  textOf: 'Texte de votre brouillon',
  editKeys: 'Entrée : terminé. Échap : laisser comme avant.',
  addPrivate: 'Pour vous seul·e ⏎',
};
