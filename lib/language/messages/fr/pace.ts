import type { pace as shape } from '../en/pace.ts';

export const pace: typeof shape = {
  timer: {
    title: 'Temps',
    none: 'Aucun compte à rebours.',
    for: 'Pour',
    minutes: '{minutes, plural, one {# minute} other {# minutes}}',
    start: 'Démarrer',
    startAnew: 'Redémarrer',
    more: '1 minute de plus',
    pause: 'Mettre en pause',
    resume: 'Reprendre',
    stop: 'Arrêter',
    goOn: 'Reprendre avec ce qui restait',
    shows:
      'Visible pour {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}, et à l’écran.',
    started:
      '{minutes, plural, one {# minute} other {# minutes}} pour {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    added:
      'Une minute de plus pour {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    paused:
      'En pause pour {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    resumed:
      'Le temps reprend pour {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    stopped:
      'Le temps est arrêté pour {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
  },
  hands: {
    title: 'Mains levées',
    none: 'Aucune main n’est levée.',
    away: 'absent en ce moment',
    lower: 'Baisser',
    lowerOf: 'Baisser la main de {name}',
    lowerAll: 'Baisser {count, plural, one {la main} other {les # mains}}',
    loweredOne: 'La main de {name} est baissée.',
    lowered: '{count, plural, one {# main est baissée} other {# mains sont baissées}}.',
    waiting:
      '{count, plural, one {# main est levée} other {# mains sont levées}}, parmi {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
  },
  ready: {
    ask: 'Demander si tous sont prêts',
    again: 'Redemander, à partir de zéro',
    end: 'Mettre fin à la question',
    count: '{ready} sur {here} sont prêts',
    asks: 'Demande à {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    isAsked:
      'Demandé à {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    isOver: 'N’est plus demandé, dans {rooms, plural, one {# salle} other {# salles}}.',
  },
  announce: {
    title: 'Annonces',
    text: 'Annoncer',
    otherLanguages: 'Autres langues',
    toAll: 'À toute la rencontre, pas seulement à ces salles',
    send: 'Annoncer',
    goes: 'Va à {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}} ; qui arrive plus tard la trouve dans la liste.',
    goesToAll:
      'Va à {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} ; qui arrive plus tard la trouve dans la liste.',
    sent: 'Annoncé à {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    sentToAll:
      'Annoncé à {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}}.',
    takeBack: 'Retirer',
    takenBack: 'Retirée : plus personne ne la voit.',
    made: '{count, plural, one {# annonce} other {# annonces}}',
    forAll: 'À tout le monde',
    forRooms: 'À {rooms, plural, one {# salle} other {# salles}}',
  },
  call: {
    title: 'Faire venir tout le monde',
    to: 'Dans la salle',
    hold: 'Jusqu’à ce que je le lève : il reste visible pour qui reste',
    call: 'Appeler',
    calls:
      'Appelle {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} de {rooms, plural, one {# salle} other {# salles}}. Personne n’est déplacé : chacun y va ou reste.',
    called:
      'Appel fait à {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} de {rooms, plural, one {# salle} other {# salles}}.',
    onlyHere: 'Seule cette salle est pilotée. Choisissez-en une autre, ou pilotez plus de salles.',
    stillThere:
      '{people, plural, =0 {Il ne reste personne} one {# personne est encore} other {# personnes sont encore}} dans {rooms, plural, one {# salle} other {# salles}}.',
    takeBack: 'Retirer',
    release: 'Lever l’appel',
    ended: 'Plus personne n’est appelé, dans {rooms, plural, one {# salle} other {# salles}}.',
  },
  phase: {
    title: 'Phases',
    reading: 'Lecture de la phase.',
    now: 'Maintenant : {name}',
    none: 'Aucune phase. Tout est ouvert.',
    next: 'Ensuite : {name}',
    end: 'Terminer la phase',
    nextKey: 'Passe à la phase suivante',
    goTo: 'Ou passer à',
    noPhase: 'Aucune phase',
    opens: 'Ce que chaque phase ouvre et ferme',
    cards: {
      open: 'On peut modifier, déplacer et empiler les cartes.',
      closed: 'Les cartes restent comme elles sont.',
    },
    dots: { open: 'On peut poser des points.', closed: 'On ne peut pas poser de points.' },
    always: 'Dans chacune, on peut écrire des notes, ajouter des cartes et répondre aux sondages.',
    tells:
      'Visible pour {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    began:
      '{name}, pour {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    ended:
      'Plus de phase pour {people, plural, =0 {personne pour l’instant} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}. Tout est ouvert.',
    takeBack: 'Annuler',
  },
};
