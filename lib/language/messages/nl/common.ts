import type { common as shape } from '../en/common.ts';

export const common: typeof shape = {
  language: 'Taal',
  which: '{what}: {which}',
  close: 'Sluiten',
  back: 'Terug',
  cancel: 'Annuleren',
  optional: 'niet verplicht',
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  copyByHand: 'Selecteer de tekst en kopieer hem zelf.',
  tryAgain: 'Opnieuw proberen',
  otherLanguages: 'In andere talen',
  skip: 'Naar de inhoud',
  role: {
    participant: 'Deelnemer',
    facilitator: 'Begeleider',
    staff: 'Medewerker',
    observer: 'Waarnemer, leest alleen',
  },
  trouble: {
    offline:
      'Geen verbinding met de bijeenkomst. Er is niets verloren. Kijk uw netwerk na en probeer opnieuw.',
    unexpected: 'Dat is niet gelukt. Wat u getypt hebt, staat er nog. Probeer het zo dadelijk opnieuw.',
  },
  broken: {
    title: 'Deze pagina ging niet open',
    text: 'Wat bewaard is, is veilig. Probeer opnieuw; blijft het zo, zeg het dan aan de organisatie.',
  },
  missing: {
    title: 'Deze pagina bestaat niet',
    text: 'Misschien is het adres niet volledig, of hoort de zaal bij een andere bijeenkomst.',
    home: 'Naar het begin',
  },
};
