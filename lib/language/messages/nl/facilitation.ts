import type { facilitation as shape } from '../en/facilitation.ts';

export const facilitation: typeof shape = {
  timer: {
    label: 'Resterende tijd',
    paused: 'gepauzeerd',
    over: 'De tijd is om',
    minuteLeft: 'Nog één minuut',
    sound: 'Geluid aan het einde van de tijd',
    soundOn: 'Een geluid meldt het einde. Druk om het uit te zetten.',
    soundOff: 'Geen geluid meldt het einde. Druk om het aan te zetten.',
  },
  hand: {
    raise: 'Steek uw hand op',
    down: 'Uw hand is opgestoken, plaats {place}. Laat ze zakken',
    isUp: 'Uw hand is opgestoken, plaats {place}.',
    isDown: 'Uw hand is omlaag.',
  },
  ready: {
    asked: 'Bent u klaar?',
    saidReady: 'U hebt gezegd dat u klaar bent.',
    ready: 'Ik ben klaar',
    notYet: 'Nog niet',
    count:
      '{count, plural, =0 {Nog niemand heeft geantwoord} one {# persoon is klaar} other {# mensen zijn klaar}}',
  },
  announcements: {
    title: 'Aankondigingen',
    open: 'De aankondigingen opnieuw lezen, {count, plural, one {#} other {#}}',
    closeList: 'De lijst sluiten',
    putAway: 'Wegleggen; ze blijft in de lijst',
    said: 'Aankondiging: {text}',
  },
  call: {
    asks: '<who></who> vraagt u om naar deze zaal te komen: <place></place>.',
    said: '{who} vraagt u om naar deze zaal te komen: {place}. U kunt gaan of blijven.',
    host: 'De begeleiding',
    held: 'Dit blijft in zicht tot het wordt opgeheven. U mag toch blijven.',
    go: 'Erheen gaan',
    stay: 'Blijven',
    stays: 'U blijft hier.',
  },
  phase: {
    name: {
      write: 'Schrijven',
      group: 'Groeperen',
      vote: 'Stemmen',
      discuss: 'Bespreken',
      decide: 'Beslissen',
    },
    now: 'Nu:',
    what: {
      write: 'Schrijf op wat u denkt, elke gedachte op een eigen kaart.',
      group: 'Leg kaarten samen die hetzelfde zeggen.',
      vote: 'Kies wat u belangrijk vindt.',
      discuss: 'Praat over wat er op de kaarten staat.',
      decide: 'Schrijf op wat u beslist, en wie wat doet tegen wanneer.',
    },
    stay: 'Kaarten blijven zoals ze zijn. Nieuwe kunnen erbij.',
    said: 'Nu: {name}. {what}',
    over: 'De fase is voorbij. Alles is open.',
  },
};
