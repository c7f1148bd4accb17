import type { projector as shape } from '../en/projector.ts';

export const projector: typeof shape = {
  how: 'Scan de code met uw telefoon, of typ het adres en de code.',
  join: 'Hoe u meedoet',
  qr: 'QR-code om deel te nemen aan de bijeenkomst',
  lost: 'Geen verbinding met de server. Dit beeld is misschien oud; het komt vanzelf terug.',
  closed: 'Gesloten',
  answers: '{count, plural, =0 {Nog geen antwoorden} one {# antwoord} other {# antwoorden}}',
  later: 'Het resultaat wordt later getoond.',
  entering: 'Een ogenblik, de link van dit scherm wordt nagekeken.',
  waiting: 'Dit scherm kan nog niet worden getoond.',
  noLink: {
    title: 'Dit scherm hoort nog bij geen enkele zaal',
    text: 'Een begeleider maakt er een link voor in de console, onder “Projector”. Begeleiders en medewerkers kunnen op deze computer ook met hun persoonlijke link binnenkomen en dit adres opnieuw openen.',
  },
  oldLink: {
    title: 'Deze link werkt niet meer',
    text: 'Hij is ingetrokken, of hij is te oud. Een begeleider maakt een nieuwe in de console, onder “Projector”.',
  },
  ended: {
    title: 'De link van dit scherm is afgelopen',
    text: 'Hier wordt niets meer van de bijeenkomst getoond. Een begeleider maakt een nieuwe link in de console, onder “Projector”.',
  },
  gone: {
    title: 'Deze zaal staat niet meer in het programma',
    text: 'Een begeleider maakt een link voor een andere zaal in de console, onder “Projector”.',
  },
  keys: {
    title: 'Toetsen',
    fullScreen: 'Volledig scherm, en terug',
    next: 'Verder',
    previous: 'Terug',
    automatic: 'Wat er in de zaal gebeurt, vanzelf',
    table: 'Resultaten als tabel, of getekend',
    qr: 'QR-code groot, en weer klein',
    language: 'Een andere taal',
    secondLanguage: 'Een tweede taal eronder, of geen',
    light: 'Licht, donker, of zoals op deze computer',
    help: 'Deze lijst',
  },
};
