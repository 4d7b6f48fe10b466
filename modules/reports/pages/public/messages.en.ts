import type { ReportPagesWords } from './messages.vi.ts';

export const reportPagesEn: ReportPagesWords = {
  form: {
    title: 'Make a report',
    heading: 'Tell us what happened',
    lead: 'Write the way you talk. Only the first box is needed, the others can stay empty. No name needed.',
    emergencyTitle: 'Is somebody in danger right now?',
    emergency:
      'Stop writing and call 113. If someone means to hurt themselves or needs an ambulance, call 115.',
    whatLegend: 'What happened',
    what: 'What happened?',
    whatHint:
      'Who, where, since when, what was written, what was threatened: whatever you remember. If somebody must not know about this (family, a teacher or an official included), say so here.',
    links: 'Addresses of pages, accounts, groups',
    linksHint:
      'One address or account name on each line. Do not open it again, take screenshots, or send pictures to us or to anyone.',
    place: 'Which commune or ward is the child in?',
    placeHint: 'So that somebody nearby can help. Type a few letters and choose, or write it yourself.',
    childAge: 'How old is the child?',
    childAgeHint: 'A guess is fine, for example: 13. If you are the child, write your own age.',
    contactSummary: 'I want somebody to get back to me',
    contactLead:
      'Leave this empty and your report carries no name. You can still see what came of it with your tracking code.',
    name: 'What should we call you?',
    phone: 'Telephone number',
    email: 'E-mail',
    emailHint: 'Only a mailbox that nobody else can open.',
    safeToCall: 'Is it safe for you if we call this number?',
    safeToCallHint: 'Think of who might pick up or see the call.',
    safeToCallChoices: {
      ANY_TIME: 'Yes, at any time',
      CERTAIN_HOURS: 'Only at the hours I write below',
      NO_CALLS: 'No, do not call me',
    },
    callWhen: 'When may we call?',
    callWhenHint: 'For example: 11:30 to 12:30 on weekdays.',
    send: 'Send the report',
    sendAgain: 'Send again',
    beforeSending: 'You will get a tracking code. We do not store the address of your device.',
    watchedSummary: 'If somebody looks at your device',
    watched:
      'Exit opens another page at once, but this page stays in the history of your device. Use a private window, clear the history, or report from the device of someone you trust. You can also call 111.',
  },
  notices: {
    SYSTEM_DOWN: {
      title: 'Your report has NOT been sent',
      text: 'Our computer is out of order. Everything you wrote is still below. Wait a few minutes, then press Send again. If it cannot wait, call 111.',
    },
    FORM_EXPIRED: {
      title: 'This page was open too long. Your report has NOT been sent',
      text: 'Nothing is lost: everything you wrote is still below. Read it once more, then press Send again.',
    },
    TOO_MANY: {
      title: 'Too many reports at once. Yours has NOT been sent',
      text: 'Everything you wrote is still below. Wait a minute, then press Send again. If it cannot wait, call 111.',
    },
  },
  problems: {
    whatMissing: 'Write a few words about what happened. One sentence is enough.',
    tooLong: (limit, length) =>
      `This is ${length} characters long and we can take ${limit}. Nothing was cut off: shorten it, or send two reports.`,
    tooManyLinks: (limit) => `A report can hold ${limit} addresses. Send the others in one more report.`,
    childAgeNotNumber: 'Write the age as a number, for example 13, or leave it empty.',
    phoneUnreadable:
      'This telephone number has too few or too many digits. A mobile number has 10, for example 0900 000 000.',
    emailUnreadable: 'This e-mail address is incomplete. It looks like name@provider.vn.',
    callWhenMissing: 'Write the hours at which we may call, or choose another answer above.',
    trackingCodeMissing: 'Write the tracking code that you got when you reported.',
    trackingCodeAgain:
      'The page before was open for more than 30 minutes. Please write your tracking code again.',
    trackingCodeUnknown:
      'No report has this code. Compare it group by group. If you lost it, you can report again or call 111.',
  },
  receipt: {
    title: 'We have your report',
    thanks: 'Thank you for speaking up. You are not alone with this any more.',
    demoTitle: 'Demonstration: this report reaches nobody',
    demoThanks: 'In the real service you would see this page. If something really happened, call 111 now.',
    codeLabel: 'Your tracking code',
    receivedAt: 'Received at',
    keepTitle: 'Keep this code',
    keep: [
      'Copy it on paper, or save it among your contacts like a telephone number.',
      'Whoever has the code can see how far the report is. Do not give it to anyone you do not trust.',
      'A lost code cannot be recovered, because we do not know who you are. You can always report again.',
    ],
    nextTitle: 'What happens next',
    next: [
      'A person whose job it is reads your report. Reports with signs of danger are read first.',
      'It goes to the office that is responsible for helping the child. Each office has one person and one time limit.',
      'Your tracking code shows how far it is. We contact you only in the ways that you allowed.',
    ],
    meanwhileTitle: 'Meanwhile',
    meanwhile: [
      'Do not tell the other person that you have reported.',
      'Do not pay, do not send more pictures, do not meet.',
      'Keep messages, account names, times. If it is an intimate picture of a child: no screenshot, no download, no forwarding.',
      'Tell the child: it is not your fault.',
    ],
    toLookUp: 'Look up this report',
    printHint: 'To keep it on paper, use Print in your browser: this page fits on one sheet.',
  },
  lookUp: {
    title: 'Look up a report',
    lead: 'Write the code that you got when you reported. Capitals, small letters and spaces do not matter.',
    code: 'Tracking code',
    codeHint: 'Four groups of four characters.',
    submit: 'See how far it is',
    lost: 'Lost the code? We cannot find it, because we do not know who you are. You can report again, or call 111.',
  },
  status: {
    title: 'How far your report is',
    steps: {
      RECEIVED: { title: 'Received', note: 'Your report arrived complete.' },
      READ: {
        title: 'Read by a person',
        note: 'A person whose job it is has read it and considered what to do.',
      },
      PASSED_ON: {
        title: 'Taken on',
        note: 'The responsible office has taken it on. To keep the child safe we give no details here.',
      },
      WITH_RESPONSIBLE_BODY: {
        title: 'The body in charge is looking into it',
        note: 'So that it is done with care and nobody is put at risk, this page says no more for now.',
      },
      CLOSED: { title: 'Finished', note: 'The work that followed your report is finished.' },
    },
    stateWords: { done: 'Done', now: 'Now', later: 'Not yet' },
    outcomeTitle: 'Outcome',
    outcomes: {
      CHILD_SUPPORTED: 'Somebody is taking care of the child.',
      CONTENT_REMOVED:
        'What you reported is no longer at that address. If you see it somewhere else, report it again.',
      WITH_RESPONSIBLE_BODY: 'The competent body continues with this as the law provides.',
      NOT_ENOUGH_TO_ACT:
        'There was not enough information to go further. You did nothing wrong by reporting. If you learn more, report again.',
      NOT_ABOUT_A_CHILD: 'This is not about a child, so it was passed to the right office.',
      TRIED_OUT:
        'Thank you for trying us out. Somebody is always here: report or call 111 whenever you need to.',
    },
    again: 'Look again now',
    againNote: 'For 30 minutes this button shows how far your report is, without writing the code again.',
    moreTitle: 'Something new happened?',
    more: 'Send another report. If the child is in danger, call 113 or 111 now; do not wait for this page.',
    lookUpAgain: 'Look up another code',
  },
};
