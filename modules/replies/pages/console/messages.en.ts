import type { RepliesConsoleWords } from './messages.vi.ts';

export const repliesConsoleEn: RepliesConsoleWords = {
  title: 'Talking with the informant',
  back: 'Back to the file',
  before: 'Before any contact',
  call: 'Calls',
  when: 'When and how',
  saidLater: 'The informant changed this after reporting.',
  safe: {
    '': 'Not said whether it is safe: do not call before you know',
    ANY_TIME: 'May be called at any time',
    CERTAIN_HOURS: 'Only at the times below',
    NO_CALLS: 'DO NOT CALL',
  },
  child: 'The informant is a child: approved sentences only, in a child’s words.',
  noSecretTitle: 'Nobody may be able to read this',
  noSecret:
    'The informant has not chosen a secret word, so what is sent now may never be opened. If it is urgent, use the contact that was allowed.',
  triesTitle: 'Somebody tries to open the messages',
  tries: (count) =>
    `${count} wrong secret words were tried with this code. Somebody else may hold it: think before you write.`,
  texts: 'Asked for the neutral text message “Bạn có một tin mới”.',
  thread: 'What was said',
  none: 'Nothing has been said yet.',
  noneHint: 'The informant sees only what you send here, no notes and no work of other offices.',
  sides: { OFFICE: 'Office', INFORMANT: 'Informant' },
  kinds: { APPROVED: 'approved sentence', TYPED: 'own words', STORY: 'told more', CONTACT: 'contact' },
  contact: { name: 'Name', phone: 'Telephone', email: 'E-mail' },
  send: 'Send an approved sentence',
  sendHint: 'Press a sentence to see what the informant will read, then send it.',
  willRead: 'The informant will read exactly this',
  sendThis: 'Send this',
  other: 'Choose another',
  own: 'Write to this person',
  ownHint:
    'Ask only for what documents need (address of a page, which commune). Do not question a child about details. Mention no other informant, report or inquiry.',
  ownText: 'Message',
  preview: 'See what the person will read',
  notMine: 'Only the person in charge of the file can send. Claim it first.',
  also: 'Send the same to other informants of this event',
  alsoHint:
    'Each gets it alone; nobody learns that there are others. Only in files that you are in charge of.',
  report: (reference) => `Report ${reference}`,
  rows: 'What was sent',
  outcomes: { SENT: 'sent.', ALREADY: 'sent before.', REFUSED: 'not sent.' },
  sentence: (sentence) => sentence.en,
  done: { sent: 'Sent.' },
};
