/** What is saved and what is not, and what to do when the server says no. */
export const saving = {
  saved: 'Saved',
  opening: 'Connecting',
  reading: 'Reading',
  sending: '{n, plural, one {Sending # change} other {Sending # changes}}',
  offline: '{n, plural, =0 {Offline} one {Offline: # waiting} other {Offline: # waiting}}',
  waiting: '{n, plural, =0 {Waiting} other {# waiting}}',
  sendingShort: 'Sending',
  refused: '{n, plural, =0 {Not connected} one {# change not saved} other {# changes not saved}}',
  back: 'Connected again. Everything is saved.',
  trouble: {
    offline:
      '{n, plural, =0 {No connection. Keep reading and writing; what you write is kept on this device and sent as soon as possible.} one {No connection. # change is kept on this device and will be sent as soon as possible. Keep writing.} other {No connection. # changes are kept on this device and will be sent as soon as possible. Keep writing.}}',
    offlineNotKept:
      '{n, plural, =0 {No connection. This device keeps nothing: what you write now is lost if you close this page before the connection is back.} one {No connection. # change is not saved and would be lost with this page. Leave it open until the connection is back.} other {No connection. # changes are not saved and would be lost with this page. Leave it open until the connection is back.}}',
    storage:
      'The server cannot save anything at the moment. What you write stays here and is saved by itself as soon as it can be. Keep writing, and leave this page open.',
    crowded:
      'This room holds as many people as it can. You come in by yourself as soon as somebody leaves. What you write here is sent then; leave this page open.',
    busy: 'The server has more to do than it can manage at the moment. You come in by yourself as soon as there is room. What you write here is sent then; leave this page open.',
    'session-closed':
      '{n, plural, one {The session was closed while you were writing. # change is not saved; it stays here and is sent if the session is opened again.} other {The session was closed while you were writing. # changes are not saved; they stay here and are sent if the session is opened again.}}',
    observer: 'You are here as an observer. Nothing you write is sent.',
    'pass-ended':
      'Your access to this meeting has ended, here or on another device. What was saved is safe. Join again with the code to go on.',
    'wrong-epoch':
      'The document of this room was replaced by the organisers. What is saved is safe. Keep your unsaved text as a file if you need it, then load the new document.',
    'bad-frame':
      'The server could not read what this page sent. What is saved is safe. Keep your text as a file, then start again from the saved version.',
    forged:
      'The server refused a change because it was not written under your own name. What is saved is safe. Keep your text as a file, then start again from the saved version.',
    'too-big':
      'Your last change is too large to be sent in one piece. What was saved before is safe. Keep your text as a file, start again from the saved version and add it in smaller parts.',
    'room-full':
      'This room is full: its document cannot grow any more. What is saved is safe and can be read. Keep your unsaved text as a file and tell a facilitator.',
    'share-used':
      'You have written as much in this room as one person can; the rest is kept for the others, who go on. What is saved is safe. Keep your unsaved text as a file, start again from the saved version, and delete what is not needed.',
    'too-many-tabs':
      'This meeting is open in too many tabs at once, so this one, the oldest, has stopped. What you wrote stays on this device. Close tabs that you do not need, then go on here.',
  },
  kept: {
    line: 'Something you wrote here was not saved before the document of this room was replaced. It is kept on this device only, for you.',
    show: 'Show my text',
    hide: 'Hide my text',
    label: 'My text that was not saved',
    forget: 'Remove it from this device',
  },
  keepFile: 'Keep my text as a file',
  startAgain: 'Start from the saved version',
  reload: 'Load the new document',
  goOnHere: 'Go on here',
  joinAgain: 'Join again',
  fileName: 'my-text',
};
