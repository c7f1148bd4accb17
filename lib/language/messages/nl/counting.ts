import type { counting as shape } from '../en/counting.ts';

export const counting: typeof shape = {
  hands: {
    title: 'Handen tellen van mensen zonder toestel',
    reading: 'Wat geteld is, wordt gelezen.',
    what: 'Alleen mensen die niet op een toestel geantwoord hebben. Ze worden getoond als met de hand geteld.',
    room: 'Zaal',
    roomCounted: '{room}: {people, plural, one {# persoon geteld} other {# mensen geteld}}',
    form: 'Opgestoken handen in: {room}',
    people: 'Getelde mensen',
    each: 'Hoeveel van hen voor elk antwoord',
    count: 'Toevoegen',
    change: 'De telling wijzigen',
    none: 'De telling wegnemen',
    adds: 'Voegt {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} toe in: {room}.',
    replaces:
      '{people, plural, =0 {Niemand telt} one {# persoon telt} other {# mensen tellen}} in plaats van de {before, number} van daarvoor, in: {room}.',
    counted:
      '{people, plural, =0 {Niemand is nog met de hand geteld} one {# persoon is met de hand geteld} other {# mensen zijn met de hand geteld}}: {room}.',
    undo: 'Ongedaan maken',
    mistake: {
      number: 'Schrijf hier een heel getal, bijvoorbeeld 12.',
      sum: 'De antwoorden hieronder maken {limit, plural, one {# persoon} other {# mensen}}. Elke persoon heeft één antwoord: wijzig dit getal of die hieronder.',
      more: 'Dit is meer dan het aantal mensen ({limit, number}). Wijzig een van de twee.',
      few: 'Elke persoon kiest er minstens {limit, number}. Hieronder staan te weinig antwoorden voor zoveel mensen.',
      many: 'Elke persoon kiest er hoogstens {limit, number}. Hieronder staan te veel antwoorden voor zo weinig mensen.',
    },
  },
  words: {
    title: 'Samen tellen, of verbergen',
    empty: 'Er is nog niets om uit te kiezen.',
    choose: 'Kies er één om te verbergen, of meer om ze samen te tellen.',
    most: 'Alleen de {max, number} vaakst genoemde staan hier.',
    as: 'Allemaal tellen ze als',
    merge: 'Samen tellen',
    mergeDoes:
      'Van {count, number} wordt het er één: “{word}”, {times, plural, one {# keer} other {# keer}}. Iedereen die de uitslag ziet, ziet het zo.',
    hide: '{count, plural, one {Deze verbergen} other {Deze # verbergen}}',
    hideDoes:
      'Het verdwijnt uit de uitslag bij iedereen. De antwoorden zelf blijven bewaard, en u kunt het weer tonen.',
    full: 'Voor deze ronde kan er niets meer beslist worden. Maak eerst iets van hieronder ongedaan.',
    merged: 'Telt nu samen: “{word}”.',
    hid: '{count, plural, one {# is voor iedereen verborgen.} other {# zijn voor iedereen verborgen.}}',
    isApart: 'Telt weer apart: “{word}”.',
    isShown: 'Wordt weer getoond: “{word}”.',
    undo: 'Ongedaan maken',
    mergedTitle: 'Geteld als een ander',
    countsAs: '“{word}” telt als “{into}”',
    apart: 'Apart tellen',
    apartWord: 'Apart tellen: {word}',
    hiddenTitle: 'Verborgen',
    show: 'Weer tonen',
    showWord: 'Weer tonen: {word}',
  },
  waiting: {
    title: 'Wie nog niet geantwoord heeft',
    reading: 'Wie geantwoord heeft, wordt gelezen.',
    everybody: 'Iedereen die hier is, heeft geantwoord.',
    nobody: 'Nu is er niemand die kan antwoorden.',
    atLeast:
      '{count, plural, one {Minstens # aanwezige heeft nog niet geantwoord.} other {Minstens # aanwezigen hebben nog niet geantwoord.}}',
  },
};
