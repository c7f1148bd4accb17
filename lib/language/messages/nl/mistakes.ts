import type { mistakes as shape } from '../en/mistakes.ts';

export const mistakes: typeof shape = {
  'value-missing': 'Dit ontbreekt.',
  'value-wrong': 'Dit kan hier niet gelezen worden. Bekijk het voorbeeld en verbeter.',
  'key-unknown': 'Niets heet hier „{detail}”. Kijk de spelling na.',
  'choice-wrong': 'Kies een van deze: {detail}.',
  'text-missing': 'Vul dit in minstens één taal in.',
  'text-too-long': 'Dit is te lang. Hoogstens {detail} tekens.',
  'day-wrong': 'Geef een dag van de kalender, zoals 2027-03-28.',
  'day-outside':
    'Kies een dag van de bijeenkomst: de datum zelf of een van de dagen erna, {detail} in totaal.',
  'time-wrong': 'Geef een uur zoals 09:30.',
  'times-order': 'Het einde moet na het begin komen.',
  'zone-wrong': '„{detail}” is geen tijdzone. Schrijf ze zoals Europe/Brussels.',
  'keep-wrong': 'Geef een aantal dagen van 1 tot {detail}.',
  'day-over':
    'Alles zou bewaard worden tot een dag die voorbij is, dus niemand zou binnen kunnen. Kies een latere dag, of bewaar langer.',
  'code-wrong': '„{detail}” is geen code van een land of regio (ISO 3166), zoals IQ of RU-CE.',
  'country-not-listed': '„{detail}” staat niet bij de landen van de bijeenkomst. Voeg het daar eerst toe.',
  double: 'Dit staat er twee keer. Haal er een weg of verander het.',
  'rooms-missing': 'Een sessie heeft minstens één zaal nodig.',
  'languages-missing': 'Kies minstens één taal.',
  'too-many': 'Dit zijn er te veel. Hoogstens {detail}.',
  'still-used': '„{detail}” wordt nog gebruikt door een zaal of een persoon en moet blijven.',
  'room-holds-text': 'In een zaal die zou verdwijnen, is geschreven. Sluit eerst de sessie af.',
  'signing-fixed': 'Er is hier al geschreven, dus de ondertekening kan niet meer veranderen.',
  'organisation-not-listed': 'Bij de organisaties staat geen „{detail}”.',
  'person-not-listed': 'In de lijst van mensen heeft niemand het nummer {detail}; er wordt vanaf 0 geteld.',
  'file-changed':
    'Het bestand is veranderd nadat het geschreven werd. Neem het oorspronkelijke bestand, of haal „hash” weg als de verandering gewild is.',
  'keep-over': 'De bewaartermijn is voorbij. Dit wordt niet meer opgenomen.',
  'room-too-large': 'Deze zaal bevat meer dan een zaal kan bevatten.',
  'too-few': 'Dit zijn er te weinig. Minstens {detail}.',
  'number-outside': 'Geef een geheel getal binnen {detail}.',
  'numbers-order': '„min” mag niet groter zijn dan „max”; op een schaal moet het kleiner zijn.',
  'session-not-listed':
    'In de lijst van sessies heeft geen enkele het nummer {detail}; er wordt vanaf 0 geteld.',
};
