import type { ChildWords } from './messages.vi.ts';
import { childVi } from './messages.vi.ts';

export const childEn: ChildWords = {
  title: 'Your page',
  exit: 'Leave this page',
  start: {
    heading: 'Need help? You are in the right place.',
    promises: [
      'You do not have to tell your name.',
      'This is not your fault.',
      'You or another child may be in danger. Then we must tell someone who can protect you.',
      'We try to ask you before we tell your parents.',
    ],
    begin: 'I want to tell',
    beginNote: 'A little is enough. Skip any question you like.',
    dangerTitle: 'In danger right now?',
    danger: [
      'Somebody is hurting you: call 113.',
      'Bleeding, took pills, want to die: call 115.',
      'You want someone to listen: call 111.',
    ],
    backTitle: 'Have you written before?',
    lookUp: 'I have a code and want to look',
    withoutCode: 'No code? Just tell us again. We will not ask why.',
    card: 'Numbers to call',
  },
  questions: {
    place: (number, total) => `Question ${number} of ${total}`,
    next: 'Next',
    send: 'Send now',
    sendLast: 'Send it',
    sendAgain: 'Send again',
    back: 'Go back',
    notSent: 'Nothing is sent yet. To skip, press Next.',
    notSentLast: 'Nothing is sent yet. You can leave this empty.',
  },
  trouble: {
    heading: 'What worries you?',
    hint: 'Choose the one that comes closest.',
    choices: {
      THREAT: 'Someone threatens me, wants money or pictures',
      PICTURES: 'Pictures of me are online, or were faked',
      STRANGER: 'Someone writes strange things, wants to meet',
      BULLYING: 'They tease me or say bad things',
      HURT: 'Someone hits me or touches my body',
      LIFE: 'I want to hurt myself, or not live',
      TRICKED: 'I was tricked out of money or my account',
      OTHER: 'Something else, or it is about a friend',
    },
  },
  tell: {
    heading: 'Tell us what happened',
    hint: 'One sentence is enough. Spelling does not matter.',
  },
  links: {
    heading: 'Where online did it happen?',
    hint: 'Account name, group name or link. One on each line. Do not open it again. Send no pictures.',
  },
  mustNotKnow: {
    heading: 'Who should not know about this?',
    hint: 'Choose as many as you like. We read this before we do anything.',
    choices: {
      MOTHER: 'Mother',
      FATHER: 'Father',
      FAMILY: 'Someone else at home',
      SCHOOL: 'Teachers',
      FRIENDS: 'Friends',
      OFFICIALS: 'Commune officers, police',
    },
    other: 'Anybody else?',
  },
  contact: {
    heading: 'May we get in touch with you?',
    hint: 'Choose what is safe for you.',
    choices: {
      MESSAGE: 'Text me or write on Zalo',
      CALL: 'Call me',
      NEVER: 'Do not contact me',
    },
  },
  reach: {
    heading: 'How is it safe to reach you?',
    hint: 'Think of who else holds that phone.',
    number: 'Phone number or Zalo name',
    when: 'When? For example: at noon, when I am alone.',
  },
  place: {
    heading: 'Which commune or ward are you in?',
    hint: 'So someone nearby can help you. No house number needed.',
  },
  age: {
    heading: 'How old are you?',
    hint: 'If it is about a friend, write their age.',
  },
  notices: {
    SYSTEM_DOWN: {
      title: 'Not sent yet',
      text: 'Our computer is broken. All your words are still here. Wait a few minutes, then press Send again. If you cannot wait, call 111.',
    },
    PAGE_OLD: {
      title: 'Not sent, this page was open too long',
      text: 'All your words are still here. Please press Send again.',
    },
    NOTHING_YET: {
      title: 'Please write one sentence',
      text: 'A short one is enough. Or go back and choose one. If writing is too hard, call 111.',
    },
    TOO_LONG: {
      title: 'This is a bit long, so not sent',
      text: 'All your words are still here. Make it shorter, or send it in two parts.',
    },
    TOO_MANY_LINKS: {
      title: 'Too many links, so not sent',
      text: 'All your words are still here. Make it shorter, or send it in two parts.',
    },
  },
  limit: (most) => `There is room for ${most}.`,
  sent: {
    heading: 'We have your message',
    thanks: 'That was brave. You are not alone with this any more.',
    demoHeading: 'Demonstration: this message reaches nobody',
    demoThanks: 'If something really happened, call 111 now.',
    helpTitle: 'What can you do now?',
    nextTitle: 'What do we do?',
    next: [
      'A person whose job it is reads your words.',
      'Dangerous things are read first.',
      'We remember who should not know.',
    ],
    wishes: {
      '': 'You gave no way to reach you. We will not call.',
      MESSAGE: 'We will only write to you, not call.',
      CALL: 'We try to call when it is safe for you.',
      NEVER: 'We will not contact you.',
    },
    codeTitle: 'Can you keep a code?',
    code: ['The code shows how far your message is.', 'It never shows what you wrote.'],
    showCode: 'Show me the code',
    refuseCode: 'I cannot keep a code',
  },
  code: {
    heading: 'Your code',
    keep: [
      'Copy it on paper, or save it like a phone number.',
      'Do not give it to anyone you do not trust.',
      'If you lose it, never mind. Just tell us again.',
    ],
    lookUp: 'Look with the code',
    refusedHeading: 'No code is fine',
    refused: [
      'Your words are with us.',
      'Tell us more whenever you need to.',
      'Then write: I told you before.',
      'You can also call 111, even at night.',
    ],
    goneHeading: 'This page was open too long',
    gone: [
      'The code can no longer be shown.',
      'Your words are with us.',
      'Tell us more whenever you need to.',
    ],
    again: 'I want to tell more',
  },
  help: {
    THREAT: {
      title: 'When someone threatens you',
      points: [
        'Do not send money. Do not buy cards.',
        'Do not send more pictures.',
        'Do not delete messages.',
        'Write down the account name.',
        'Do not take a screenshot of private pictures.',
        'Call 111 or write to 111 on Zalo.',
      ],
    },
    PICTURES: {
      title: 'When pictures of you are online',
      points: [
        'Whoever posted them did wrong, not you.',
        'Do not copy or send that picture to anyone.',
        'Write down the page and account name.',
        'We find who can demand its removal.',
        'Call 111 or write to 111 on Zalo.',
      ],
    },
    STRANGER: {
      title: 'When someone writes strange things',
      points: [
        'Do not go to meet that person.',
        'Send no pictures and no home address.',
        'You do not have to keep their secret.',
        'Do not delete messages. Write down the account name.',
        'Already agreed to meet? Call 111 now.',
      ],
    },
    BULLYING: {
      title: 'When they tease you',
      points: [
        'You do not deserve this.',
        'You do not have to answer them.',
        'Keep the messages and account names.',
        'Then block whoever makes you sad.',
        'Tell an adult you trust.',
        'Too sad? Call 111.',
      ],
    },
    HURT: {
      title: 'When someone hurts you',
      points: [
        'Being hit: run to where people are.',
        'Call 113.',
        'Badly hurt: call 115.',
        'Nobody may hurt you.',
        'Tell an adult you trust, or call 111.',
      ],
    },
    LIFE: {
      title: 'When you do not want to live',
      points: [
        'Took pills or bleeding: call 115 now.',
        'Do not stay alone. Go to someone you trust.',
        'Call 111. Someone listens, even at night.',
        'It is very heavy now. It will get lighter.',
        'We want you to stay.',
      ],
    },
    TRICKED: {
      title: 'When you were tricked',
      points: [
        'Whoever tricked you did wrong, not you.',
        'Do not send more money.',
        'Give nobody your password or message codes.',
        'Change your password.',
        'Do not delete messages. Write down the account name.',
        'Call 111 and someone will help you.',
      ],
    },
    OTHER: {
      title: 'Meanwhile',
      points: [
        'Do not send money. Do not send pictures.',
        'Do not delete messages. Write down the account name.',
        'Tell an adult you trust.',
        'Call 111 or write to 111 on Zalo.',
        'Life in danger: call 115.',
      ],
    },
  },
  leaving: {
    summary: 'Does someone look at your device?',
    points: [
      'Press Exit: another page opens at once.',
      'Then close that page completely.',
      'Exit cannot clear the history of the device.',
      'To clear it: three dots, then History. Delete the lines with An Nhi.',
      'Opened inside Zalo? Close this window.',
      'A call stays in the phone. Delete it in the call list.',
      'Not sure? Use the phone of someone you trust.',
    ],
  },
  card: {
    heading: 'Numbers to call',
    offline: [
      'Open this page once; the device keeps it some days.',
      'It usually opens without a connection.',
      'After Exit the device forgets it.',
      'Safest: copy the numbers on paper.',
    ],
    numbersTitle: 'Three numbers to remember',
    numbers: [
      '111: someone listens, day and night.',
      '113: police, when someone hurts you.',
      '115: ambulance, when life is at risk.',
    ],
    khmerNote: 'The part below is in Khmer.',
  },
  /** Officers read Vietnamese whatever the child reads. */
  officer: childVi.officer,
};
