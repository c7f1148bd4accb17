/** Taking in a file of outputs. */
export const taking = {
  button: 'Take in a file',
  title: 'Take in a file of outputs',
  text: 'The file becomes a meeting of its own on this server, with all that was written in it. Its people are known as authors there and have no pass; you become its first staff. A mistake is named with its place, and then nothing is taken in.',
  file: 'File (JSON)',
  first: 'Choose a file first.',
  do: 'Take it in',
  sending: 'The file is being sent and read.',
  taken: '“{title}” is here. Its join code is {code}.',
  open: 'Open it as its staff; on this device you leave the present meeting',
  wrong: 'The file was not taken in. This is wrong in it:',
  more: '{count, plural, one {# more mistake} other {# more mistakes}}',
};
