import type { poll as shape } from '../en/poll.ts';

export const poll: typeof shape = {
  title: 'Peilingen en vragen',
  pane: 'Peilingen',
  open: 'Peilingen en vragen tonen',
  close: 'Peilingen en vragen verbergen',
  nothing: 'In deze zaal is nog niets gevraagd. Zodra er een vraag komt, verschijnt ze hier vanzelf.',
  notTold: 'Wat in deze zaal wordt gevraagd, verschijnt hier zodra er verbinding is.',
  waiting: '{count, plural, one {# te beantwoorden} other {# te beantwoorden}}',
  arrived: 'Een vraag voor u',
  answerIt: 'Antwoorden',
  over: 'Gesloten',
  told: {
    opened: 'Hier wordt een vraag gesteld: {question}',
    again: 'Deze vraag is opnieuw gestart. Antwoord alstublieft nog eens: {question}',
    'last-minute': 'Nog één minuut om te antwoorden: {question}',
    closed: 'Deze vraag is gesloten: {question}',
    shown: 'Het resultaat is te zien: {question}',
  },
  signing: {
    named: { title: 'Met uw naam', text: 'Uw naam wordt bij uw antwoord bewaard.' },
    organisation: {
      title: 'Per organisatie',
      text: 'Uw organisatie wordt bij uw antwoord bewaard, uw naam niet.',
    },
    anonymous: { title: 'Anoniem', text: 'Er wordt niets bewaard dat van uw antwoord naar u leidt.' },
  },
};
