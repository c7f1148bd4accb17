/** What the server decides on boards: cards that are sent elsewhere. */
export const decided = {
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
};
