import type { manage as shape } from '../en/manage.ts';

export const manage: typeof shape = {
  title: 'Gérer',
  sections: 'Parties de la gestion',
  tab: { day: 'Programme' },
  notForYou: {
    title: 'Vous ne pouvez pas modifier le programme ici',
    text: 'L’animation et l’équipe modifient le programme et ajoutent des personnes. Adressez-vous à elles si quelque chose doit changer.',
    programme: 'Aller au programme',
  },
  notLive:
    'La connexion est coupée. Vous pouvez lire ; vos changements seront enregistrés quand elle sera revenue.',
  old: 'Ce que vous voyez ici date peut-être de quelques minutes.',
  undo: 'Annuler',
  undone: 'C’est annulé. Tout est comme avant.',
  day: {
    heading: 'Modifier le programme',
    intro: 'Tout le monde voit chaque changement aussitôt.',
    empty: 'Le programme n’a pas encore de session.',
    roomsOf: 'Salles de : {title}',
    inRooms:
      '{count, plural, one {# personne est maintenant dans ses salles.} other {# personnes sont maintenant dans ses salles.}}',
    takeOut: 'Retirer',
    takeOutOf: 'Retirer du programme : {title}',
    takeOutOpen: 'On a écrit ici. Clôturez d’abord la session.',
    takeOutWhat:
      '{count, plural, =0 {Personne n’est maintenant dans ses salles.} one {# personne est maintenant dans ses salles et ne pourrait plus y écrire.} other {# personnes sont maintenant dans ses salles et ne pourraient plus y écrire.}} La session quitte le programme pour tout le monde. Ce qui est écrit est conservé, et vous pouvez la remettre.',
    takeOutNow: 'Retirer pour tout le monde',
    isOut: 'Retirée du programme : {title}',
    out: 'Retirées du programme',
    outText: 'Seuls ceux qui modifient le programme les voient. Tout ce qui y est écrit est conservé.',
    putBack: 'Remettre',
    putBackOf: 'Remettre au programme : {title}',
    isBack: 'De nouveau au programme : {title}',
  },
};
