/** What facilitators steer, as everybody in a room sees it. */
export const facilitation = {
  timer: {
    label: 'Time left',
    paused: 'paused',
    over: 'Time is up',
    minuteLeft: 'One minute left',
    sound: 'Sound at the end of the time',
    soundOn: 'A sound tells the end. Press to turn it off.',
    soundOff: 'No sound tells the end. Press to turn it on.',
  },
};
