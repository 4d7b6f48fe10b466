import type { PrivacyPagesWords } from './messages.vi.ts';

export const privacyPagesEn: PrivacyPagesWords = {
  neutralTitle: 'Your page',
  form: {
    heading: 'It is your data: you have the right to ask',
    lead: 'To see, correct or erase what we keep about you or your child, write here. No account is needed.',
    dangerTitle: 'Is a child in danger?',
    danger:
      'Do not wait for this page: it is read in office hours. Call 113 (police), 115 (ambulance), or 111, where somebody listens day and night, free of charge.',
    toChild: 'I need help',
    kind: 'What would you like?',
    kinds: {
      ACCESS: { label: 'See', hint: 'To know what we keep.' },
      CORRECTION: { label: 'Correct', hint: 'Something is wrong or missing.' },
      ERASURE: {
        label: 'Erase',
        hint: 'What is erased cannot be brought back. Some records the law makes us keep; then we say why.',
      },
      RESTRICTION: { label: 'Stop using it for now', hint: 'It is kept, but not used.' },
      OBJECTION: { label: 'I do not agree', hint: 'You object to how we use the data.' },
    },
    relation: 'Who are you?',
    relations: {
      SELF: 'The data are mine and I am 16 or older',
      CHILD: 'The data are mine and I am 7 or older',
      PARENT: 'A parent of the child',
      GUARDIAN: 'A guardian or carer of the child',
    },
    words: 'Tell us more, in your own words',
    wordsHint:
      'For example: the telephone number is wrong; please erase what I sent at the beginning of the month. Do not send pictures.',
    code: 'Tracking code, if you still have it',
    codeHint: 'Without a code no report can be erased: we do not look for reports by name.',
    name: 'Your name, or what we may call you',
    contact: 'How shall we answer you?',
    contactHint:
      'A telephone number or an address, and when it is safe to reach you. Or write: I will call, I will come.',
    beforeSending:
      'Before anything is shown, corrected or erased, a person makes sure that you are the one who may ask. This page does not tell whether a code is right, so that nobody can find out by trying.',
    send: 'Send the request',
    sendAgain: 'Send again',
  },
  notices: {
    SYSTEM_DOWN: {
      title: 'Your request was NOT sent',
      text: 'Our machine is down. Everything that you wrote is still below. Wait a few minutes, then press Send again.',
    },
    FORM_EXPIRED: {
      title: 'This page was open too long, your request was NOT sent',
      text: 'Nothing is lost: everything that you wrote is still below. Look it over, then press Send again.',
    },
  },
  problems: {
    kindMissing: 'Choose what you would like: see, correct, erase, stop using it for now, or not agree.',
    relationMissing: 'Choose who you are, so that we know what to check.',
    contactMissing: 'Write how we may answer you. If that is difficult, write: I will call.',
    tooLong: (limit, length) =>
      `This part has ${length} characters, we can take ${limit}. Nothing is cut off: make it shorter, or send two requests.`,
  },
  receipt: {
    title: 'We have received your request',
    demoTitle: 'A demonstration: this request reaches nobody',
    demoThanks: 'In the real one you would see this page. If something has really happened, call 111 now.',
    thanks: 'The request is recorded, whole. The time that the law allows runs from this moment.',
    codeLabel: 'Number of your request',
    receivedAt: 'Received at',
    office: 'Received by',
    acknowledge: 'We tell you that it is here and ask for what is missing',
    act: 'You have an answer',
    byDay: (day) => `by ${day} at the latest`,
    notKnown: (day) =>
      `cannot be said for sure: the public holidays are not announced yet. Not before ${day}; we count again as soon as they are.`,
    dangerTitle: 'Is somebody in danger?',
    dangerRead:
      'Your words suggest it, so we have told the person on duty to read them at once, like an urgent report.',
    danger:
      'Do not wait for this page. Somebody hurts you or a child: call 113. An injury, pills, not wanting to live: call 115. Somebody to listen: call 111, day and night, free of charge.',
    keepTitle: 'Keep this number',
    keep: [
      'Copy it on paper. When you call or come to the office that received it, this number finds your request.',
      'It is not a tracking code: it opens no report on the internet.',
      'If the day above has passed and nobody has been in touch: call or come to that office; you have the right to complain.',
    ],
    nextTitle: 'What happens next',
    next: [
      'A person gets in touch in the way that you wrote, and asks so as to be sure that you are the one who may ask. We keep no copy of papers.',
      'Before that is done nobody is shown anything, and nothing is corrected or erased.',
      'You receive an answer with its reason and the article of the law. After an erasure there is a certificate.',
    ],
    toLookUp: 'Look up a report',
  },
};
