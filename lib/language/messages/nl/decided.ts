import type { decided as shape } from '../en/decided.ts';

export const decided: typeof shape = {
  send: {
    open: 'Naar een ander bord sturen…',
    title: 'Een kopie naar een ander bord sturen',
    what: 'Op de kopie staat waar ze vandaan komt. Deze kaart blijft hier, en erop staat waar ze heen gestuurd is.',
    room: 'Naar welk bord?',
    closed: '{room} (gesloten)',
    named: '{room} (daar staan namen van personen)',
    column: 'In welke kolom?',
    send: 'De kopie sturen',
    nowhere: 'Op dit ogenblik neemt geen ander bord kaarten aan.',
    sent: 'Gestuurd naar {room}.',
    from: 'van {room}',
    sentTo: 'gestuurd naar {room}',
    sentBy: 'gestuurd door {name}',
    elsewhere: 'een ander bord',
  },
};
