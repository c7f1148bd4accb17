import type { manage as shape } from '../en/manage.ts';

export const manage: typeof shape = {
  title: 'Beheren',
  sections: 'Delen van het beheer',
  tab: { day: 'Programma' },
  notForYou: {
    title: 'U kunt het programma hier niet aanpassen',
    text: 'Begeleiders en medewerkers passen het programma aan en voegen mensen toe. Spreek een van hen aan als er iets moet veranderen.',
    programme: 'Naar het programma',
  },
  notLive: 'De verbinding is weg. U kunt verder lezen; wat u wijzigt, wordt bewaard zodra ze terug is.',
  old: 'Wat u hier ziet, is misschien enkele minuten oud.',
  undo: 'Ongedaan maken',
  undone: 'Ongedaan gemaakt. Het is weer zoals voordien.',
  day: {
    heading: 'Het programma aanpassen',
    intro: 'Iedereen ziet elke wijziging meteen.',
    empty: 'Het programma heeft nog geen sessies.',
    roomsOf: 'Zalen van: {title}',
    inRooms:
      '{count, plural, one {# persoon is nu in de zalen ervan.} other {# personen zijn nu in de zalen ervan.}}',
    takeOut: 'Eruit halen',
    takeOutOf: 'Uit het programma halen: {title}',
    takeOutOpen: 'Hier is geschreven. Sluit eerst de sessie af.',
    takeOutWhat:
      '{count, plural, =0 {Niemand is nu in de zalen ervan.} one {# persoon is nu in de zalen ervan en zou daar niet meer kunnen schrijven.} other {# personen zijn nu in de zalen ervan en zouden daar niet meer kunnen schrijven.}} De sessie verdwijnt voor iedereen uit het programma. Wat geschreven is, blijft bewaard, en u kunt ze terugzetten.',
    takeOutNow: 'Voor iedereen eruit halen',
    isOut: 'Uit het programma: {title}',
    out: 'Uit het programma gehaald',
    outText: 'Alleen wie het programma aanpast, ziet deze. Alles wat er geschreven is, blijft bewaard.',
    putBack: 'Terugzetten',
    putBackOf: 'Terugzetten in het programma: {title}',
    isBack: 'Terug in het programma: {title}',
  },
};
