import type { notes as shape } from '../en/notes.ts';

export const notes: typeof shape = {
  title: 'Notities',
  opening: 'De notities gaan open',
  notOpened: 'De notities konden niet geladen worden. Controleer uw verbinding.',
  label: 'Gedeelde notities van deze ruimte',
  placeholder: 'Schrijf hier. Typ / voor titels en lijsten.',
  toolbar: 'Opmaak',
  bold: 'Vet',
  italic: 'Cursief',
  link: 'Link',
  undo: 'Ongedaan maken',
  redo: 'Opnieuw doen',
  slash: 'Invoegen',
  slashNothing: 'Niets gevonden. Escape laat staan wat u typte.',
  block: {
    paragraph: 'Tekst',
    heading2: 'Titel',
    heading3: 'Kleine titel',
    bullets: 'Lijst',
    numbers: 'Genummerde lijst',
    tasks: 'Taken',
    table: 'Tabel',
    quote: 'Citaat',
    divider: 'Scheidingslijn',
  },
  table: 'Tabel',
  tableMenu: {
    rowBelow: 'Rij eronder',
    columnAfter: 'Kolom erna',
    deleteRow: 'Deze rij verwijderen',
    deleteColumn: 'Deze kolom verwijderen',
    deleteTable: 'De tabel verwijderen',
  },
  linkForm: {
    address: 'Adres van de link',
    hint: 'Bijvoorbeeld https://fedasil.be of naam@voorbeeld.org',
    wrong:
      'Dit adres kan niet gebruikt worden. Het moet beginnen met https:// of http://, of een e-mailadres zijn.',
    set: 'Link plaatsen',
    remove: 'Link verwijderen',
    open: 'Openen',
  },
  task: 'Taak klaar',
  tooMuchPasted:
    'Deze tekst is te lang om in één keer te plakken (meer dan {max, number} tekens). Plak hem in delen; er is niets gewijzigd.',
  unknownBlock: 'Dit deel komt uit een nieuwere versie van de pagina. Herlaad om het te zien.',
};
