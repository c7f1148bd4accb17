import type { programme as shape } from '../en/programme.ts';

export const programme: typeof shape = {
  title: 'Le programme',
  now: 'Maintenant',
  next: 'Ensuite',
  nextLong: 'Ensuite, à partir de {time} : <session></session>',
  nowLine: '<b>Maintenant :</b> {title}, jusqu’à {time}',
  nextLine: '<b>Ensuite :</b> {title}, à partir de {time}',
  over: 'Le programme est terminé. Tout reste lisible.',
  until: 'jusqu’à {time}',
  from: 'à partir de {time}',
  range: 'de {from} à {to}',
  minutesLeft: '{minutes, plural, =0 {se termine maintenant} one {encore # minute} other {encore # minutes}}',
  minutesToGo:
    '{minutes, plural, =0 {commence maintenant} one {commence dans # minute} other {commence dans # minutes}}',
  goToMyRoom: 'Aller dans ma salle',
  myRoom: 'Ma salle',
  chooseRoom: 'Choisir une salle',
  allCountries: 'Tous les pays ensemble',
  theDay: 'La journée',
  kind: {
    plenary: 'Plénière',
    workshop: 'Atelier',
    exchange: 'Échange par pays',
    visit: 'Visite',
  },
  finished: 'Terminé',
  closed: 'Clôturé, lecture seule',
  here: '{count, plural, =0 {personne pour le moment} one {# personne ici} other {# personnes ici}}',
  present:
    '{count, plural, =0 {Personne n’est connecté} one {# personne est connectée} other {# personnes sont connectées}}',
  otherZone: 'Heures affichées : {zone}. Chez vous, il est {time}.',
  notLive:
    'La connexion est coupée. Le programme reste lisible ; les présences ont peut-être changé. Nous réessayons sans cesse.',
  close: 'Clôturer la session',
  reopen: 'Rouvrir la session',
  closeOf: 'Clôturer la session : {title}',
  reopenOf: 'Rouvrir la session : {title}',
  closeEffect:
    'Quand vous clôturez une session, plus personne ne peut écrire dans ses salles. Vous pouvez la rouvrir.',
  edit: 'Modifier le programme',
  console: 'Animer une session',
  closeDrafts:
    '{count, plural, one {# brouillon de cette session n’a encore été vu par personne.} other {# brouillons de cette session n’ont encore été vus par personne.}} Si vous la clôturez maintenant, ils sont conservés, et vous pouvez la rouvrir pour les révéler.',
  closeAllTheSame: 'Clôturer quand même',
  you: 'Vous : {name}',
  personalLink: 'Continuer sur un autre appareil',
  linkText:
    'Scannez ceci avec votre autre appareil, ou ouvrez-y le lien. Vous serez la même personne sur les deux.',
  linkWarning:
    'Qui possède ce lien peut écrire en votre nom. Un nouveau lien rend le précédent inutilisable.',
  linkField: 'Votre lien personnel',
  joinCode: 'Inviter d’autres personnes',
  joinCodeText: 'Les autres scannent ceci, ou ouvrent <address></address> et tapent le code.',
  joinCodeField: 'Code de la rencontre',
  qr: 'Code QR avec cette adresse',
  myData: 'Mes données',
  leave: 'Quitter la rencontre',
  leaveText:
    'Ce que vous avez écrit reste. Pour revenir comme la même personne, gardez votre lien personnel avant de partir.',
  leaveShared: 'Ce que vous avez écrit reste. Tout ce qui vous concerne est effacé de cet appareil.',
  leaveUnsaved: 'Les changements que cet appareil n’a pas encore envoyés seront perdus.',
  leaveNow: 'Quitter maintenant',
  backToProgramme: 'Programme',
  takenOut:
    'Cette salle n’est plus au programme. Ce qui est écrit est conservé ; revenez au programme pour trouver votre salle.',
  removedTitle: 'Vous avez été retiré(e) de cette rencontre',
  removed:
    'Les organisateurs ont mis fin à votre accès à cette rencontre. Ce que vous avez écrit y reste. Si vous pensez que c’est une erreur, parlez-leur.',
};
