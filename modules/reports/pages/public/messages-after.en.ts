import type { afterVi, talkVi } from './messages-after.vi.ts';

export const afterEn: typeof afterVi = {
  secretTitle: 'Would you like to read messages for you?',
  secret:
    'The tracking code only shows how far your report is. To read messages from the person in charge and answer them, you need a secret word as well. Copy the code above first.',
  word: 'Your secret word',
  wordHint: 'At least four letters, hard for others to guess. Accents and capitals do not matter.',
  chooseWord: 'Take this word',
  giveWords: 'Give me four words',
  moreTitle: 'Did you remember something?',
  more: 'Add to the report you just sent',
  moreHint: 'For 30 minutes you can add to it here without the code. What you have sent is not shown again.',
  say: 'Send this too',
  kept: 'What you wrote, to copy',
  another: 'Make another report',
  answers: {
    WORDS: {
      title: 'Your four words',
      points: [
        'Copy all four, in this order, and keep them apart from the code.',
        'They are shown only during these 30 minutes. Afterwards nobody can show them again, not even we.',
        'Code and words together open the messages. Do not give them to anyone you do not trust.',
      ],
    },
    WORD_SET: {
      title: 'Your secret word is set',
      points: [
        'Code and word together open the messages. We cannot look the word up.',
        'If you forget it, it cannot be recovered. You can always report again or call 111.',
      ],
    },
    WORD_SHORT: {
      title: 'This word is too easy to guess',
      points: [
        'Choose one with at least four letters, not all the same, and not part of the code. Nothing has changed.',
      ],
    },
    WORD_TAKEN: {
      title: 'You chose another word before',
      points: ['The first word still works. If you forgot it, take the four words.'],
    },
    TOLD: {
      title: 'We have that too',
      points: ['The person in charge reads it with your report. If you remember more, go on.'],
    },
    EMPTY: { title: 'Please write a few words', points: ['One sentence is enough. Nothing was sent.'] },
    TOO_LONG: {
      title: 'This is too long. It has NOT been sent',
      points: ['Nothing was cut off. Shorten it to less than 20,000 characters, or send it in parts.'],
    },
    FULL: {
      title: 'This report holds very much already. This has NOT been sent',
      points: ['Please call 111, or make a new report.'],
    },
    GONE: {
      title: 'The 30 minutes are over',
      points: [
        'This last step was not taken. The report that you sent first is with us.',
        'You can make a new report and write: I reported before.',
      ],
    },
    SYSTEM_DOWN: {
      title: 'This has NOT been sent',
      points: [
        'Our computer is out of order. Everything you wrote is still below. Wait a few minutes, then press again. If it cannot wait, call 111.',
      ],
    },
  },
};

export const talkEn: typeof talkVi = {
  texts: 'Tell me when there is news',
  textsHint:
    'A text message that says only “Bạn có một tin mới” (you have a new message). It says neither who nor what. Whoever holds the phone sees it.',
  textsYes: 'Send it to the number that I wrote above',
  adult: {
    heading: 'Messages for you',
    none: 'There is no message yet. The person in charge writes only when it is needed.',
    neverBack: 'So that nobody else can read it, what you have sent is never shown here again.',
    answer: 'Answer, or tell us more',
    answerHint: 'Send no pictures. Copying the letters is enough.',
    send: 'Send',
    contactSummary: 'Change how we reach you, or tell us who you are',
    name: 'What should we call you?',
    phone: 'Telephone number',
    safeToCall: 'Is it safe for you if we call?',
    safeToCallHint: 'Think of who might pick up or see the call. The new answer replaces the old one.',
    safeToCallChoices: {
      ANY_TIME: 'Yes, at any time',
      CERTAIN_HOURS: 'Only at the hours I write below',
      NO_CALLS: 'No, do not call me',
    },
    callWhen: 'When, and how?',
    saveContact: 'Keep this',
    exit: 'Leave this page',
    another: 'Make another report',
    notices: {
      TOLD: 'Sent. The person in charge will read it.',
      CONTACT_KEPT: 'Kept. The person in charge reads this before calling.',
      CONTACT_ODD: 'Saved. But the telephone number has too few or too many digits: please look again.',
      EMPTY: 'Please write a few words. Nothing was sent.',
      TOO_LONG: 'Too long, so it has NOT been sent. Shorten it to less than 20,000 characters.',
      FULL: 'This report holds very much already. NOT sent. Please call 111.',
      SYSTEM_DOWN: 'NOT sent. Your words are still here. Wait a few minutes, then press again.',
    },
  },
  child: {
    heading: 'Letters for you',
    none: 'There is no letter yet. We have not forgotten you.',
    neverBack: 'What you sent is not shown here. So nobody else can read it.',
    answer: 'Answer, or tell us more',
    answerHint: 'One sentence is enough. Send no pictures.',
    send: 'Send it',
    contactSummary: 'I want to change how you reach me',
    name: 'What should we call you?',
    phone: 'Phone number or Zalo name',
    safeToCall: 'Is it safe to call you?',
    safeToCallHint: 'Think of who else holds that phone.',
    safeToCallChoices: {
      ANY_TIME: 'Call me at any time',
      CERTAIN_HOURS: 'Only when I write below',
      NO_CALLS: 'Do not call me',
    },
    callWhen: 'When is it safe?',
    saveContact: 'Remember this for me',
    exit: 'Leave this page',
    another: 'I want to tell something else',
    notices: {
      TOLD: 'We have that too',
      CONTACT_KEPT: 'We will remember',
      CONTACT_ODD: 'We will remember. That number looks too short or too long.',
      EMPTY: 'Please write one sentence',
      TOO_LONG: 'Too long, so not sent. Please make it shorter.',
      FULL: 'You told us a lot. Please call 111 now.',
      SYSTEM_DOWN: 'Not sent yet. Wait a few minutes, then send again.',
    },
  },
};
