import type { RemovalPagesWords } from './messages.vi.ts';

export const removalPagesEn: RemovalPagesWords = {
  title: 'Content removal request',
  heading: (reference) => `Removal request ${reference}`,
  lead: 'Please remove the content below, which abuses a child, and answer on this page. No account is needed.',
  confidential:
    'This page is for the addressee only. Please do not tell the holder of the account about this request.',
  keepEvidence:
    'Please preserve the related data and logs as the law provides, so that a competent authority can ask for them.',
  facts: {
    issuedBy: 'Requested by',
    providerName: 'Addressee',
    legalBasis: 'Legal basis',
    harm: 'Kind of violation',
    servedAt: 'Served at',
    dueAt: 'To be removed by',
  },
  overdue: 'Overdue',
  addressesTitle: (count) => `Addresses to remove (${count})`,
  addressesNote:
    'The upper line is for reading and cannot be tapped. The box holds the exact address, character by character, to copy.',
  copyLabel: (place) => `Address ${place}, exact`,
  previousTitle: 'You have answered',
  answerTitle: 'Answer',
  answer: 'Result',
  answers: {
    REMOVED: { label: 'Removed', hint: 'We will check each address again.' },
    NOT_FOUND: {
      label: 'Content not found',
      hint: 'For example: deleted earlier, or no such address.',
    },
    REFUSED: { label: 'Not removed', hint: 'State the reason below.' },
    MORE_TIME: {
      label: 'More time needed',
      hint: 'State the reason and the time. The legal time limit keeps running.',
    },
  },
  reason: 'Reason',
  reasonHint: 'Needed when you do not remove or need more time.',
  neededUntil: 'Until when?',
  neededUntilHint: 'For example: 17:00 on 25/11/2026. Only when you ask for more time.',
  respondent: 'Person or team answering',
  respondentHint: 'So that we can get in touch. The name of a team is enough.',
  send: 'Send the answer',
  sendAgain: 'Send again',
  notices: {
    SYSTEM_DOWN: {
      title: 'Your answer has NOT been sent',
      text: 'The system is out of order. What you entered is still here. Please wait a few minutes, then press Send again.',
    },
    FORM_EXPIRED: {
      title: 'The page was open too long. Your answer has NOT been sent',
      text: 'What you entered is still here. Please read it once more, then press Send again.',
    },
  },
  problems: {
    answerMissing: 'Choose a result.',
    reasonMissing: 'State the reason why you do not remove or need more time.',
    neededUntilMissing: 'Write by when it will be done.',
    tooLong: (limit, length) =>
      `This is ${length} characters long and we can take ${limit}. Nothing was cut off: please shorten it.`,
  },
  receipt: {
    title: 'We have your answer',
    reference: 'Request',
    answer: 'Result',
    receivedAt: 'Received at',
    next: {
      REMOVED: 'We will check each address again and record when the content is gone.',
      NOT_FOUND:
        'We will check each address again. If the content is still there, this request is sent again.',
      REFUSED: 'Your reason is on file and goes to the competent authority.',
      MORE_TIME: 'Your reason is on file. The legal time limit keeps running until the content is removed.',
    },
    print: 'Please print or save this page as proof of your answer.',
  },
};
