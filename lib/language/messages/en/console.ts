/** The facilitator's console. */
export const console = {
  title: 'Console',
  chooseSession: 'Which session do you run?',
  otherSession: 'Another session',
  noSession: 'The programme has no session yet.',
  sessionGone: 'This session is no longer in the programme. Choose another one.',
  notLive:
    'The connection is lost. What you see may be old, and nothing can be asked or closed now. We keep trying.',
  notForYou: {
    title: 'The console is for those who run sessions',
    text: 'Facilitators and staff ask polls and lead the sessions from here. What they ask appears in your room by itself.',
    programme: 'Go to the programme',
  },
  rooms: 'Rooms that you steer',
  allRooms: '{count, plural, one {the room} other {all # rooms}}',
  someRooms: '{count, plural, one {# room:} other {# rooms}}',
  here: '{count, plural, =0 {nobody here now} one {# person here} other {# people here}}',
  sections: 'Parts of the console',
  section: {
    polls: 'Polls',
    facilitation: 'Pace',
    questions: 'Questions',
    dots: 'Dots',
    projector: 'Screen',
  },
  waiting: '{count, plural, one {waits for a look} other {wait for a look}}',
  keys: {
    title: 'Keys',
    list: 'Shows this list',
    use: 'Use single keys',
    useHint: 'They do nothing while you type. Switch them off if you dictate, or press keys by accident.',
  },
  next: {
    title: 'What is next',
    reading: 'The polls are being read.',
    next: 'Next poll',
    isOpen: 'Asked now',
    isClosed: 'Closed, the result is not shown yet',
    open: 'Ask now',
    close: 'Close',
    reveal: 'Show the result',
    openKey: 'Asks the next poll',
    closeKey: 'Closes the poll that is asked now',
    revealKey: 'Shows the result',
    sessionClosed: 'The session is closed, so nothing can be asked. Open it again in the programme.',
    nothing: 'All polls of this session have been asked in these rooms.',
    asks: 'Asks {people, plural, =0 {nobody, since nobody is there,} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}',
    shows:
      'Shows it to {people, plural, =0 {nobody, since nobody is there,} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}',
    answered:
      '{answered, plural, =0 {Nobody has answered yet} one {# answer} other {# answers}}, {here, plural, =0 {nobody is there now} one {# person is there now} other {# people are there now}}.',
  },
  done: {
    opened:
      'Asked {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}. Closing it ends it for all.',
    closed:
      'Closed for {people, plural, =0 {nobody} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}. No answer is taken any more.',
    reopened:
      'Open again in {rooms, plural, one {# room} other {# rooms}}. It stays open until you close it.',
    revealed:
      'The result is shown to {people, plural, =0 {nobody yet} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
    hidden:
      'The result is hidden again from {people, plural, =0 {nobody} one {# person} other {# people}} in {rooms, plural, one {# room} other {# rooms}}.',
  },
  polls: {
    none: 'No poll has been prepared for this session yet.',
    kind: {
      single: 'One choice',
      multiple: 'Several choices',
      scale: 'Scale',
      words: 'Words',
      ranking: 'Order',
      open: 'Open answer',
    },
    state: { prepared: 'Not asked yet', open: 'Open', closing: 'Just closed', final: 'Closed' },
    open: 'Ask this poll',
    secondRound: 'Ask again as a new round',
    close: 'Close this poll',
    reveal: 'Show the result',
    hide: 'Hide the result',
    takeBackKey: 'Take closing back',
    seconds: '{seconds, number} s left',
    closes: 'Closes',
    closesByHand: 'when I close it',
    afterSeconds: 'after {seconds, plural, one {# second} other {# seconds}}',
    afterMinutes: 'after {minutes, plural, one {# minute} other {# minutes}}',
    closesAt: 'Closes by itself at {time}.',
    results: 'What was chosen so far',
  },
};
