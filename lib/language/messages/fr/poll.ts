import type { poll as shape } from '../en/poll.ts';

export const poll: typeof shape = {
  title: 'Sondages et questions',
  pane: 'Sondages',
  open: 'Afficher les sondages et les questions',
  close: 'Masquer les sondages et les questions',
  nothing:
    'Rien n’a encore été demandé dans cette salle. Dès qu’une question est posée, elle apparaît ici toute seule.',
  notTold: 'Ce qui est demandé dans cette salle apparaît ici dès qu’il y a une connexion.',
  waiting: '{count, plural, one {# à répondre} other {# à répondre}}',
  arrived: 'Une question pour vous',
  answerIt: 'Répondre',
  over: 'Terminés',
  told: {
    opened: 'Une question est posée ici : {question}',
    again: 'Cette question a été relancée. Veuillez répondre à nouveau : {question}',
    'last-minute': 'Plus qu’une minute pour répondre : {question}',
    closed: 'Cette question est close : {question}',
    shown: 'Le résultat est affiché : {question}',
  },
  signing: {
    named: { title: 'Avec votre nom', text: 'Votre nom est conservé avec votre réponse.' },
    organisation: {
      title: 'Par organisation',
      text: 'Votre organisation est conservée avec votre réponse, votre nom ne l’est pas.',
    },
    anonymous: { title: 'Anonyme', text: 'Rien n’est conservé qui mène de votre réponse à vous.' },
  },
};
