import type { saving as shape } from '../en/saving.ts';

export const saving: typeof shape = {
  saved: 'Opgeslagen',
  opening: 'Verbinden',
  reading: 'Alleen lezen',
  sending: '{n, plural, one {# wijziging versturen} other {# wijzigingen versturen}}',
  offline: '{n, plural, =0 {Offline} one {Offline: # in de wacht} other {Offline: # in de wacht}}',
  waiting: '{n, plural, =0 {In de wacht} other {# in de wacht}}',
  sendingShort: 'Versturen',
  refused:
    '{n, plural, =0 {Niet verbonden} one {# wijziging niet opgeslagen} other {# wijzigingen niet opgeslagen}}',
  back: 'Weer verbonden. Alles is opgeslagen.',
  trouble: {
    offline:
      '{n, plural, =0 {Geen verbinding. Lees en schrijf gerust verder; wat u schrijft, blijft op dit toestel en wordt zo snel mogelijk verstuurd.} one {Geen verbinding. # wijziging blijft op dit toestel en wordt zo snel mogelijk verstuurd. Schrijf gerust verder.} other {Geen verbinding. # wijzigingen blijven op dit toestel en worden zo snel mogelijk verstuurd. Schrijf gerust verder.}}',
    offlineNotKept:
      '{n, plural, =0 {Geen verbinding. Dit toestel bewaart niets: wat u nu schrijft, gaat verloren als u deze pagina sluit voor de verbinding terug is.} one {Geen verbinding. # wijziging is niet opgeslagen en zou met deze pagina verloren gaan. Laat de pagina open tot de verbinding terug is.} other {Geen verbinding. # wijzigingen zijn niet opgeslagen en zouden met deze pagina verloren gaan. Laat de pagina open tot de verbinding terug is.}}',
    storage:
      'De server kan op dit moment niets opslaan. Wat u schrijft, blijft hier en wordt vanzelf opgeslagen zodra het kan. Schrijf gerust verder en laat deze pagina open.',
    crowded:
      'In deze zaal zijn zoveel mensen als erin kunnen. U komt vanzelf binnen zodra er iemand weggaat. Wat u hier schrijft, wordt dan verstuurd; laat deze pagina open.',
    busy: 'De server heeft op dit moment meer te doen dan hij aankan. U komt vanzelf binnen zodra er ruimte is. Wat u hier schrijft, wordt dan verstuurd; laat deze pagina open.',
    'session-closed':
      '{n, plural, one {De sessie werd afgesloten terwijl u schreef. # wijziging is niet opgeslagen; ze blijft hier en wordt verstuurd als de sessie weer opengaat.} other {De sessie werd afgesloten terwijl u schreef. # wijzigingen zijn niet opgeslagen; ze blijven hier en worden verstuurd als de sessie weer opengaat.}}',
    observer: 'U bent hier als waarnemer. Wat u schrijft, wordt niet verstuurd.',
    'pass-ended':
      'Uw toegang tot deze bijeenkomst is beëindigd, hier of op een ander toestel. Wat opgeslagen was, is veilig. Neem opnieuw deel met de code om verder te gaan.',
    'wrong-epoch':
      'Het document van deze zaal is door de organisatie vervangen. Wat opgeslagen is, is veilig. Bewaar uw niet-opgeslagen tekst als bestand als u die nodig hebt, en open dan het nieuwe document.',
    'bad-frame':
      'De server kon niet lezen wat deze pagina stuurde. Wat opgeslagen is, is veilig. Bewaar uw tekst als bestand en begin opnieuw vanaf de opgeslagen versie.',
    forged:
      'De server weigerde een wijziging die niet onder uw eigen naam geschreven was. Wat opgeslagen is, is veilig. Bewaar uw tekst als bestand en begin opnieuw vanaf de opgeslagen versie.',
    'too-big':
      'Uw laatste wijziging is te groot om in één keer te versturen. Wat eerder opgeslagen was, is veilig. Bewaar uw tekst als bestand, begin opnieuw vanaf de opgeslagen versie en voeg hem in kleinere delen toe.',
    'room-full':
      'Deze zaal is vol: het document kan niet meer groeien. Wat opgeslagen is, is veilig en leesbaar. Bewaar uw niet-opgeslagen tekst als bestand en verwittig de begeleiding.',
    'share-used':
      'U hebt in deze zaal zoveel geschreven als één persoon kan; de rest blijft voor de anderen, die verder schrijven. Wat opgeslagen is, is veilig. Bewaar uw niet-opgeslagen tekst als bestand, begin opnieuw vanaf de opgeslagen versie en verwijder wat niet nodig is.',
    'too-many-tabs':
      'Deze bijeenkomst staat in te veel tabbladen tegelijk open; dit tabblad, het oudste, is gestopt. Wat u schreef, blijft op dit toestel. Sluit tabbladen die u niet nodig hebt en ga dan hier verder.',
  },
  kept: {
    line: 'Een deel van wat u hier schreef, was nog niet opgeslagen toen het document van deze zaal werd vervangen. Die tekst staat alleen op dit toestel, voor u.',
    show: 'Mijn tekst tonen',
    hide: 'Mijn tekst verbergen',
    label: 'Mijn niet opgeslagen tekst',
    forget: 'Van dit toestel verwijderen',
  },
  keepFile: 'Mijn tekst als bestand bewaren',
  startAgain: 'Opnieuw vanaf de opgeslagen versie',
  reload: 'Het nieuwe document openen',
  goOnHere: 'Hier verdergaan',
  joinAgain: 'Opnieuw deelnemen',
  fileName: 'mijn-tekst',
};
