/** Taking in a file of outputs. */
export const taking = {
  button: 'Een bestand opnemen',
  title: 'Een bestand met resultaten opnemen',
  text: 'Het bestand wordt op deze server een ontmoeting op zich, met alles wat erin geschreven is. Zijn mensen zijn er bekend als auteurs en hebben geen toegang; u wordt er de eerste medewerker. Elke fout wordt met haar plaats genoemd, en dan wordt niets opgenomen.',
  file: 'Bestand (JSON)',
  first: 'Kies eerst een bestand.',
  do: 'Opnemen',
  sending: 'Het bestand wordt verstuurd en gelezen.',
  taken: '“{title}” is er. De code is {code}.',
  open: 'Openen als medewerker; op dit toestel verlaat u de huidige ontmoeting',
  wrong: 'Het bestand is niet opgenomen. Dit klopt er niet in:',
  more: '{count, plural, one {nog # fout} other {nog # fouten}}',
};
