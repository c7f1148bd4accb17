/** What a facilitator decides about writing: private writing, locks, cards sent elsewhere. */
export const writing = {
  start: 'Private writing',
  private: 'Everybody writes for themselves.',
  until: 'Only you see your new cards until a facilitator reveals them.',
  count: '{count, plural, =0 {No drafts yet} one {# draft in all} other {# drafts in all}}',
  signed: {
    named: 'They will carry your name.',
    session: 'They will carry your organisation, as everything in this session.',
    organisation:
      'They will carry your organisation only; once they are revealed, nothing is kept of who wrote them. This cannot be changed.',
    anonymous:
      'They will carry no name; once they are revealed, nothing is kept of who wrote them. This cannot be changed.',
  },
  reveal: 'Reveal the cards',
  revealTitle: 'Reveal the cards?',
  endTitle: 'End private writing?',
  revealWhat:
    '{count, plural, =0 {There are no drafts yet. From now on everybody sees new cards at once.} one {# draft becomes a card on the board. This cannot be undone.} other {# drafts become cards on the board. This cannot be undone.}}',
  people:
    '{count, plural, =0 {Nobody is in this room at the moment.} one {# person is in this room now.} other {# people are in this room now.}}',
  revealNow: 'Reveal for everybody',
  end: 'End private writing',
  working: 'One moment',
  closed:
    '{count, plural, one {This session is closed with # draft that nobody has seen. It is kept.} other {This session is closed with # drafts that nobody has seen. They are kept.}} Open the session again to reveal them.',
  beginTitle: 'Let everybody write for themselves',
  beginWhat:
    'New cards are seen only by who writes them, until you reveal them all at once. Cards that are on the board already stay there.',
  signing: 'How will the cards be signed?',
  signingFixed: 'Everybody reads this before they write. It cannot be changed until the cards are revealed.',
  choice: {
    named: 'As in the session',
    organisation: 'Organisation only',
    anonymous: 'Anonymous',
  },
  chosen: {
    named: 'With the name of who wrote.',
    session: 'With the organisation of who wrote; the server knows the person.',
    organisation: 'Once revealed, the server keeps nothing of who wrote. This cannot be undone.',
    anonymous:
      'No name and no organisation, in an order of chance. Once revealed, the server keeps nothing of who wrote. This cannot be undone.',
  },
  where: 'Where?',
  here: 'In this room only',
  everywhere: '{count, plural, one {In the # room of this session} other {In all # rooms of this session}}',
  begin: 'Begin',
  yours: 'Your drafts in: {column}',
  kept: '{count, plural, one {# draft of yours} other {# drafts of yours}} in: {column}',
  state: {
    saved: 'Only you see this. Saved.',
    sending: 'Only you see this. Sending.',
    offline: 'Only you see this. Kept on this device, sent as soon as there is a connection.',
  },
  late: 'The cards were revealed before this one was saved. It is still seen by you alone.',
  addToBoard: 'Add to the board, with my signature',
  tryAgain: 'Try again',
  edit: 'Edit',
  editOf: 'Edit: {text}',
  discard: 'Delete',
  discardOf: 'Delete: {text}',
  textOf: 'Text of your draft',
  editKeys: 'Enter: done. Escape: leave as it was.',
  addPrivate: 'For you alone ⏎',
};
