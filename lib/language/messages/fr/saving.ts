import type { saving as shape } from '../en/saving.ts';

export const saving: typeof shape = {
  saved: 'Enregistré',
  opening: 'Connexion',
  reading: 'Lecture seule',
  sending: '{n, plural, one {Envoi d’une modification} other {Envoi de # modifications}}',
  offline: '{n, plural, =0 {Hors ligne} one {Hors ligne : # en attente} other {Hors ligne : # en attente}}',
  waiting: '{n, plural, =0 {En attente} other {# en attente}}',
  sendingShort: 'Envoi',
  refused:
    '{n, plural, =0 {Non connecté} one {# modification non enregistrée} other {# modifications non enregistrées}}',
  back: 'De nouveau en ligne. Tout est enregistré.',
  trouble: {
    offline:
      '{n, plural, =0 {Pas de connexion. Continuez à lire et à écrire ; ce que vous écrivez est gardé sur cet appareil et envoyé dès que possible.} one {Pas de connexion. # modification est gardée sur cet appareil et partira dès que possible. Continuez à écrire.} other {Pas de connexion. # modifications sont gardées sur cet appareil et partiront dès que possible. Continuez à écrire.}}',
    offlineNotKept:
      '{n, plural, =0 {Pas de connexion. Cet appareil ne garde rien : ce que vous écrivez maintenant serait perdu si vous fermez cette page avant le retour de la connexion.} one {Pas de connexion. # modification n’est pas enregistrée et serait perdue avec cette page. Laissez-la ouverte jusqu’au retour de la connexion.} other {Pas de connexion. # modifications ne sont pas enregistrées et seraient perdues avec cette page. Laissez-la ouverte jusqu’au retour de la connexion.}}',
    storage:
      'Le serveur ne peut rien enregistrer pour le moment. Ce que vous écrivez reste ici et sera enregistré tout seul dès que possible. Continuez à écrire et laissez cette page ouverte.',
    crowded:
      'Cette salle accueille déjà autant de personnes qu’elle peut. Vous y entrerez sans rien faire dès que quelqu’un en sortira. Ce que vous écrivez ici sera envoyé à ce moment-là ; laissez cette page ouverte.',
    busy: 'Le serveur a plus à faire qu’il ne peut pour le moment. Vous entrerez sans rien faire dès qu’il aura de la place. Ce que vous écrivez ici sera envoyé à ce moment-là ; laissez cette page ouverte.',
    'session-closed':
      '{n, plural, one {La session a été clôturée pendant que vous écriviez. # modification n’est pas enregistrée ; elle reste ici et partira si la session est rouverte.} other {La session a été clôturée pendant que vous écriviez. # modifications ne sont pas enregistrées ; elles restent ici et partiront si la session est rouverte.}}',
    observer: 'Vous êtes ici en observation. Rien de ce que vous écrivez n’est envoyé.',
    'pass-ended':
      'Votre accès à cette rencontre a pris fin, ici ou sur un autre appareil. Ce qui était enregistré est en sécurité. Pour continuer, rejoignez-la de nouveau avec le code.',
    'wrong-epoch':
      'Le document de cette salle a été remplacé par l’équipe d’organisation. Ce qui est enregistré est en sécurité. Gardez votre texte non enregistré dans un fichier si vous en avez besoin, puis ouvrez le nouveau document.',
    'bad-frame':
      'Le serveur n’a pas pu lire ce que cette page a envoyé. Ce qui est enregistré est en sécurité. Gardez votre texte dans un fichier, puis repartez de la version enregistrée.',
    forged:
      'Le serveur a refusé une modification qui n’était pas écrite sous votre propre nom. Ce qui est enregistré est en sécurité. Gardez votre texte dans un fichier, puis repartez de la version enregistrée.',
    'too-big':
      'Votre dernière modification est trop grande pour être envoyée d’un coup. Ce qui était enregistré avant est en sécurité. Gardez votre texte dans un fichier, repartez de la version enregistrée et ajoutez-le par petites parties.',
    'room-full':
      'Cette salle est pleine : son document ne peut plus grandir. Ce qui est enregistré est en sécurité et reste lisible. Gardez votre texte non enregistré dans un fichier et prévenez l’animation.',
    'share-used':
      'Vous avez écrit dans cette salle tout ce qu’une personne peut y écrire ; le reste est gardé pour les autres, qui continuent. Ce qui est enregistré est en sécurité. Gardez votre texte non enregistré dans un fichier, repartez de la version enregistrée et supprimez ce qui n’est pas nécessaire.',
    'too-many-tabs':
      'Cette rencontre est ouverte dans trop d’onglets à la fois ; celui-ci, le plus ancien, s’est arrêté. Ce que vous avez écrit reste sur cet appareil. Fermez les onglets dont vous n’avez pas besoin, puis continuez ici.',
  },
  kept: {
    line: 'Une partie de ce que vous avez écrit ici n’était pas encore enregistrée quand le document de cette salle a été remplacé. Ce texte est gardé sur cet appareil seulement, pour vous.',
    show: 'Afficher mon texte',
    hide: 'Masquer mon texte',
    label: 'Mon texte non enregistré',
    forget: 'Le retirer de cet appareil',
  },
  keepFile: 'Garder mon texte dans un fichier',
  startAgain: 'Repartir de la version enregistrée',
  reload: 'Ouvrir le nouveau document',
  goOnHere: 'Continuer ici',
  joinAgain: 'Rejoindre de nouveau',
  fileName: 'mon-texte',
};
