import type { join as shape } from '../en/join.ts';

export const join: typeof shape = {
  title: 'Rejoindre la rencontre',
  code: 'Code de la rencontre',
  codeHint: 'Huit lettres ou chiffres. Ils sont sur l’écran de la salle ou sur votre invitation.',
  codeMissing: 'Tapez d’abord le code.',
  codeLength:
    '{n, plural, one {Le code a huit caractères ; vous en avez tapé #.} other {Le code a huit caractères ; vous en avez tapé #.}}',
  continue: 'Continuer',
  looking: 'Recherche du code',
  otherCode: 'Utiliser un autre code',
  name: 'Votre nom',
  nameHint: 'C’est ainsi que les autres vous voient.',
  organisation: 'Organisation',
  noOrganisation: 'Aucune de celles-ci',
  country: 'Pays sur lequel vous travaillez',
  countryHint: 'Vous commencez dans sa salle. Vous pouvez aussi visiter les autres.',
  noCountry: 'Aucun pays en particulier',
  shared: 'D’autres personnes utilisent aussi cet appareil',
  sharedHint: 'Alors rien n’y reste quand vous partez ou fermez le navigateur.',
  join: 'Participer',
  joining: 'Vous entrez',
  privacy: 'Ce que vous écrivez reste sur le serveur des organisateurs.',
  welcomeBack: 'Heureux de vous revoir',
  continueAs: 'Continuer en tant que <name></name>',
  somebodyElse: 'Je suis une autre personne',
  entering: 'Un instant, votre lien personnel est vérifié.',
  linkUnknown:
    'Ce lien personnel ne fonctionne plus. Demandez-en un nouveau, ou entrez avec le code de la rencontre.',
  linkMissing:
    'Cette adresse ne contient pas de lien personnel. Ouvrez le lien complet, ou entrez avec le code de la rencontre.',
  useCode: 'Entrer avec un code',
};
