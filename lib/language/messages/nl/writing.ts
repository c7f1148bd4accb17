import type { writing as shape } from '../en/writing.ts';

export const writing: typeof shape = {
  start: 'Voor zichzelf schrijven',
  private: 'Iedereen schrijft voor zichzelf.',
  until: 'Alleen u ziet uw nieuwe kaarten, tot de begeleiding ze toont.',
  count: '{count, plural, =0 {Nog geen concepten} one {# concept in totaal} other {# concepten in totaal}}',
  signed: {
    named: 'Uw naam zal erbij staan.',
    session: 'Uw organisatie zal erbij staan, zoals bij alles in deze sessie.',
    organisation:
      'Alleen uw organisatie zal erbij staan; zodra ze getoond zijn, wordt niet bewaard wie ze schreef. Dat verandert niet meer.',
    anonymous:
      'Er zal geen naam bij staan; zodra ze getoond zijn, wordt niet bewaard wie ze schreef. Dat verandert niet meer.',
  },
  reveal: 'De kaarten tonen',
  revealTitle: 'De kaarten tonen?',
  endTitle: 'Stoppen met voor zichzelf schrijven?',
  revealWhat:
    '{count, plural, =0 {Er zijn nog geen concepten. Voortaan ziet iedereen nieuwe kaarten weer meteen.} one {# concept wordt een kaart op het bord. Dit kan niet ongedaan worden gemaakt.} other {# concepten worden kaarten op het bord. Dit kan niet ongedaan worden gemaakt.}}',
  people:
    '{count, plural, =0 {Er is nu niemand in deze zaal.} one {Er is nu # persoon in deze zaal.} other {Er zijn nu # personen in deze zaal.}}',
  revealNow: 'Aan iedereen tonen',
  end: 'Stoppen',
  working: 'Een ogenblik',
  closed:
    '{count, plural, one {Deze sessie is gesloten met # concept dat niemand gezien heeft. Het blijft bewaard.} other {Deze sessie is gesloten met # concepten die niemand gezien heeft. Ze blijven bewaard.}} Open de sessie weer om ze te tonen.',
  beginTitle: 'Iedereen voor zichzelf laten schrijven',
  beginWhat:
    'Nieuwe kaarten worden alleen gezien door wie ze schrijft, tot u ze allemaal tegelijk toont. Kaarten die al op het bord staan, blijven daar.',
  signing: 'Wat komt er bij de kaarten te staan?',
  signingFixed: 'Iedereen leest dit voor het schrijven. Het verandert niet meer tot de kaarten getoond zijn.',
  choice: {
    named: 'Zoals in de sessie',
    organisation: 'Alleen de organisatie',
    anonymous: 'Zonder naam',
  },
  chosen: {
    named: 'Met de naam van wie schreef.',
    session: 'Met de organisatie van wie schreef; de server kent de persoon.',
    organisation: 'Eenmaal getoond bewaart de server niet wie schreef. Dit kan niet ongedaan worden gemaakt.',
    anonymous:
      'Geen naam en geen organisatie, in een willekeurige volgorde. Eenmaal getoond bewaart de server niet wie schreef. Dit kan niet ongedaan worden gemaakt.',
  },
  where: 'Waar?',
  here: 'Alleen in deze zaal',
  everywhere: '{count, plural, one {In de zaal van deze sessie} other {In alle # zalen van deze sessie}}',
  begin: 'Beginnen',
  yours: 'Uw concepten in: {column}',
  kept: '{count, plural, one {# concept van u} other {# concepten van u}} in: {column}',
  state: {
    saved: 'Alleen u ziet dit. Opgeslagen.',
    sending: 'Alleen u ziet dit. Wordt verstuurd.',
    offline: 'Alleen u ziet dit. Op dit toestel bewaard, verstuurd zodra er verbinding is.',
  },
  late: 'De kaarten zijn getoond voor deze opgeslagen was. Alleen u ziet ze nog.',
  addToBoard: 'Op het bord zetten, met mijn ondertekening',
  tryAgain: 'Opnieuw proberen',
  edit: 'Bewerken',
  editOf: 'Bewerken: {text}',
  discard: 'Verwijderen',
  discardOf: 'Verwijderen: {text}',
  textOf: 'Tekst van uw concept',
  editKeys: 'Enter: klaar. Escape: laten zoals het was.',
  addPrivate: 'Alleen voor u ⏎',
};
