/** Managing: changing the programme, the people and the meeting itself. */
export const manage = {
  title: 'Manage',
  sections: 'Parts of managing',
  tab: { day: 'Programme' },
  notForYou: {
    title: 'The programme is not yours to change here',
    text: 'Facilitators and staff change the programme and add people. Ask one of them if something should be different.',
    programme: 'Go to the programme',
  },
  notLive: 'The connection is lost. You can go on reading; what you change is saved once it is back.',
  old: 'What you see here may be some minutes old.',
  undo: 'Undo',
  undone: 'Taken back. It is as before.',
  day: {
    heading: 'Edit the programme',
    intro: 'Everybody sees each change at once.',
    empty: 'The programme has no sessions yet.',
    roomsOf: 'Rooms of: {title}',
    inRooms: '{count, plural, one {# person is in its rooms now.} other {# people are in its rooms now.}}',
    takeOut: 'Take it out',
    takeOutOf: 'Take it out of the programme: {title}',
    takeOutOpen: 'People have written here. Close the session first.',
    takeOutWhat:
      '{count, plural, =0 {Nobody is in its rooms now.} one {# person is in its rooms now and could not write there any more.} other {# people are in its rooms now and could not write there any more.}} The session leaves the programme for everybody. What was written is kept, and you can put it back.',
    takeOutNow: 'Take it out for everybody',
    isOut: 'Out of the programme: {title}',
    out: 'Taken out of the programme',
    outText: 'Only those who edit the programme see these. All that was written there is kept.',
    putBack: 'Put it back',
    putBackOf: 'Put it back into the programme: {title}',
    isBack: 'Back in the programme: {title}',
  },
};
