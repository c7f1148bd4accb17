import type { facilitation as shape } from '../en/facilitation.ts';

export const facilitation: typeof shape = {
  timer: {
    label: 'Resterende tijd',
    paused: 'gepauzeerd',
    over: 'De tijd is om',
    minuteLeft: 'Nog één minuut',
    sound: 'Geluid aan het einde van de tijd',
    soundOn: 'Een geluid meldt het einde. Druk om het uit te zetten.',
    soundOff: 'Geen geluid meldt het einde. Druk om het aan te zetten.',
  },
};
