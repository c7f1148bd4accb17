/** Versions of a room that can be put back; facilitators and staff see these. */
export const history = {
  deleted: '{name} deleted a large part of this room at {time}. What was there is kept.',
  deletedBySomebody: 'Somebody deleted a large part of this room at {time}. What was there is kept.',
  restored: '{name} restored an earlier version of this room at {time}. What was there before is kept.',
  restoredBySomebody:
    'An earlier version of this room was restored at {time}. What was there before is kept.',
  restore: 'Restore it',
  undo: 'Undo restoring',
  hide: 'Hide this message',
  confirmTitle: 'Restore this room?',
  confirmDeleted:
    'The room will show again what was there just before {time}. Notes and board return together.',
  confirmRestored:
    'The room will show again what was there just before it was restored at {time}. Notes and board return together.',
  people:
    '{count, plural, =0 {Nobody else is in this room at the moment.} one {# other person is in this room and is asked to load it anew.} other {# other people are in this room and are asked to load it anew.}}',
  since: 'What has been written since is kept as well. You can bring it back in the same way.',
  confirm: 'Restore for everybody',
  working: 'Restoring',
};
