import type { console as shape } from '../en/console.ts';

export const console: typeof shape = {
  title: 'Pupitre',
  chooseSession: 'Quelle session animez-vous ?',
  otherSession: 'Autre session',
  noSession: 'Le programme n’a pas encore de session.',
  sessionGone: 'Cette session n’est plus au programme. Choisissez-en une autre.',
  notLive:
    'La connexion est coupée. Ce que vous voyez date peut-être, et rien ne peut être posé ou clos maintenant. Nous réessayons.',
  notForYou: {
    title: 'Le pupitre est pour l’animation',
    text: 'L’animation et l’équipe y posent les sondages et mènent les sessions. Ce qu’elles demandent apparaît de soi-même dans votre salle.',
    programme: 'Aller au programme',
  },
  rooms: 'Salles que vous menez',
  allRooms: '{count, plural, one {la salle} other {les # salles}}',
  someRooms: '{count, plural, one {# salle :} other {# salles}}',
  here: '{count, plural, =0 {personne ici maintenant} one {# personne ici} other {# personnes ici}}',
  sections: 'Parties du pupitre',
  section: {
    polls: 'Sondages',
    facilitation: 'Rythme',
    questions: 'Questions',
    dots: 'Points',
    projector: 'Écran',
  },
  waiting: '{count, plural, one {attend un regard} other {attendent un regard}}',
  keys: {
    title: 'Touches',
    list: 'Montre cette liste',
    use: 'Utiliser des touches simples',
    useHint:
      'Elles ne font rien pendant que vous écrivez. Désactivez-les si vous dictez ou appuyez par mégarde.',
  },
  next: {
    title: 'La suite',
    reading: 'Lecture des sondages.',
    next: 'Prochain sondage',
    isOpen: 'Posé maintenant',
    isClosed: 'Clos, le résultat n’est pas encore montré',
    open: 'Poser maintenant',
    close: 'Clore',
    reveal: 'Montrer le résultat',
    openKey: 'Pose le prochain sondage',
    closeKey: 'Clôt le sondage posé maintenant',
    revealKey: 'Montre le résultat',
    sessionClosed: 'La session est clôturée : rien ne peut y être posé. Rouvrez-la depuis le programme.',
    nothing: 'Tous les sondages de cette session ont été posés dans ces salles.',
    asks: 'Demande à {people, plural, =0 {personne, car personne n’est là,} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}',
    shows:
      'Le montre à {people, plural, =0 {personne, car personne n’est là,} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}',
    answered:
      '{answered, plural, =0 {Personne n’a encore répondu} one {# réponse} other {# réponses}}, {here, plural, =0 {personne n’est là maintenant} one {# personne est là maintenant} other {# personnes sont là maintenant}}.',
  },
  done: {
    opened:
      'Posé à {people, plural, =0 {personne encore} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}. Le clore y met fin pour tous.',
    closed:
      'Clos pour {people, plural, =0 {personne} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}. Plus aucune réponse n’est prise.',
    reopened:
      'De nouveau ouvert dans {rooms, plural, one {# salle} other {# salles}}, jusqu’à ce que vous le closiez.',
    revealed:
      'Le résultat est montré à {people, plural, =0 {personne encore} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
    hidden:
      'Le résultat est de nouveau caché à {people, plural, =0 {personne} one {# personne} other {# personnes}} dans {rooms, plural, one {# salle} other {# salles}}.',
  },
  polls: {
    none: 'Aucun sondage n’est encore préparé pour cette session.',
    kind: {
      single: 'Un choix',
      multiple: 'Plusieurs choix',
      scale: 'Échelle',
      words: 'Mots',
      ranking: 'Classement',
      open: 'Réponse libre',
    },
    state: { prepared: 'Pas encore posé', open: 'Ouvert', closing: 'Vient d’être clos', final: 'Clos' },
    open: 'Poser ce sondage',
    secondRound: 'Poser encore, comme nouveau tour',
    close: 'Clore ce sondage',
    reveal: 'Montrer le résultat',
    hide: 'Cacher le résultat',
    takeBackKey: 'Annuler la clôture',
    seconds: 'encore {seconds, number} s',
    closes: 'Se clôt',
    closesByHand: 'quand je le clos',
    afterSeconds: 'après {seconds, plural, one {# seconde} other {# secondes}}',
    afterMinutes: 'après {minutes, plural, one {# minute} other {# minutes}}',
    closesAt: 'Se clôt de soi-même à {time}.',
    results: 'Ce qui est choisi jusqu’ici',
  },
};
