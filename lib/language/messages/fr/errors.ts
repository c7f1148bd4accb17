import type { errors as en } from '../en/errors.ts';

export const errors: typeof en = {
  'bad-json': 'Le serveur n’a pas pu lire cette demande. Rechargez la page et réessayez.',
  'no-pass':
    'Vous n’avez pas encore rejoint la rencontre, ou votre accès est terminé. Rejoignez-la avec le code.',
  forbidden: 'Votre rôle dans cette rencontre ne permet pas cela. Adressez-vous à une personne qui anime.',
  'wrong-origin':
    'Cette demande venait d’un autre site et a été refusée. Ouvrez l’adresse de la rencontre elle-même.',
  insecure:
    'Vous ne pouvez pas entrer par cette adresse, car la connexion n’est pas chiffrée. Demandez aux organisateurs l’adresse qui commence par https.',
  'not-found': 'Cette page ou cette salle n’existe pas, ou pas pour vous. Revenez au programme.',
  'room-replaced':
    'Quelqu’un d’autre vient de remplacer ce document. Ouvrez le nouveau et regardez de nouveau.',
  'code-unknown': 'Aucune rencontre ouverte n’a ce code. Comparez-le avec celui de l’écran et réessayez.',
  'ticket-unknown': 'Ce lien personnel ne fonctionne plus. Demandez-en un nouveau.',
  'wrong-method': 'Le serveur ne connaît pas cette demande. Rechargez la page et réessayez.',
  'too-large': 'C’est trop long pour être envoyé. Raccourcissez-le.',
  'wrong-type': 'Le serveur n’a pas pu lire cette demande. Rechargez la page et réessayez.',
  invalid: 'Il manque quelque chose ici, ou quelque chose est faux. Vérifiez et réessayez.',
  'name-missing': 'Indiquez le nom sous lequel les autres vous connaissent.',
  'name-too-long': 'Ce nom est trop long. Utilisez au plus {max, number} caractères.',
  'name-characters':
    'Ce nom contient des caractères qui ne peuvent pas être affichés. Utilisez des lettres, des chiffres et des espaces.',
  'organisation-unknown':
    'Cette organisation n’est pas sur la liste. Choisissez-en une sur la liste, ou aucune.',
  'country-unknown': 'Ce pays ne fait pas partie de la rencontre. Choisissez-en un sur la liste, ou aucun.',
  'too-many-attempts':
    'Trop de codes erronés sont venus d’ici. Attendez {seconds, plural, one {# seconde} other {# secondes}} et réessayez, ou scannez le code QR.',
  'too-many-requests': 'C’était trop à la fois. Attendez un instant et réessayez.',
  internal: 'Une erreur s’est produite sur le serveur. Réessayez dans un instant.',
  'store-unavailable': 'Le serveur ne peut rien enregistrer pour le moment. Réessayez dans une minute.',
  'session-closed':
    'Cette session est fermée, on ne peut plus y écrire. Une personne qui anime peut la rouvrir.',
  'room-full': 'Cette salle est pleine. Raccourcissez ou supprimez d’abord quelque chose, puis réessayez.',
  'board-full':
    'Le tableau de cette salle n’a pas de place pour autant de cartes. Supprimez-en d’abord, puis réessayez.',
  'drafts-full':
    'Vous avez autant de brouillons qu’on peut en garder. Supprimez-en un, ou attendez que les cartes soient dévoilées.',
  'writing-on':
    'L’écriture privée est déjà en cours dans une de ces salles, et ses cartes seront signées autrement. Dévoilez-les d’abord.',
  'writing-over':
    'Les cartes de cette salle ont été dévoilées entre-temps. Votre texte n’en faisait pas partie et reste chez vous.',
  'own-role':
    'Vous ne pouvez pas changer votre propre rôle ni vous retirer ici. Demandez à une autre personne qui anime ou organise, ou quittez la rencontre.',
  mistakes: 'Quelque chose ici demande votre attention. Rien n’a encore été modifié.',
  'session-changed':
    'Quelqu’un d’autre a modifié cette session entre-temps. Ce que vous avez tapé est toujours là : comparez, puis enregistrez de nouveau.',
  'holds-text':
    'On a écrit dans cette session. Clôturez-la d’abord, puis confirmez qu’elle quitte le programme.',
  'card-gone': 'Cette carte n’est plus sur le tableau. Regardez dans la corbeille si elle doit revenir.',
  'signs-otherwise':
    'Dans cette session seules les organisations sont nommées ; dans l’autre, ce sont les personnes. La carte ne peut donc pas y aller.',
  'poll-wrong':
    'Il manque quelque chose à cette question, ou il y en a trop. Vérifiez son texte, ses options et combien on peut en choisir.',
  'poll-opened':
    'On peut déjà répondre à cette question, elle reste donc telle quelle. Faites-en une copie et modifiez-la.',
  'poll-changed':
    'Quelqu’un d’autre a modifié cette question entre-temps. Votre texte est toujours là : comparez, puis enregistrez à nouveau.',
  'poll-closed':
    'Cette question est fermée, cette réponse n’a donc pas été comptée. Les réponses comptées avant restent.',
  'poll-final':
    'Cette question est fermée depuis plus de dix secondes, son résultat est donc définitif. Posez-la dans un nouveau tour.',
  'poll-stays':
    'Quelqu’un a déjà répondu, ou le sondage est clos. Il reste donc posé : fermez-le plutôt, ou laissez-le.',
  'poll-reset':
    'Cette question a été relancée ou retirée, cette réponse n’a donc pas été comptée. Si elle est reposée, répondez à nouveau.',
  'polls-full':
    'On ne peut pas garder plus de questions ou de tours. Supprimez des questions qui n’ont pas été posées, ou prenez-en une autre.',
  'words-full': 'On ne peut rien décider de plus sur les mots de ce tour. Annulez d’abord quelque chose.',
  'hands-wrong':
    'Ces nombres ne correspondent pas aux personnes comptées. Recomptez, s’il vous plaît : personne deux fois.',
  'ballot-changed':
    'Vous avez répondu à cette question entre-temps sur une autre page ou un autre appareil. Regardez cette réponse et changez-la si vous le souhaitez.',
  'ballot-elsewhere':
    'Votre réponse est déjà comptée. Elle ne porte pas de nom : seul l’appareil sur lequel vous l’avez donnée peut la changer.',
  'choice-wrong':
    'Cette réponse ne convient pas à la question. Regardez combien on peut choisir ou écrire, et réessayez.',
  'word-common':
    'Un de ces mots dit trop peu à lui seul, comme « le » ou « et ». Écrivez-en un autre, s’il vous plaît.',
  'dots-wrong':
    'Il manque quelque chose, ou il y en a trop. Donnez à chaque personne entre 1 et 20 points, et un texte court.',
  'dots-busy':
    'Un vote par points a déjà lieu dans une de ces salles. Fermez-le d’abord ; dix secondes après, un autre tour peut commencer.',
  'dots-full':
    'Une de ces salles garde déjà autant de tours de vote par points qu’elle peut. Aucun autre ne peut y commencer.',
  'dots-closed':
    'Le vote par points est fermé, ce changement n’a donc pas été compté. Les points comptés avant restent.',
  'dots-not-now':
    'On ne peut pas poser de points dans cette phase, ce changement n’a donc pas été compté. Les points comptés avant restent.',
  'dots-final':
    'Le vote par points est fermé depuis plus de dix secondes, son résultat est donc définitif. Lancez un nouveau tour.',
  'dots-changed':
    'Vous avez placé des points entre-temps sur une autre page ou un autre appareil. Regardez où ils sont et déplacez-les si vous le souhaitez.',
  'dots-elsewhere':
    'Vos points sont déjà comptés. Ils ne portent pas de nom : seul l’appareil sur lequel vous les avez placés peut les déplacer.',
  'dots-too-many':
    'C’est plus de points que chaque personne n’en a, ou plus qu’une carte ne peut en porter. Retirez-en d’abord.',
  'question-empty': 'Écrivez d’abord votre question.',
  'question-long': 'Cette question est trop longue. Dites-la en 400 caractères au plus.',
  'question-gone': 'Cette question n’est plus là. Quelqu’un l’a retirée ou mise de côté.',
  'question-needs-name':
    'Dans cette salle, les questions portent maintenant un nom. Votre texte est toujours là : posez-la avec votre nom, ou gardez-la.',
  'questions-full':
    'Cette salle a autant de questions qu’elle peut en garder. Votez pour une question proche de la vôtre.',
  'questions-own-full':
    'Vous avez posé beaucoup de questions ici. Retirez-en une, ou attendez un peu avant la suivante.',
  'vote-changed':
    'Vous avez changé ce vote sur une autre page ou un autre appareil. Il reste comme vous l’y avez laissé.',
  'board-locked': 'Cette partie du tableau est verrouillée. Déverrouillez-la d’abord.',
  'announcement-empty': 'Écrivez ce que vous voulez annoncer, dans une langue ou plusieurs.',
};
