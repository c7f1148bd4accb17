import type { facilitation as shape } from '../en/facilitation.ts';

export const facilitation: typeof shape = {
  timer: {
    label: 'Temps restant',
    paused: 'en pause',
    over: 'Le temps est écoulé',
    minuteLeft: 'Il reste une minute',
    sound: 'Son à la fin du temps',
    soundOn: 'Un son annonce la fin. Appuyez pour le couper.',
    soundOff: 'Aucun son n’annonce la fin. Appuyez pour l’activer.',
  },
};
