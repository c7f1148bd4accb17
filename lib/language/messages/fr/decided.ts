import type { decided as shape } from '../en/decided.ts';

export const decided: typeof shape = {
  manage: 'Gérer le tableau',
  lock: {
    heading: 'Verrouiller : tout y reste comme c’est',
    board: 'Tout le tableau',
    column: 'Colonne : {column}',
    boardIs: 'Le tableau est verrouillé.',
    columnIs: 'Verrouillée.',
    what: 'Les cartes restent comme elles sont. On peut en ajouter.',
    columnsAre: 'Verrouillé : {names}. Les cartes y restent comme elles sont ; on peut en ajouter.',
    why: 'Cette carte est verrouillée et reste comme elle est. L’animation peut la déverrouiller.',
  },
  send: {
    open: 'Envoyer vers un autre tableau…',
    title: 'Envoyer une copie vers un autre tableau',
    what: 'La copie dit d’où elle vient. Cette carte reste ici, et dit où elle a été envoyée.',
    room: 'Vers quel tableau ?',
    closed: '{room} (fermée)',
    named: '{room} (les personnes y sont nommées)',
    column: 'Dans quelle colonne ?',
    send: 'Envoyer la copie',
    nowhere: 'Aucun autre tableau ne prend de cartes en ce moment.',
    sent: 'Envoyée : {room}.',
    from: 'vient de : {room}',
    sentTo: 'envoyée vers : {room}',
    sentBy: 'envoyée par {name}',
    elsewhere: 'un autre tableau',
  },
};
