import type { mistakes as shape } from '../en/mistakes.ts';

export const mistakes: typeof shape = {
  'value-missing': 'Ceci manque.',
  'value-wrong': 'Ceci ne peut pas être lu ici. Regardez l’exemple et corrigez.',
  'key-unknown': 'Rien ne s’appelle « {detail} » ici. Vérifiez l’orthographe.',
  'choice-wrong': 'Choisissez parmi : {detail}.',
  'text-missing': 'Indiquez ceci dans au moins une langue.',
  'text-too-long': 'C’est trop long. Au plus {detail} caractères.',
  'day-wrong': 'Indiquez un jour du calendrier, comme 2027-03-28.',
  'day-outside': 'Choisissez un jour de la rencontre : sa date ou l’un des jours suivants, {detail} en tout.',
  'time-wrong': 'Indiquez une heure comme 09:30.',
  'times-order': 'La fin doit venir après le début.',
  'zone-wrong': '« {detail} » n’est pas un fuseau horaire. Écrivez-le comme Europe/Brussels.',
  'keep-wrong': 'Indiquez un nombre de jours de 1 à {detail}.',
  'day-over':
    'Tout serait conservé jusqu’à un jour déjà passé, et personne ne pourrait entrer. Choisissez un jour plus tard, ou conservez plus longtemps.',
  'code-wrong': '« {detail} » n’est pas un code de pays ou de région (ISO 3166), comme IQ ou RU-CE.',
  'country-not-listed': '« {detail} » n’est pas parmi les pays de la rencontre. Ajoutez-le d’abord.',
  double: 'Ceci figure deux fois. Enlevez-en un ou changez-le.',
  'rooms-missing': 'Une session a besoin d’au moins une salle.',
  'languages-missing': 'Choisissez au moins une langue.',
  'too-many': 'Il y en a trop. Au plus {detail}.',
  'still-used': '« {detail} » est encore utilisé par une salle ou une personne et doit rester.',
  'room-holds-text': 'On a écrit dans une salle qui partirait. Clôturez d’abord la session.',
  'signing-fixed': 'On a déjà écrit ici : la signature ne peut plus changer.',
  'organisation-not-listed': 'Parmi les organisations, il n’y a pas de « {detail} ».',
  'person-not-listed':
    'Dans la liste des personnes, personne n’a le numéro {detail} ; on compte à partir de 0.',
  'file-changed':
    'Le fichier a été modifié après son écriture. Prenez le fichier d’origine ou, si la modification est voulue, enlevez l’empreinte « hash ».',
  'keep-over': 'La durée de conservation est terminée. Ce contenu n’est plus repris.',
  'room-too-large': 'Cette salle contient plus qu’une salle ne peut contenir.',
  'too-few': 'Il y en a trop peu. Au moins {detail}.',
  'number-outside': 'Indiquez un nombre entier compris dans : {detail}.',
  'numbers-order':
    '« min » ne peut pas être plus grand que « max » ; sur une échelle, il doit être plus petit.',
  'session-not-listed':
    'Dans la liste des sessions, aucune n’a le numéro {detail} ; on compte à partir de 0.',
};
