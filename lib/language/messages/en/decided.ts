/** What the server decides on boards: what is locked, cards that are sent elsewhere. */
export const decided = {
  manage: 'Manage the board',
  lock: {
    heading: 'Lock: what stands there stays as it is',
    board: 'The whole board',
    column: 'Column: {column}',
    boardIs: 'The board is locked.',
    byPhase: 'The phase keeps the board locked.',
    columnIs: 'Locked.',
    what: 'Cards stay as they are. New ones can be added.',
    columnsAre: 'Locked: {names}. Cards there stay as they are; new ones can be added.',
    why: 'This card is locked and stays as it is. A facilitator can unlock it.',
  },
  clear: {
    heading: 'Clear: put its cards into the bin',
    column: 'Clear: {column}',
    title: 'Clear this column?',
    what: '{count, plural, one {# card in “{column}” goes into the bin.} other {# cards in “{column}” go into the bin.}}',
    people:
      '{count, plural, =0 {Nobody’s name is on them.} one {# person wrote there.} other {# people wrote there.}}',
    kept: 'What stands in the room now is kept. You can put the cards back for {days, number} days.',
    confirm: 'Clear the column',
    empty: 'There are no cards in it.',
    cleared: '{count, plural, one {# card is in the bin.} other {# cards are in the bin.}}',
  },
  several: {
    all: 'Choose all',
    none: 'Choose none',
    one: 'Choose: {text}',
    putBack: '{count, plural, one {Put # card back} other {Put # cards back}}',
  },
  send: {
    open: 'Send to another board…',
    title: 'Send a copy to another board',
    what: 'The copy says where it comes from. This card stays here, and says where it was sent.',
    room: 'To which board?',
    closed: '{room} (closed)',
    named: '{room} (people are named there)',
    column: 'Into which column?',
    send: 'Send the copy',
    nowhere: 'No other board takes cards at the moment.',
    sent: 'Sent to {room}.',
    from: 'from {room}',
    sentTo: 'sent to {room}',
    sentBy: 'sent by {name}',
    elsewhere: 'another board',
  },
  signed: {
    organisation: '{name}, without a person’s name',
    nobody: 'without a name',
  },
  waiting: {
    own: '{count, plural, one {This session is closed. Your draft is kept, and nobody else sees it.} other {This session is closed. Your # drafts are kept, and nobody else sees them.}} They become cards only if a facilitator opens the session again and reveals them.',
    unsent:
      'Only you see this. The session is closed: it is kept on this device and sent when it is opened again.',
  },
};
