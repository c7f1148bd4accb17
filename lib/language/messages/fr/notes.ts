import type { notes as shape } from '../en/notes.ts';

export const notes: typeof shape = {
  title: 'Notes',
  opening: 'Ouverture des notes',
  notOpened: 'Les notes n’ont pas pu être chargées. Vérifiez votre connexion.',
  label: 'Notes partagées de cette salle',
  placeholder: 'Écrivez. Tapez / pour titres et listes.',
  toolbar: 'Mise en forme',
  bold: 'Gras',
  italic: 'Italique',
  link: 'Lien',
  undo: 'Annuler',
  redo: 'Rétablir',
  slash: 'Insérer',
  slashNothing: 'Rien ne correspond. Échap garde ce que vous avez tapé.',
  block: {
    paragraph: 'Texte',
    heading2: 'Titre',
    heading3: 'Petit titre',
    bullets: 'Liste',
    numbers: 'Liste numérotée',
    tasks: 'Tâches',
    table: 'Tableau à cases',
    quote: 'Citation',
    divider: 'Séparation',
  },
  table: 'Tableau à cases',
  tableMenu: {
    rowBelow: 'Ligne en dessous',
    columnAfter: 'Colonne après',
    deleteRow: 'Supprimer cette ligne',
    deleteColumn: 'Supprimer cette colonne',
    deleteTable: 'Supprimer le tableau',
  },
  linkForm: {
    address: 'Adresse du lien',
    hint: 'Par exemple https://fedasil.be ou nom@exemple.org',
    wrong:
      'Cette adresse ne convient pas. Elle doit commencer par https:// ou http://, ou être une adresse e-mail.',
    set: 'Placer le lien',
    remove: 'Enlever le lien',
    open: 'Ouvrir',
  },
  task: 'Tâche terminée',
  tooMuchPasted:
    'Ce texte est trop long pour être collé d’un coup (plus de {max, number} caractères). Collez-le par parties ; rien n’a été changé.',
  unknownBlock: 'Cette partie vient d’une version plus récente de la page. Rechargez pour la voir.',
};
