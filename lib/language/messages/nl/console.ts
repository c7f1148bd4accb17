import type { console as shape } from '../en/console.ts';

export const console: typeof shape = {
  title: 'Bedieningspaneel',
  chooseSession: 'Welke sessie begeleidt u?',
  otherSession: 'Andere sessie',
  noSession: 'Het programma heeft nog geen sessie.',
  sessionGone: 'Deze sessie staat niet meer in het programma. Kies een andere.',
  notLive:
    'De verbinding is weg. Wat u ziet kan oud zijn, en er kan nu niets gevraagd of gesloten worden. We blijven proberen.',
  notForYou: {
    title: 'Het bedieningspaneel is voor wie sessies begeleidt',
    text: 'Begeleiders en medewerkers stellen hier de peilingen en leiden de sessies. Wat zij vragen verschijnt vanzelf in uw kamer.',
    programme: 'Naar het programma',
  },
  rooms: 'Kamers die u leidt',
  allRooms: '{count, plural, one {de kamer} other {alle # kamers}}',
  someRooms: '{count, plural, one {# kamer:} other {# kamers}}',
  here: '{count, plural, =0 {nu niemand hier} one {# persoon hier} other {# mensen hier}}',
  sections: 'Delen van het bedieningspaneel',
  section: {
    polls: 'Peilingen',
    facilitation: 'Verloop',
    questions: 'Vragen',
    dots: 'Stippen',
    projector: 'Scherm',
  },
  waiting: '{count, plural, one {wacht op een blik} other {wachten op een blik}}',
  keys: {
    title: 'Toetsen',
    list: 'Toont deze lijst',
    use: 'Losse toetsen gebruiken',
    useHint: 'Ze doen niets terwijl u typt. Zet ze uit als u dicteert of per ongeluk op toetsen drukt.',
  },
  next: {
    title: 'Wat nu komt',
    reading: 'De peilingen worden gelezen.',
    next: 'Volgende peiling',
    isOpen: 'Nu gesteld',
    isClosed: 'Gesloten, de uitslag is nog niet getoond',
    open: 'Nu vragen',
    close: 'Sluiten',
    reveal: 'De uitslag tonen',
    openKey: 'Stelt de volgende peiling',
    closeKey: 'Sluit de peiling die nu gesteld is',
    revealKey: 'Toont de uitslag',
    sessionClosed: 'De sessie is gesloten, dus er kan niets gevraagd worden. Open ze weer in het programma.',
    nothing: 'Alle peilingen van deze sessie zijn in deze kamers gesteld.',
    asks: 'Vraagt {people, plural, =0 {niemand, want er is niemand,} one {# persoon} other {# mensen}} in {rooms, plural, one {# kamer} other {# kamers}}',
    shows:
      'Toont ze aan {people, plural, =0 {niemand, want er is niemand,} one {# persoon} other {# mensen}} in {rooms, plural, one {# kamer} other {# kamers}}',
    answered:
      '{answered, plural, =0 {Nog niemand heeft geantwoord} one {# antwoord} other {# antwoorden}}, {here, plural, =0 {nu is er niemand} one {nu is er # persoon} other {nu zijn er # mensen}}.',
  },
  done: {
    opened:
      'Gevraagd aan {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# kamer} other {# kamers}}. Sluiten beëindigt het voor iedereen.',
    closed:
      'Gesloten voor {people, plural, =0 {niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# kamer} other {# kamers}}. Er wordt geen antwoord meer aangenomen.',
    reopened: 'Weer open in {rooms, plural, one {# kamer} other {# kamers}}, tot u ze sluit.',
    revealed:
      'De uitslag wordt getoond aan {people, plural, =0 {nog niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# kamer} other {# kamers}}.',
    hidden:
      'De uitslag is weer verborgen voor {people, plural, =0 {niemand} one {# persoon} other {# mensen}} in {rooms, plural, one {# kamer} other {# kamers}}.',
  },
  polls: {
    none: 'Voor deze sessie is nog geen peiling voorbereid.',
    kind: {
      single: 'Eén keuze',
      multiple: 'Meerdere keuzes',
      scale: 'Schaal',
      words: 'Woorden',
      ranking: 'Volgorde',
      open: 'Open antwoord',
    },
    state: {
      prepared: 'Nog niet gesteld',
      open: 'Staat open',
      closing: 'Net gesloten',
      final: 'Gesloten',
    },
    open: 'Deze peiling stellen',
    secondRound: 'Nog eens vragen, als nieuwe ronde',
    close: 'Deze peiling sluiten',
    reveal: 'De uitslag tonen',
    hide: 'De uitslag verbergen',
    takeBackKey: 'Sluiten terugnemen',
    seconds: 'nog {seconds, number} s',
    closes: 'Sluit',
    closesByHand: 'wanneer ik ze sluit',
    afterSeconds: 'na {seconds, plural, one {# seconde} other {# seconden}}',
    afterMinutes: 'na {minutes, plural, one {# minuut} other {# minuten}}',
    closesAt: 'Sluit vanzelf om {time}.',
    results: 'Wat tot nu toe gekozen is',
  },
};
