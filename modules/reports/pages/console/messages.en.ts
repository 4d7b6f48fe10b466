import { reportWordsEn } from '#ui/console/report-words.en.ts';
import { fileWordsEn } from './file-messages.en.ts';
import { queueWordsEn } from './queue-messages.en.ts';
import type { ReportsConsoleWords } from './messages.vi.ts';

export const reportsConsoleEn: ReportsConsoleWords = {
  nav: 'Reports',
  states: reportWordsEn.states,
  categories: reportWordsEn.categories,
  noCategory: reportWordsEn.noCategory,
  priorities: reportWordsEn.priorities,
  channels: reportWordsEn.channels,
  informantKinds: {
    CHILD: 'Child',
    PARENT: 'Parent',
    TEACHER: 'Teacher',
    CITIZEN: 'Citizen',
    OFFICER: 'Official',
    PROVIDER: 'Provider',
    UNKNOWN: 'Unknown',
  },
  closingReasons: {
    REMOVED: 'Content removed',
    SUPPORTED: 'Child supported',
    FORWARDED: 'Forwarded to the competent body',
    INSUFFICIENT_GROUNDS: 'Insufficient grounds',
    NUISANCE: 'Nuisance report',
    OUT_OF_COMPETENCE: 'Outside competence, forwarded',
  },
  outcomes: {
    CHILD_SUPPORTED: 'Somebody is helping the child',
    CONTENT_REMOVED: 'The content was removed',
    WITH_RESPONSIBLE_BODY: 'The responsible body is dealing with it',
    NOT_ENOUGH_TO_ACT: 'Not enough to do more',
    NOT_ABOUT_A_CHILD: 'Not about a child',
    TRIED_OUT: 'A try-out: thanks for trying, call 111 when you need it',
  },
  findings: {
    CONFIRMED: {
      label: 'Grounds found',
      hint: 'The content is there, or documents agree with what was told.',
    },
    NOT_CONFIRMED: { label: 'No grounds found', hint: 'Looked, and nothing agrees.' },
    UNCLEAR: { label: 'Unclear', hint: 'More information is needed to say.' },
  },
  reference: (number) => `No. ${number}`,
  queue: queueWordsEn,
  file: fileWordsEn,
};
