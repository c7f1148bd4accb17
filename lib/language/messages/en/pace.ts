/** What facilitators steer besides polls, in the console. */
export const pace = {
  timer: {
    title: 'Time',
    none: 'No time is counted down.',
    for: 'For',
    minutes: '{minutes, plural, one {# minute} other {# minutes}}',
    start: 'Start',
    startAnew: 'Start anew',
    more: '1 minute more',
    pause: 'Pause',
    resume: 'Go on',
    stop: 'Stop',
    goOn: 'Go on with what was left',
    shows:
      'Seen by {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}, and on the screen.',
    started:
      '{minutes, plural, one {# minute} other {# minutes}} for {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    added:
      'One minute more for {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    paused:
      'Paused for {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    resumed:
      'The time goes on for {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    stopped:
      'The time is stopped for {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
  },
  hands: {
    title: 'Raised hands',
    none: 'No hand is up.',
    away: 'not here now',
    lower: 'Lower',
    lowerOf: 'Lower the hand of {name}',
    lowerAll: 'Lower {count, plural, one {the hand} other {all # hands}}',
    loweredOne: 'The hand of {name} is down.',
    lowered: '{count, plural, one {# hand is} other {# hands are}} down.',
    waiting:
      '{count, plural, one {# hand is up} other {# hands are up}}, among {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
  },
  ready: {
    ask: 'Ask whether all are ready',
    again: 'Ask again, from nobody',
    end: 'End the question',
    count: '{ready} of {here} are ready',
    asks: 'Asks {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    isAsked:
      'Asked {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    isOver: 'No longer asked, in {rooms, plural, one {# room} other {# rooms}}.',
  },
  announce: {
    title: 'Announcements',
    text: 'Announce',
    otherLanguages: 'Other languages',
    toAll: 'To everybody in the meeting, not only these rooms',
    send: 'Announce',
    goes: 'Goes to {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}; who comes later finds it in the list.',
    goesToAll:
      'Goes to {people, plural, =0 {nobody yet} one {# person} other {# people}}; who comes later finds it in the list.',
    sent: 'Announced to {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    sentToAll: 'Announced to {people, plural, =0 {nobody yet} one {# person} other {# people}}.',
    takeBack: 'Take back',
    takenBack: 'Taken back: nobody sees it any more.',
    made: '{count, plural, one {# announcement} other {# announcements}}',
    forAll: 'To everybody',
    forRooms: 'To {rooms, plural, one {# room} other {# rooms}}',
  },
  call: {
    title: 'Bring everyone here',
    to: 'To the room',
    hold: 'Until I release it: it stays in sight for those who stay',
    call: 'Call',
    calls:
      'Calls {people, plural, =0 {nobody yet} one {# person} other {# people}} of {rooms, plural, one {# room} other {# rooms}}. Nobody is moved: each goes or stays.',
    called:
      'Called {people, plural, =0 {nobody yet} one {# person} other {# people}} of {rooms, plural, one {# room} other {# rooms}}.',
    onlyHere: 'Only this room is steered. Choose another room, or steer more rooms.',
    stillThere:
      '{people, plural, =0 {Nobody is left} one {# person is still} other {# people are still}} in {rooms, plural, one {# room} other {# rooms}}.',
    takeBack: 'Take back',
    release: 'Release',
    ended: 'Nobody is called any more, in {rooms, plural, one {# room} other {# rooms}}.',
  },
  phase: {
    title: 'Phase',
    reading: 'The phase is being read.',
    now: 'Now: {name}',
    none: 'No phase. Everything is open.',
    next: 'Next: {name}',
    end: 'End the phase',
    nextKey: 'Goes to the next phase',
    goTo: 'Or go to',
    noPhase: 'No phase',
    opens: 'What each phase opens and closes',
    cards: { open: 'Cards can be changed, moved and stacked.', closed: 'Cards stay as they are.' },
    dots: { open: 'Dots can be placed.', closed: 'No dots can be placed.' },
    always: 'Writing notes, adding cards and answering polls is open in each of them.',
    tells:
      'Seen by {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    began:
      '{name}, for {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    ended:
      'No phase any more for {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}. Everything is open.',
    takeBack: 'Take back',
  },
};
