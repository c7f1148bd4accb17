import type { common as shape } from '../en/common.ts';

export const common: typeof shape = {
  language: 'Langue',
  which: '{what} : {which}',
  close: 'Fermer',
  back: 'Retour',
  cancel: 'Annuler',
  optional: 'facultatif',
  copy: 'Copier',
  copied: 'Copié',
  copyByHand: 'Sélectionnez le texte et copiez-le vous-même.',
  tryAgain: 'Réessayer',
  otherLanguages: 'Dans d’autres langues',
  skip: 'Aller au contenu',
  role: {
    participant: 'Participant·e',
    facilitator: 'Animation',
    staff: 'Équipe',
    observer: 'Observation, lecture seule',
  },
  trouble: {
    offline: 'Pas de connexion avec la rencontre. Rien n’est perdu. Vérifiez votre réseau et réessayez.',
    unexpected: 'Cela n’a pas marché. Ce que vous avez écrit est toujours là. Réessayez dans un instant.',
  },
  broken: {
    title: 'Cette page ne s’est pas ouverte',
    text: 'Ce qui a été enregistré est en sécurité. Réessayez ; si cela continue, prévenez l’équipe d’organisation.',
  },
  missing: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être incomplète, ou la salle appartient à une autre rencontre.',
    home: 'Aller à l’accueil',
  },
};
