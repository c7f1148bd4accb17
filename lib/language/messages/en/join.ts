/** Joining by code and entering by a personal link. */
export const join = {
  title: 'Join the meeting',
  code: 'Code of the meeting',
  codeHint: 'Eight letters or digits. You find them on the screen in the room or on your invitation.',
  codeMissing: 'Type the code first.',
  codeLength:
    '{n, plural, one {The code has eight characters; you typed #.} other {The code has eight characters; you typed #.}}',
  continue: 'Continue',
  looking: 'Looking up the code',
  otherCode: 'Use another code',
  name: 'Your name',
  nameHint: 'This is how the others see you.',
  organisation: 'Organisation',
  noOrganisation: 'None of these',
  country: 'Country you work on',
  countryHint: 'You start in its room. You can visit the other rooms too.',
  noCountry: 'No country in particular',
  shared: 'Other people use this device too',
  sharedHint: 'Then nothing stays on it once you leave or close the browser.',
  join: 'Take part',
  joining: 'Letting you in',
  privacy: 'What you write stays on the server of the organisers.',
  welcomeBack: 'Welcome back',
  continueAs: 'Continue as <name></name>',
  somebodyElse: 'I am somebody else',
  entering: 'One moment, your personal link is being checked.',
  linkUnknown:
    'This personal link does not work any more. Ask for a new one, or join with the code of the meeting.',
  linkMissing:
    'This address has no personal link in it. Open the whole link, or join with the code of the meeting.',
  useCode: 'Join with a code',
};
