import type { projector as shape } from '../en/projector.ts';

export const projector: typeof shape = {
  how: 'Scannez le code avec votre téléphone, ou tapez l’adresse et le code.',
  join: 'Comment participer',
  qr: 'Code QR pour rejoindre la rencontre',
  lost: 'Pas de connexion au serveur. Cette image est peut-être ancienne ; elle revient toute seule.',
  closed: 'Terminé',
  answers: '{count, plural, =0 {Pas encore de réponse} one {# réponse} other {# réponses}}',
  later: 'Le résultat sera montré plus tard.',
  entering: 'Un instant, le lien de cet écran est vérifié.',
  waiting: 'Cet écran ne peut pas encore être affiché.',
  noLink: {
    title: 'Cet écran n’appartient encore à aucune salle',
    text: 'Un facilitateur crée un lien pour lui dans la console, sous « Projecteur ». Les facilitateurs et le personnel peuvent aussi entrer sur cet ordinateur avec leur lien personnel, puis rouvrir cette adresse.',
  },
  oldLink: {
    title: 'Ce lien ne fonctionne plus',
    text: 'Il a été retiré, ou il est trop ancien. Un facilitateur en crée un nouveau dans la console, sous « Projecteur ».',
  },
  ended: {
    title: 'Le lien de cet écran a pris fin',
    text: 'Rien de la rencontre ne s’affiche plus ici. Un facilitateur crée un nouveau lien dans la console, sous « Projecteur ».',
  },
  gone: {
    title: 'Cette salle ne figure plus au programme',
    text: 'Un facilitateur crée un lien pour une autre salle dans la console, sous « Projecteur ».',
  },
  keys: {
    title: 'Touches',
    fullScreen: 'Plein écran, et retour',
    next: 'Suivant',
    previous: 'Précédent',
    automatic: 'Ce qui se passe dans la salle, tout seul',
    table: 'Résultats en tableau, ou dessinés',
    qr: 'Code QR en grand, puis de nouveau en petit',
    language: 'Une autre langue',
    secondLanguage: 'Une deuxième langue en dessous, ou aucune',
    light: 'Clair, sombre, ou comme sur cet ordinateur',
    help: 'Cette liste',
  },
};
