import type { pace as shape } from '../en/pace.ts';

export const pace: typeof shape = {
  timer: {
    title: 'Tijd',
    none: 'Er loopt geen afteltijd.',
    for: 'Voor',
    minutes: '{minutes, plural, one {# minuut} other {# minuten}}',
    start: 'Starten',
    startAnew: 'Opnieuw starten',
    more: '1 minuut extra',
    pause: 'Pauzeren',
    resume: 'Verdergaan',
    stop: 'Stoppen',
    goOn: 'Verdergaan met wat over was',
    shows:
      'Te zien voor {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}, en op het scherm.',
    started:
      '{minutes, plural, one {# minuut} other {# minuten}} voor {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    added:
      'Eén minuut extra voor {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    paused:
      'Gepauzeerd voor {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    resumed:
      'De tijd loopt verder voor {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    stopped:
      'De tijd is gestopt voor {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
  },
  hands: {
    title: 'Opgestoken handen',
    none: 'Geen hand is opgestoken.',
    away: 'nu niet hier',
    lower: 'Laten zakken',
    lowerOf: 'De hand van {name} laten zakken',
    lowerAll: '{count, plural, one {De hand} other {Alle # handen}} laten zakken',
    loweredOne: 'De hand van {name} is omlaag.',
    lowered: '{count, plural, one {# hand is} other {# handen zijn}} omlaag.',
    waiting:
      '{count, plural, one {# hand is opgestoken} other {# handen zijn opgestoken}}, bij {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
  },
  ready: {
    ask: 'Vragen of iedereen klaar is',
    again: 'Opnieuw vragen, vanaf nul',
    end: 'De vraag beëindigen',
    count: '{ready} van {here} zijn klaar',
    asks: 'Vraagt het aan {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    isAsked:
      'Gevraagd aan {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    isOver: 'Niet meer gevraagd, in {rooms, plural, one {# zaal} other {# zalen}}.',
  },
  announce: {
    title: 'Aankondigingen',
    text: 'Aankondigen',
    otherLanguages: 'Andere talen',
    toAll: 'Aan de hele ontmoeting, niet alleen deze zalen',
    send: 'Aankondigen',
    goes: 'Gaat naar {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}; wie later komt vindt ze in de lijst.',
    goesToAll:
      'Gaat naar {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}}; wie later komt vindt ze in de lijst.',
    sent: 'Aangekondigd aan {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    sentToAll: 'Aangekondigd aan {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}}.',
    takeBack: 'Terugnemen',
    takenBack: 'Teruggenomen: niemand ziet ze nog.',
    made: '{count, plural, one {# aankondiging} other {# aankondigingen}}',
    forAll: 'Aan iedereen',
    forRooms: 'Aan {rooms, plural, one {# zaal} other {# zalen}}',
  },
  call: {
    title: 'Iedereen hierheen roepen',
    to: 'Naar de zaal',
    hold: 'Tot ik het ophef: het blijft in zicht voor wie blijft',
    call: 'Roepen',
    calls:
      'Roept {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} uit {rooms, plural, one {# zaal} other {# zalen}}. Niemand wordt verplaatst: ieder gaat of blijft.',
    called:
      'Geroepen: {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} uit {rooms, plural, one {# zaal} other {# zalen}}.',
    onlyHere: 'Alleen deze zaal wordt aangestuurd. Kies een andere zaal, of stuur meer zalen aan.',
    stillThere:
      '{people, plural, =0 {Er is niemand meer} one {# persoon is nog} other {# mensen zijn nog}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    takeBack: 'Terugnemen',
    release: 'Opheffen',
    ended: 'Niemand wordt nog geroepen, in {rooms, plural, one {# zaal} other {# zalen}}.',
  },
  phase: {
    title: 'Fase',
    reading: 'De fase wordt gelezen.',
    now: 'Nu: {name}',
    none: 'Geen fase. Alles is open.',
    next: 'Volgende: {name}',
    end: 'De fase beëindigen',
    nextKey: 'Gaat naar de volgende fase',
    goTo: 'Of ga naar',
    noPhase: 'Geen fase',
    opens: 'Wat elke fase opent en sluit',
    cards: {
      open: 'Kaarten kunnen gewijzigd, verplaatst en gestapeld worden.',
      closed: 'Kaarten blijven zoals ze zijn.',
    },
    dots: { open: 'Stippen kunnen gelegd worden.', closed: 'Er kunnen geen stippen gelegd worden.' },
    always: 'Notities schrijven, kaarten toevoegen en peilingen beantwoorden kan in elke fase.',
    tells:
      'Te zien voor {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    began:
      '{name}, voor {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}.',
    ended:
      'Geen fase meer voor {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# zaal} other {# zalen}}. Alles is open.',
    takeBack: 'Terugnemen',
  },
};
