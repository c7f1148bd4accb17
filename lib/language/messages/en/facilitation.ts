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
  hand: {
    raise: 'Raise your hand',
    down: 'Your hand is up, place {place}. Lower it',
    isUp: 'Your hand is up, place {place}.',
    isDown: 'Your hand is down.',
  },
  ready: {
    asked: 'Are you ready?',
    saidReady: 'You said that you are ready.',
    ready: 'I am ready',
    notYet: 'Not yet',
    count: '{count, plural, =0 {Nobody has answered yet} one {# person is ready} other {# people are ready}}',
  },
  announcements: {
    title: 'Announcements',
    open: 'Read the announcements again, {count, plural, one {#} other {#}}',
    closeList: 'Close the list',
    putAway: 'Put away; it stays in the list',
    said: 'Announcement: {text}',
  },
  call: {
    asks: '<who></who> asks you to come to <place></place>.',
    said: '{who} asks you to come to {place}. You can go or stay.',
    host: 'A facilitator',
    held: 'This stays in sight until it is released. You can stay all the same.',
    go: 'Go there',
    stay: 'Stay',
    stays: 'You stay here.',
  },
};
