/** Words that every screen uses. This file is the shape that the other languages follow. */
export const common = {
  language: 'Language',
  /** Names a thing and then which one it is, as a button says it. */
  which: '{what}: {which}',
  close: 'Close',
  back: 'Back',
  cancel: 'Cancel',
  optional: 'optional',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'Select the text and copy it by hand.',
  tryAgain: 'Try again',
  otherLanguages: 'In other languages',
  skip: 'Skip to the content',
  role: {
    participant: 'Participant',
    facilitator: 'Facilitator',
    staff: 'Staff',
    observer: 'Observer, reads only',
  },
  trouble: {
    offline: 'No connection to the meeting. Nothing is lost. Check your network and try again.',
    unexpected: 'That did not work. What you typed is still here. Try again in a moment.',
  },
  broken: {
    title: 'This page did not open',
    text: 'What was saved is safe. Try again; if it stays like this, tell the organisers.',
  },
  missing: {
    title: 'There is no such page',
    text: 'The address may be cut off, or the room belongs to another meeting.',
    home: 'Go to the start',
  },
};
