/** Polls, as somebody who is asked sees them. */
export const poll = {
  title: 'Polls and questions',
  pane: 'Polls',
  open: 'Show polls and questions',
  close: 'Hide polls and questions',
  nothing: 'Nothing has been asked in this room yet. When something is, it appears here by itself.',
  notTold: 'What is asked in this room appears here as soon as there is a connection.',
  waiting: '{count, plural, one {# to answer} other {# to answer}}',
  arrived: 'A question for you',
  answerIt: 'Answer',
  over: 'Closed',
  told: {
    opened: 'A question is asked here: {question}',
    again: 'This question was started again. Please answer once more: {question}',
    'last-minute': 'One minute left to answer: {question}',
    closed: 'This question is closed: {question}',
    shown: 'The result is shown: {question}',
  },
  signing: {
    named: { title: 'With your name', text: 'Your name is kept with your answer.' },
    organisation: {
      title: 'By organisation',
      text: 'Your organisation is kept with your answer, your name is not.',
    },
    anonymous: { title: 'Anonymous', text: 'Nothing is kept that leads from your answer to you.' },
  },
};
