import type { facilitation as shape } from '../en/facilitation.ts';

export const facilitation: typeof shape = {
  timer: {
    label: 'Temps restant',
    paused: 'en pause',
    over: 'Le temps est écoulé',
    minuteLeft: 'Il reste une minute',
    sound: 'Son à la fin du temps',
    soundOn: 'Un son annonce la fin. Appuyez pour le couper.',
    soundOff: 'Aucun son n’annonce la fin. Appuyez pour l’activer.',
  },
  hand: {
    raise: 'Lever la main',
    down: 'Votre main est levée, place {place}. La baisser',
    isUp: 'Votre main est levée, place {place}.',
    isDown: 'Votre main est baissée.',
  },
  ready: {
    asked: 'Êtes-vous prêts ?',
    saidReady: 'Vous avez dit que vous êtes prêt(e).',
    ready: 'Je suis prêt(e)',
    notYet: 'Pas encore',
    count:
      '{count, plural, =0 {Personne n’a encore répondu} one {# personne est prête} other {# personnes sont prêtes}}',
  },
  announcements: {
    title: 'Annonces',
    open: 'Relire les annonces, {count, plural, one {#} other {#}}',
    closeList: 'Fermer la liste',
    putAway: 'Ranger ; elle reste dans la liste',
    said: 'Annonce : {text}',
  },
  call: {
    asks: '<who></who> vous demande de venir dans cette salle : <place></place>.',
    said: '{who} vous demande de venir dans cette salle : {place}. Vous pouvez y aller ou rester.',
    host: 'L’équipe d’animation',
    held: 'Cet appel reste visible jusqu’à sa levée. Vous pouvez quand même rester.',
    go: 'Y aller',
    stay: 'Rester',
    stays: 'Vous restez ici.',
  },
  phase: {
    name: {
      write: 'Écrire',
      group: 'Regrouper',
      vote: 'Voter',
      discuss: 'Discuter',
      decide: 'Décider',
    },
    now: 'Maintenant :',
    what: {
      write: 'Notez ce que vous pensez, une idée par carte.',
      group: 'Rassemblez les cartes qui disent la même chose.',
      vote: 'Choisissez ce qui compte pour vous.',
      discuss: 'Parlez de ce que disent les cartes.',
      decide: 'Notez ce que vous décidez, et qui fait quoi et pour quand.',
    },
    stay: 'Les cartes restent comme elles sont. On peut en ajouter.',
    said: 'Maintenant : {name}. {what}',
    over: 'La phase est terminée. Tout est ouvert.',
  },
};
