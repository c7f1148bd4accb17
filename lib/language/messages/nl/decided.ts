import type { decided as shape } from '../en/decided.ts';

export const decided: typeof shape = {
  manage: 'Bord beheren',
  lock: {
    heading: 'Vergrendelen: alles blijft er zoals het is',
    board: 'Het hele bord',
    column: 'Kolom: {column}',
    boardIs: 'Het bord is vergrendeld.',
    byPhase: 'De fase houdt het bord vergrendeld.',
    columnIs: 'Vergrendeld.',
    what: 'Kaarten blijven zoals ze zijn. Nieuwe kunnen erbij.',
    columnsAre: 'Vergrendeld: {names}. Kaarten blijven er zoals ze zijn; nieuwe kunnen erbij.',
    why: 'Deze kaart is vergrendeld en blijft zoals ze is. De begeleiding kan ze ontgrendelen.',
  },
  clear: {
    heading: 'Leegmaken: de kaarten gaan naar de prullenmand',
    column: 'Leegmaken: {column}',
    title: 'Deze kolom leegmaken?',
    what: '{count, plural, one {# kaart in ‘{column}’ gaat naar de prullenmand.} other {# kaarten in ‘{column}’ gaan naar de prullenmand.}}',
    people:
      '{count, plural, =0 {Er staat geen naam op.} one {# persoon schreef daar.} other {# personen schreven daar.}}',
    kept: 'Wat nu in de zaal staat, wordt bewaard. U kunt de kaarten {days, number} dagen lang terugzetten.',
    confirm: 'De kolom leegmaken',
    empty: 'Er staan geen kaarten in.',
    cleared:
      '{count, plural, one {# kaart ligt in de prullenmand.} other {# kaarten liggen in de prullenmand.}}',
  },
  several: {
    all: 'Alles kiezen',
    none: 'Niets kiezen',
    one: 'Kiezen: {text}',
    putBack: '{count, plural, one {# kaart terugzetten} other {# kaarten terugzetten}}',
  },
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
  signed: {
    organisation: '{name}, zonder naam van een persoon',
    nobody: 'zonder naam',
  },
  waiting: {
    own: '{count, plural, one {Deze sessie is gesloten. Uw concept blijft bewaard en niemand anders ziet het.} other {Deze sessie is gesloten. Uw # concepten blijven bewaard en niemand anders ziet ze.}} Ze worden alleen kaarten als de begeleiding de sessie weer opent en ze toont.',
    unsent:
      'Alleen u ziet dit. De sessie is gesloten: het blijft op dit toestel en wordt verstuurd als ze weer opengaat.',
  },
};
