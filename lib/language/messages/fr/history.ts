import type { history as shape } from '../en/history.ts';

export const history: typeof shape = {
  deleted: '{name} a supprimé une grande partie de cette salle à {time}. Ce qui s’y trouvait est gardé.',
  deletedBySomebody:
    'Une personne a supprimé une grande partie de cette salle à {time}. Ce qui s’y trouvait est gardé.',
  restored:
    '{name} a restauré une version précédente de cette salle à {time}. Ce qui s’y trouvait avant est gardé.',
  restoredBySomebody:
    'Une version précédente de cette salle a été restaurée à {time}. Ce qui s’y trouvait avant est gardé.',
  restore: 'Restaurer',
  undo: 'Annuler la restauration',
  hide: 'Masquer ce message',
  confirmTitle: 'Restaurer cette salle ?',
  confirmDeleted:
    'La salle montrera de nouveau ce qui s’y trouvait juste avant {time}. Les notes et le tableau reviennent ensemble.',
  confirmRestored:
    'La salle montrera de nouveau ce qui s’y trouvait juste avant la restauration de {time}. Les notes et le tableau reviennent ensemble.',
  people:
    '{count, plural, =0 {Personne d’autre n’est dans cette salle en ce moment.} one {# autre personne est dans cette salle et devra la rouvrir.} other {# autres personnes sont dans cette salle et devront la rouvrir.}}',
  since: 'Ce qui a été écrit depuis est gardé aussi. Vous pourrez le faire revenir de la même façon.',
  confirm: 'Restaurer pour tout le monde',
  working: 'Restauration en cours',
};
