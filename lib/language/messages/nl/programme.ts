import type { programme as shape } from '../en/programme.ts';

export const programme: typeof shape = {
  title: 'Programma',
  now: 'Nu',
  next: 'Straks',
  nextLong: 'Straks, vanaf {time}: <session></session>',
  nowLine: '<b>Nu:</b> {title}, tot {time}',
  nextLine: '<b>Straks:</b> {title}, vanaf {time}',
  over: 'Het programma is afgelopen. Alles blijft leesbaar.',
  until: 'tot {time}',
  from: 'vanaf {time}',
  range: '{from} tot {to}',
  minutesLeft: '{minutes, plural, =0 {eindigt nu} one {nog # minuut} other {nog # minuten}}',
  minutesToGo: '{minutes, plural, =0 {begint nu} one {begint over # minuut} other {begint over # minuten}}',
  goToMyRoom: 'Naar mijn zaal',
  myRoom: 'Mijn zaal',
  chooseRoom: 'Kies een zaal',
  allCountries: 'Alle landen samen',
  theDay: 'De dag',
  kind: {
    plenary: 'Plenaire zitting',
    workshop: 'Workshop',
    exchange: 'Uitwisseling per land',
    visit: 'Bezoek',
  },
  finished: 'Afgelopen',
  closed: 'Afgesloten, alleen lezen',
  here: '{count, plural, =0 {nu niemand} one {# persoon hier} other {# personen hier}}',
  present:
    '{count, plural, =0 {Niemand is verbonden} one {# persoon is verbonden} other {# personen zijn verbonden}}',
  otherZone: 'Getoonde uren: {zone}. Bij u is het {time}.',
  notLive:
    'De verbinding is weg. Het programma blijft leesbaar; wie er is, kan veranderd zijn. We blijven proberen.',
  close: 'De sessie afsluiten',
  reopen: 'De sessie opnieuw openen',
  closeOf: 'De sessie afsluiten: {title}',
  reopenOf: 'De sessie opnieuw openen: {title}',
  closeEffect:
    'Als u een sessie afsluit, kan niemand nog schrijven in de zalen ervan. U kunt ze opnieuw openen.',
  edit: 'Het programma aanpassen',
  console: 'Een sessie begeleiden',
  closeDrafts:
    '{count, plural, one {# kladje in deze sessie is nog door niemand gezien.} other {# kladjes in deze sessie zijn nog door niemand gezien.}} Sluit u nu af, dan blijven ze bewaard en kunt u de sessie opnieuw openen om ze te tonen.',
  closeAllTheSame: 'Toch afsluiten',
  you: 'U: {name}',
  personalLink: 'Verdergaan op een ander toestel',
  linkText:
    'Scan dit met uw andere toestel, of open daar de link. U bent dan op beide toestellen dezelfde persoon.',
  linkWarning: 'Wie deze link heeft, kan in uw naam schrijven. Een nieuwe link maakt de vorige onbruikbaar.',
  linkField: 'Uw persoonlijke link',
  joinCode: 'Anderen uitnodigen',
  joinCodeText: 'Anderen scannen dit, of openen <address></address> en typen de code.',
  joinCodeField: 'Code van de bijeenkomst',
  qr: 'QR-code met dit adres',
  myData: 'Mijn gegevens',
  leave: 'De bijeenkomst verlaten',
  leaveText:
    'Wat u schreef, blijft. Wilt u als dezelfde persoon terugkomen, bewaar dan eerst uw persoonlijke link.',
  leaveShared: 'Wat u schreef, blijft. Alles over u wordt van dit toestel gewist.',
  leaveUnsaved: 'Wijzigingen die dit toestel nog niet verstuurd heeft, gaan verloren als u weggaat.',
  leaveNow: 'Nu weggaan',
  backToProgramme: 'Programma',
  takenOut:
    'Deze zaal staat niet meer in het programma. Wat geschreven is, blijft bewaard; ga naar het programma om uw zaal te vinden.',
  removedTitle: 'U bent uit deze bijeenkomst gehaald',
  removed:
    'De organisatie heeft uw toegang tot deze bijeenkomst beëindigd. Wat u schreef, blijft daar. Denkt u dat dit een vergissing is, spreek hen dan aan.',
};
