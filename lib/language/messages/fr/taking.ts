/** Taking in a file of outputs. */
export const taking = {
  button: 'Reprendre un fichier',
  title: 'Reprendre un fichier de résultats',
  text: 'Le fichier devient une rencontre à part sur ce serveur, avec tout ce qui y a été écrit. Ses personnes y sont connues comme auteurs et n’ont pas d’accès ; vous en êtes la première personne de l’équipe. Chaque erreur est indiquée avec son endroit, et alors rien n’est repris.',
  file: 'Fichier (JSON)',
  first: 'Choisissez d’abord un fichier.',
  do: 'Reprendre',
  sending: 'Le fichier est envoyé et lu.',
  taken: '« {title} » est là. Son code est {code}.',
  open: 'L’ouvrir comme équipe ; sur cet appareil vous quittez la rencontre actuelle',
  wrong: 'Le fichier n’a pas été repris. Voici ce qui ne va pas :',
  more: '{count, plural, one {encore # erreur} other {encore # erreurs}}',
};
