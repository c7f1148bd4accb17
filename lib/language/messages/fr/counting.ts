import type { counting as shape } from '../en/counting.ts';

export const counting: typeof shape = {
  hands: {
    title: 'Compter à main levée les personnes sans appareil',
    reading: 'Lecture de ce qui a été compté.',
    what: 'Seulement les personnes qui n’ont pas répondu sur un appareil. Elles sont montrées comme comptées à main levée.',
    room: 'Salle',
    roomCounted: '{room} : {people, plural, one {# personne comptée} other {# personnes comptées}}',
    form: 'Mains levées : {room}',
    people: 'Personnes comptées',
    each: 'Combien d’entre elles pour chaque réponse',
    count: 'Les ajouter',
    change: 'Changer le compte',
    none: 'Retirer le compte',
    adds: 'Ajoute {people, plural, =0 {personne encore} one {# personne} other {# personnes}} : {room}.',
    replaces:
      '{people, plural, =0 {Personne n’est compté} one {# personne comptée} other {# personnes comptées}} à la place du compte d’avant, {before, number} : {room}.',
    counted:
      '{people, plural, =0 {Plus personne n’est compté à main levée} one {# personne est comptée à main levée} other {# personnes sont comptées à main levée}} : {room}.',
    undo: 'Annuler',
    mistake: {
      number: 'Écrivez ici un nombre entier, par exemple 12.',
      sum: 'Les réponses ci-dessous font {limit, plural, one {# personne} other {# personnes}}. Chaque personne a une réponse : changez ce nombre ou ceux d’en bas.',
      more: 'C’est plus que le nombre de personnes ({limit, number}). Changez l’un des deux.',
      few: 'Chaque personne choisit au moins {limit, number}. Il y a trop peu de réponses ci-dessous pour tant de personnes.',
      many: 'Chaque personne choisit au plus {limit, number}. Il y a trop de réponses ci-dessous pour si peu de personnes.',
    },
  },
  words: {
    title: 'Compter ensemble, ou masquer',
    empty: 'Rien à choisir pour l’instant.',
    choose: 'Choisissez-en un pour le masquer, ou plusieurs pour les compter ensemble.',
    most: 'Seuls les {max, number} plus fréquents sont ici.',
    as: 'Tous comptent comme',
    merge: 'Compter ensemble',
    mergeDoes:
      'De {count, number} il n’en reste qu’un : « {word} », {times, plural, one {# fois} other {# fois}}. Tous ceux qui voient le résultat le voient ainsi.',
    hide: '{count, plural, one {Masquer celui-ci} other {Masquer ces #}}',
    hideDoes:
      'Cela quitte le résultat de tout le monde. Les réponses elles-mêmes restent, et vous pouvez les montrer de nouveau.',
    full: 'On ne peut rien décider de plus pour ce tour. Annulez d’abord une partie de ce qui est ci-dessous.',
    merged: 'Compte désormais ensemble : « {word} ».',
    hid: '{count, plural, one {# est masqué pour tous.} other {# sont masqués pour tous.}}',
    isApart: 'Compte de nouveau à part : « {word} ».',
    isShown: 'Est montré de nouveau : « {word} ».',
    undo: 'Annuler',
    mergedTitle: 'Comptés comme un autre',
    countsAs: '« {word} » compte comme « {into} »',
    apart: 'Compter à part',
    apartWord: 'Compter à part : {word}',
    hiddenTitle: 'Masqués',
    show: 'Montrer de nouveau',
    showWord: 'Montrer de nouveau : {word}',
  },
  waiting: {
    title: 'Qui n’a pas encore répondu',
    reading: 'Lecture de qui a répondu.',
    everybody: 'Toutes les personnes présentes ont répondu.',
    nobody: 'Personne qui puisse répondre n’est là maintenant.',
    atLeast:
      '{count, plural, one {Au moins # personne présente n’a pas encore répondu.} other {Au moins # personnes présentes n’ont pas encore répondu.}}',
  },
};
