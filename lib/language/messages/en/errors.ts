/** One sentence for each reason to say no: what is the matter, and what to do next. */
export const errors = {
  'bad-json': 'The server could not read this request. Please reload the page and try again.',
  'no-pass': 'You have not joined yet, or your access has ended. Please join again with the code.',
  forbidden: 'Your role in this meeting does not include this. Ask a facilitator if you need it.',
  'wrong-origin':
    'This request came from another website and was refused. Please open the meeting’s own address.',
  insecure:
    'You cannot join over this address because the connection is not encrypted. Ask the organisers for the address that begins with https.',
  'not-found': 'This page or room does not exist, or not for you. Please go back to the programme.',
  'room-replaced': 'Somebody else has just replaced this document. Load the new one and look again.',
  'code-unknown':
    'No open meeting has this code. Please compare it with the code on the screen and try again.',
  'ticket-unknown': 'This personal link no longer works. Please ask for a new one.',
  'wrong-method': 'The server does not know this request. Please reload the page and try again.',
  'too-large': 'This is too long to be sent. Please shorten it.',
  'wrong-type': 'The server could not read this request. Please reload the page and try again.',
  invalid: 'Something is missing or wrong here. Please check it and try again.',
  'name-missing': 'Please enter the name by which the others know you.',
  'name-too-long': 'This name is too long. Please use at most {max, number} characters.',
  'name-characters':
    'This name contains characters that cannot be shown. Please use letters, numbers and spaces.',
  'organisation-unknown': 'This organisation is not on the list. Please choose one from the list, or none.',
  'country-unknown': 'This country is not part of the meeting. Please choose one from the list, or none.',
  'too-many-attempts':
    'Too many wrong codes came from this place. Please wait {seconds, plural, one {# second} other {# seconds}} and try again, or scan the QR code.',
  'too-many-requests': 'That was too much at once. Please wait a moment and try again.',
  internal: 'Something went wrong on the server. Please try again in a moment.',
  'store-unavailable': 'The server cannot save at the moment. Please try again in a minute.',
  'session-closed':
    'This session is closed, so nothing can be written in it. A facilitator can open it again.',
  'room-full': 'This room is full. Shorten or delete something first, then try again.',
  'board-full':
    'The board of this room has no space for so many cards. Delete some of its cards first, then try again.',
  'drafts-full': 'You have as many drafts as can be kept. Delete one, or wait until the cards are revealed.',
  'writing-on':
    'Private writing is already on in one of these rooms, and its cards will be signed in another way. Reveal them first.',
  'writing-over':
    'The cards of this room have been revealed meanwhile. Your text was not among them and stays with you.',
  'own-role':
    'You cannot change your own role or remove yourself here. Ask another facilitator or staff, or leave the meeting.',
  mistakes: 'Something here needs your attention. Nothing was changed yet.',
  'session-changed':
    'Somebody else has changed this session meanwhile. What you typed is still here: compare, and save again.',
  'holds-text':
    'People have written in this session. Close it first, then confirm that it leaves the programme.',
  'card-gone': 'This card is not on the board any more. Look in the bin if it should come back.',
  'signs-otherwise':
    'In this session only organisations are named, and people are named in the other one. So the card cannot go there.',
  'poll-wrong':
    'Something in this question is missing or too much. Please check its text, its options and how many may be chosen.',
  'poll-opened':
    'People can already answer this question, so it stays as it is. Make a copy and change that.',
  'poll-changed':
    'Somebody else has changed this question meanwhile. What you typed is still here: compare, and save again.',
  'poll-closed': 'This question is closed, so this answer was not counted. Answers counted before stay.',
  'poll-final':
    'This question has been closed for more than ten seconds, so its result is final. Ask it in a new round.',
  'poll-stays':
    'Somebody has answered already, or it is closed. So it stays asked: close it instead, or leave it.',
  'poll-reset':
    'This question was started again or taken away, so this answer was not counted. If it is asked again, please answer again.',
  'polls-full':
    'No more questions or rounds can be kept. Remove questions that nobody was asked, or take another one.',
  'words-full': 'No more can be decided about the words of this round. Undo something first.',
  'hands-wrong':
    'These numbers do not fit the people you counted. Please count again: nobody more than once.',
  'ballot-changed':
    'You have answered this question on another page or device meanwhile. Look at that answer, and change it if you like.',
  'ballot-elsewhere':
    'Your answer is already counted. It carries no name, so only the device on which you gave it can change it.',
  'choice-wrong':
    'This answer does not fit the question. Please look at how much may be chosen or written, and try again.',
  'word-common':
    'One of these words says too little by itself, such as “the” or “and”. Please write another one.',
  'dots-wrong':
    'Something is missing or too much. Give each person between 1 and 20 dots, and keep the text short.',
  'dots-busy':
    'There is dot voting in one of these rooms already. Close it first; ten seconds later the next round can begin.',
  'dots-full': 'One of these rooms keeps as many rounds of dot voting as it can. No other can begin there.',
  'dots-closed': 'Dot voting is closed, so this change was not counted. Dots counted before stay.',
  'dots-not-now':
    'No dots can be placed in this phase, so this change was not counted. Dots counted before stay.',
  'dots-final':
    'Dot voting has been closed for more than ten seconds, so its result is final. Start another round.',
  'dots-changed':
    'You have placed dots on another page or device meanwhile. Look at where they lie, and move them if you like.',
  'dots-elsewhere':
    'Your dots are already counted. They carry no name, so only the device on which you placed them can move them.',
  'dots-too-many':
    'These are more dots than each person has, or more than may lie on one card. Take some away first.',
  'question-empty': 'Please write your question first.',
  'question-long': 'This question is too long. Please say it in 400 characters or fewer.',
  'question-gone': 'This question is not there any more. Somebody took it back or put it away.',
  'question-needs-name':
    'Questions in this room carry a name now. Your text is still here: ask it with your name, or keep it.',
  'questions-full': 'This room has as many questions as it can keep. Vote for one that is close to yours.',
  'questions-own-full':
    'You have asked many questions here. Take one back, or wait a while before you ask the next one.',
  'vote-changed': 'You changed this vote on another page or device meanwhile. It stays as you left it there.',
  'board-locked': 'This part of the board is locked. Unlock it first.',
  'announcement-empty': 'Please write what you want to announce, in one language or more.',
};
