import type { decided as shape } from '../en/decided.ts';

export const decided: typeof shape = {
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
