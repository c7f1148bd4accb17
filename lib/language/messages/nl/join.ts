import type { join as shape } from '../en/join.ts';

export const join: typeof shape = {
  title: 'Deelnemen aan de bijeenkomst',
  code: 'Code van de bijeenkomst',
  codeHint: 'Acht letters of cijfers. U vindt ze op het scherm in de zaal of op uw uitnodiging.',
  codeMissing: 'Typ eerst de code.',
  codeLength:
    '{n, plural, one {De code heeft acht tekens; u typte er #.} other {De code heeft acht tekens; u typte er #.}}',
  continue: 'Verder',
  looking: 'De code wordt opgezocht',
  otherCode: 'Een andere code gebruiken',
  name: 'Uw naam',
  nameHint: 'Zo zien de anderen u.',
  organisation: 'Organisatie',
  noOrganisation: 'Geen van deze',
  country: 'Land waarrond u werkt',
  countryHint: 'U begint in de zaal van dit land. U kunt ook de andere zalen bezoeken.',
  noCountry: 'Geen land in het bijzonder',
  shared: 'Ook andere mensen gebruiken dit toestel',
  sharedHint: 'Dan blijft er niets op staan wanneer u weggaat of de browser sluit.',
  join: 'Deelnemen',
  joining: 'U wordt binnengelaten',
  privacy: 'Wat u schrijft, blijft op de server van de organisatoren.',
  welcomeBack: 'Welkom terug',
  continueAs: 'Verdergaan als <name></name>',
  somebodyElse: 'Ik ben iemand anders',
  entering: 'Een ogenblik, uw persoonlijke link wordt nagekeken.',
  linkUnknown:
    'Deze persoonlijke link werkt niet meer. Vraag een nieuwe, of neem deel met de code van de bijeenkomst.',
  linkMissing:
    'Dit adres bevat geen persoonlijke link. Open de volledige link, of neem deel met de code van de bijeenkomst.',
  useCode: 'Deelnemen met een code',
};
