import { afterEn, talkEn } from './messages-after.en.ts';
import type { ReportPagesWords } from './messages.vi.ts';

export const reportPagesEn: ReportPagesWords = {
  form: {
    title: 'Make a report',
    neutralTitle: 'Your page',
    heading: 'Tell us what happened',
    lead: 'Write the way you talk. Only the first box is needed, the others can stay empty. No name needed.',
    emergencyTitle: 'Is somebody in danger right now?',
    emergency:
      'Stop writing and call 113. If someone means to hurt themselves or needs an ambulance, call 115.',
    whatLegend: 'What happened',
    what: 'What happened?',
    whatHint:
      'Who, where, since when, what was written, what was threatened: whatever you remember. Do not question the child about details.',
    links: 'Addresses of pages, accounts, groups',
    linksHint:
      'One address or account name on each line. Do not open it again, take screenshots, or send pictures to us or to anyone.',
    place: 'Which commune or ward is the child in?',
    placeHint: 'So that somebody nearby can help. Type a few letters and choose, or write it yourself.',
    childAge: 'How old is the child?',
    childAgeHint: 'A guess is fine, for example: 13. If you are the child, write your own age.',
    mustNotKnow: 'Who should not know about this?',
    mustNotKnowHint:
      'We do not pass the report to those you choose unless the person in charge decides otherwise.',
    mustNotKnowChoices: {
      MOTHER: 'The child’s mother',
      FATHER: 'The child’s father',
      FAMILY: 'Someone else at home',
      SCHOOL: 'The school',
      FRIENDS: 'The child’s friends',
      OFFICIALS: 'Commune officers, police',
    },
    mustNotKnowOther: 'Who else? Name or job of that person',
    kind: 'Who are you to the child?',
    kindChoices: {
      PARENT: 'Parent or relative',
      TEACHER: 'Teacher',
      OFFICER: 'Official',
      CITIZEN: 'Somebody else',
      CHILD: 'I am the child',
    },
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
    watched: [
      'Exit opens another page at once and clears what this page had kept. Then close the window completely.',
      'Exit cannot clear the history of your device. To clear it: three dots, then History, delete the lines with An Nhi.',
      'Opened inside Zalo? Close this window. A private window keeps no history.',
      'After a call to 111 or 113 the number stays in the call list of the phone. Delete that line if you need to.',
      'Not sure? Report from the device of someone you trust.',
    ],
  },
  professional: {
    title: 'Teachers, doctors, journalists',
    heading: 'For people whose work brings them to children',
    lead: 'Tell what you saw, heard or read. Only the first box about what happened is needed. No name, no papers.',
    dutyTitle: 'What the law asks of you',
    duty: [
      'Who knows that a child is abused or at risk must report it at once. Evidence is not needed. (Law on Children 2016, Article 51)',
      'Who reported and who the child is are kept confidential. (Decree 56/2017/NĐ-CP, Article 24)',
      'Do not question the child about details or have it repeat them. Listen, write down the child’s own words, report.',
      'Do not warn the suspected person. No screenshots, downloads or forwarding. Journalists: publish nothing by which the child could be recognised.',
      'Reporting here does not replace calling 111, the police or the commune when a child is in danger.',
    ],
    role: 'What is your profession?',
    roleChoices: {
      TEACHER: 'Teacher, school staff',
      DOCTOR: 'Doctor, health worker',
      JOURNALIST: 'Journalist',
      OFFICIAL: 'Official',
      OTHER: 'Something else',
    },
    organization: 'School, clinic, newsroom, office',
    seen: 'What did you see, hear or read?',
    seenHint:
      'Day and time, place, marks on the body, the child’s own words (exactly), account names. What you saw, not what you suppose.',
    already: 'Whom have you called or told already?',
    alreadyHint: 'For example: called 111 at 9:00, told the commune police, told the head teacher.',
    mustNotKnowHint: 'People of your own school or office included. We do not pass the report there.',
    name: 'Your name',
    contact: 'How and when would you like to be contacted?',
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
    phoneUnreadableTitle: 'The telephone number looks incomplete',
    phoneUnreadable:
      'Your report is here and the number is kept as you wrote it. But it has too few or too many digits (a mobile number has 10). If you want to be called, write the right number below, under “Add to the report you just sent”. You need not.',
    toLookUp: 'Look up this report',
    printHint: 'To keep it on paper, use Print in your browser: this page fits on one sheet.',
  },
  lookUp: {
    title: 'Look up a report',
    lead: 'Write the code that you got when you reported. The code alone shows how far it is.',
    code: 'Tracking code',
    codeHint: 'Four groups of four digits. Spaces do not matter.',
    codeKnown: 'You have just typed your code: leave this empty if you like, for 30 minutes.',
    secret: 'Secret word, or the four words of the code',
    secretHint: 'Only to read messages for you. Accents and capitals do not matter.',
    submit: 'Look',
    closedTitle: 'The messages were not opened',
    closed: [
      'The code or the secret word does not match, or this report has no secret word. For your safety this page says no more.',
      'After many tries in a row you must wait a while, at most fifteen minutes. All four words need no waiting.',
      'Without a secret word you can still see how far your report is. You can also report again, or call 111.',
    ],
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
    messagesTitle: 'Messages for you',
    messages:
      'They open only with the secret word that you chose, or the four words of the code. Then you can answer.',
    open: 'Open the messages',
    moreTitle: 'Something new happened?',
    more: 'Send another report. If the child is in danger, call 113 or 111 now; do not wait for this page.',
    lookUpAgain: 'Look up another code',
    askAboutData: 'See, correct or erase your data',
  },
  after: afterEn,
  talk: talkEn,
};
