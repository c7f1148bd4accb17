/** Dots on cards. */
export const dots = {
  title: 'Vote par points',
  resultTitle: 'Résultat du vote par points',
  onThis: 'Points sur cette carte',
  fewer: 'Retirer un de vos points',
  more: 'Poser un de vos points ici',
  mine: '{count, plural, =0 {Aucun de vos points} one {# de vos points} other {# de vos points}}',
  total: '{count, plural, one {# point} other {# points}}',
  left: '{left, plural, =0 {Plus aucun point} one {Encore # point sur {all}} other {Encore # points sur {all}}}',
  people:
    '{count, plural, =0 {Personne n’a encore posé de points} one {# personne a posé des points} other {# personnes ont posé des points}}',
  howSeveral:
    'Posez vos points avec + et − sur les cartes qui comptent pour vous ; plusieurs points peuvent aller sur une même carte.',
  howOne: 'Posez vos points avec + et − sur les cartes qui comptent pour vous, un seul par carte.',
  hidden: 'Les autres n’en voient que le total, une fois le vote fermé.',
  kept: {
    named: 'Votre nom est gardé avec vos points ; on ne montre à personne lesquels sont les vôtres.',
    organisation: 'Votre organisation est gardée avec vos points, votre nom ne l’est pas.',
    anonymous: 'Rien n’est gardé qui mène de vos points à vous.',
  },
  watching: 'On pose ici des points sur les cartes. Les totaux s’affichent une fois le vote fermé.',
  notNow: 'Dans cette phase, on ne peut pas poser de points. Les vôtres restent où ils sont.',
  closed: 'Le vote par points est fermé. Les totaux arrivent dans quelques secondes.',
  counted: 'Compté',
  sending: 'Envoi',
  offline: 'Pas de connexion : vos points sont gardés ici et seront envoyés',
  notCounted: 'Votre dernier changement n’a pas été compté.',
  understood: 'Compris',
  noneLeft: 'Vous n’avez plus de points. Retirez-en d’abord un d’une autre carte.',
  oneOnly: 'Un seul de vos points peut aller sur une carte.',
  lies: '{mine, plural, =0 {Aucun de vos points ici} one {# de vos points ici} other {# de vos points ici}}, {left, plural, =0 {plus aucun à poser} one {encore # à poser} other {encore # à poser}}',
  opened:
    'Vote par points : {about}. Vous avez {dots, plural, one {# point} other {# points}} pour les cartes.',
  shown: 'Les totaux du vote par points sont affichés sur les cartes.',
  sum: '{count, plural, =0 {Aucun point} one {# point} other {# points}}',
  from: '{count, plural, =0 {de personne} one {de # personne} other {de # personnes}}',
  onCards: 'Sur les cartes',
  sort: 'Trier par points',
  sorted: 'Vous seul voyez les cartes dans cet ordre. Pour déplacer des cartes à la main, désactivez-le.',
  compare: 'Comparer les tours',
  compareTitle: 'Tours de vote par points côte à côte',
  card: 'Carte',
  round: 'Tour {number}',
  untitled: 'Carte sans texte',
  stack: '{count, plural, one {pile de # carte} other {pile de # cartes}}',
  nothingLies: 'Aucun point ne se trouve sur les cartes encore présentes.',
  goneCards: 'Cartes qui ne sont plus sur le tableau',
  run: {
    reading: 'Lecture en cours.',
    past: 'Tours précédents',
    gives:
      '{count, plural, one {# point} other {# points}} par personne dans chaque salle{several, select, true {, plusieurs possibles par carte} other {, un seul par carte}}',
    progress:
      '{placed, plural, =0 {Personne n’a encore posé de points} one {# personne a posé des points} other {# personnes ont posé des points}}, {here, plural, =0 {personne n’est là maintenant} one {# personne est là maintenant} other {# personnes sont là maintenant}}',
    close: 'Fermer le vote',
    takeBack: 'Rouvrir',
    show: 'Montrer les totaux',
    hide: 'Masquer les totaux',
    again: 'Un autre tour comme celui-ci',
    about: 'De quoi s’agit-il ?',
    aboutHint: 'S’affiche au-dessus des cartes. Peut rester vide.',
    each: 'Points par personne, dans chaque salle',
    several: 'Plusieurs points peuvent aller sur une même carte',
    columns: 'Cartes de ces colonnes',
    noColumn: 'Choisissez au moins une colonne.',
    signing: 'Comment les points sont signés',
    signs: {
      named:
        'Le nom de chaque personne est gardé avec ses points. On ne montre à personne qui a posé lesquels.',
      organisation: 'L’organisation est gardée avec les points, le nom ne l’est pas.',
      anonymous:
        'Rien n’est gardé qui mène des points à une personne. Quand très peu de personnes votent, un total peut quand même les trahir.',
    },
    phaseTakesNone:
      '{rooms, plural, one {Dans # salle} other {Dans # salles}}, la phase ne permet pas de poser des points. On peut en poser dans la phase « Voter », ou sans phase.',
    start: 'Lancer le vote par points',
    started:
      'Le vote par points a commencé pour {people, plural, =0 {personne encore} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}. Le fermer y met fin pour tout le monde.',
    wasClosed:
      'Le vote par points est fermé pour {people, plural, =0 {personne} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}. Les totaux arrivent dans dix secondes.',
  },
};
