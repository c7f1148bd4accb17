import type { history as shape } from '../en/history.ts';

export const history: typeof shape = {
  deleted: '{name} heeft om {time} een groot deel van deze zaal gewist. Wat er stond, is bewaard.',
  deletedBySomebody: 'Iemand heeft om {time} een groot deel van deze zaal gewist. Wat er stond, is bewaard.',
  restored:
    '{name} heeft om {time} een eerdere versie van deze zaal teruggezet. Wat er daarvoor stond, is bewaard.',
  restoredBySomebody:
    'Om {time} is een eerdere versie van deze zaal teruggezet. Wat er daarvoor stond, is bewaard.',
  restore: 'Terugzetten',
  undo: 'Terugzetten ongedaan maken',
  hide: 'Dit bericht verbergen',
  confirmTitle: 'Deze zaal terugzetten?',
  confirmDeleted: 'De zaal toont weer wat er net voor {time} stond. Notities en bord komen samen terug.',
  confirmRestored:
    'De zaal toont weer wat er stond net voor ze om {time} werd teruggezet. Notities en bord komen samen terug.',
  people:
    '{count, plural, =0 {Er is nu niemand anders in deze zaal.} one {Er is nog # andere persoon in deze zaal, die ze opnieuw moet openen.} other {Er zijn nog # andere personen in deze zaal, die ze opnieuw moeten openen.}}',
  since: 'Wat sindsdien geschreven is, blijft ook bewaard. U kunt het op dezelfde manier terughalen.',
  confirm: 'Voor iedereen terugzetten',
  working: 'Bezig met terugzetten',
};
