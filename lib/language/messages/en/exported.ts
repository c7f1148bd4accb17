/** Words of exported files. */
export const exported = {
  results: 'Decisions and actions',
  notes: 'Notes',
  allCountries: 'All countries',
  empty: 'Nothing was written here.',
  heads: {
    session: 'Session',
    room: 'Room',
    column: 'Column',
    kind: 'Kind',
    text: 'Text',
    topics: 'Topics',
    by: 'Written by',
    organisation: 'Organisation',
    country: 'Country',
    owner: 'In charge',
    due: 'Due',
    stack: 'Stack',
    reactions: 'Reactions',
    created: 'Written on',
  },
};
