/** The projector of a room: what the wall says of itself. */
export const projector = {
  how: 'Scan the code with your phone, or type the address and the code.',
  join: 'How to join',
  qr: 'QR code to join the meeting',
  lost: 'No connection to the server. This picture may be old; it comes back by itself.',
  closed: 'Closed',
  answers: '{count, plural, =0 {Nobody has answered yet} one {# answer} other {# answers}}',
  later: 'The result is shown later.',
  entering: 'One moment, the link of this screen is checked.',
  waiting: 'This screen cannot be shown yet.',
  noLink: {
    title: 'This screen belongs to no room yet',
    text: 'A facilitator makes a link for it in the console, under “Projector”. Facilitators and staff can also come in on this computer with their personal link, and open this address again.',
  },
  oldLink: {
    title: 'This link no longer works',
    text: 'It was taken back, or it is too old. A facilitator makes a new one in the console, under “Projector”.',
  },
  ended: {
    title: 'The link of this screen has ended',
    text: 'Nothing of the meeting is shown here any more. A facilitator makes a new link in the console, under “Projector”.',
  },
  gone: {
    title: 'This room is no longer in the programme',
    text: 'A facilitator makes a link for another room in the console, under “Projector”.',
  },
  keys: {
    title: 'Keys',
    fullScreen: 'Full screen, and back',
    next: 'On',
    previous: 'Back',
    automatic: 'What is on in the room, by itself',
    table: 'Results as a table, or drawn',
    qr: 'QR code large, and small again',
    language: 'Another language',
    secondLanguage: 'A second language under it, or none',
    light: 'Light, dark, or as this computer has it',
    help: 'This list',
  },
};
