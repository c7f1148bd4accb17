/** Counting a poll by hand, and words that are the same, in the facilitator's console. */
export const counting = {
  hands: {
    title: 'Count hands of people without a device',
    reading: 'What was counted is being read.',
    what: 'Only people who did not answer on a device. They are shown as counted by hand.',
    room: 'Room',
    roomCounted: '{room}: {people, plural, one {# person counted} other {# people counted}}',
    form: 'Hands raised in: {room}',
    people: 'People counted',
    each: 'How many of them for each answer',
    count: 'Add them',
    change: 'Change the count',
    none: 'Take the count out',
    adds: 'Adds {people, plural, =0 {nobody yet} one {# person} other {# people}} in: {room}.',
    replaces:
      '{people, plural, =0 {Nobody counts} one {# person counts} other {# people count}} in the place of the {before, number} counted before, in: {room}.',
    counted:
      '{people, plural, =0 {Nobody is counted by hand any more} one {# person is counted by hand} other {# people are counted by hand}}: {room}.',
    undo: 'Undo',
    mistake: {
      number: 'Please write a whole number here, such as 12.',
      sum: 'The answers below make {limit, plural, one {# person} other {# people}}. Each person has one answer, so please change this number or those.',
      more: 'This is more than the number of people ({limit, number}). Please change one of the two.',
      few: 'Each person chooses at least {limit, number}. There are too few answers below for so many people.',
      many: 'Each person chooses at most {limit, number}. There are too many answers below for so few people.',
    },
  },
  words: {
    title: 'Count as one, or hide',
    empty: 'Nothing to choose from yet.',
    choose: 'Choose one to hide it, or several to count them as one.',
    most: 'Only the {max, number} most frequent stand here.',
    as: 'All count as',
    merge: 'Count as one',
    mergeDoes:
      '{count, number} become one: “{word}”, {times, plural, one {# time} other {# times}}. Everybody who sees the result sees it so.',
    hide: '{count, plural, one {Hide this one} other {Hide these #}}',
    hideDoes:
      'It leaves the result of everybody. The answers themselves are kept, and you can show it again.',
    full: 'No more can be decided for this round. Undo some of what stands below first.',
    merged: 'Counts as one now: “{word}”.',
    hid: '{count, plural, one {# is hidden from everybody.} other {# are hidden from everybody.}}',
    isApart: 'Counts by itself again: “{word}”.',
    isShown: 'Is shown again: “{word}”.',
    undo: 'Undo',
    mergedTitle: 'Counted as another',
    countsAs: '“{word}” counts as “{into}”',
    apart: 'Count apart',
    apartWord: 'Count apart: {word}',
    hiddenTitle: 'Hidden',
    show: 'Show again',
    showWord: 'Show again: {word}',
  },
  waiting: {
    title: 'Who has not answered yet',
    reading: 'Who has answered is being read.',
    everybody: 'Everybody who is here has answered.',
    nobody: 'Nobody who can answer is here now.',
    atLeast:
      '{count, plural, one {At least # person here has not answered yet.} other {At least # people here have not answered yet.}}',
  },
};
