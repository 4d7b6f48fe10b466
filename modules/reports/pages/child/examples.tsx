import { type PublicExample, unkindText } from '#ui/public/preview/example.ts';
import { troubles } from '../../rules/wishes.ts';
import { type ChildAnswers, noAnswers } from './answers.ts';
import { ChildCodePage } from './code-page.tsx';
import { HelpCardPage } from './help-card-page.tsx';
import { ChildMorePage } from './more-page.tsx';
import type { ChildCodeProps, ChildQuestionProps } from './props.ts';
import { ChildQuestionPage } from './question-page.tsx';
import { allQuestions } from './screens.ts';
import { ChildSentPage } from './sent-page.tsx';
import { ChildStartPage } from './start-page.tsx';

const carried = { action: '/em', nonce: 'sealed-example' };
const answers: ChildAnswers = {
  trouble: 'THREAT',
  tell: 'Có người dọa đăng ảnh em nếu em không nạp thẻ. Em sợ lắm.',
  links: 'nguoila123',
  mustNotKnow: ['FATHER', 'SCHOOL'],
  mustNotKnowOther: 'bác hàng xóm',
  contact: 'MESSAGE',
  number: '0900 000 000',
  when: 'trưa, lúc em ở một mình',
  place: 'Xã Ví Dụ',
  age: '11',
};
const unkind: ChildAnswers = {
  ...answers,
  tell: unkindText,
  links: unkindText,
  mustNotKnowOther: unkindText,
  place: unkindText,
};

function question(
  name: string,
  props: Omit<ChildQuestionProps, 'frame' | 'action' | 'nonce'>,
): PublicExample {
  return {
    name: `child-${name}`,
    page: (frame) => <ChildQuestionPage frame={frame} {...carried} {...props} />,
  };
}

const afterSending: [string, ChildCodeProps['answer']][] = [
  ['code', { state: 'CODE', trackingCode: '1234567890123456' }],
  ['code-words', { state: 'WORDS', words: ['mèo con', 'bông sen', 'thuyền giấy', 'khoai lang'] }],
  ['code-refused', { state: 'REFUSED' }],
  ['code-gone', { state: 'GONE' }],
  ['told', { state: 'TOLD' }],
  ['word-set', { state: 'WORD_SET' }],
  ['word-short', { state: 'WORD_SHORT' }],
  ['word-taken', { state: 'WORD_TAKEN' }],
];

export const examples: PublicExample[] = [
  {
    name: 'child-start',
    page: (frame) => <ChildStartPage frame={frame} {...carried} answers={noAnswers} />,
  },
  {
    name: 'child-start-nobody-awake',
    page: (frame) => (
      <ChildStartPage frame={frame} {...carried} answers={answers} unattendedUntil="2026-11-22T00:00:00Z" />
    ),
  },
  ...allQuestions.map((name) => question(name.toLowerCase(), { question: name, answers })),
  question('empty', { question: 'trouble', answers: noAnswers }),
  question('unkind', { question: 'tell', answers: unkind }),
  question('nothing-yet', {
    question: 'tell',
    answers: noAnswers,
    notice: { kind: 'NOTHING_YET', limit: null },
  }),
  question('too-long', {
    question: 'tell',
    answers: unkind,
    notice: { kind: 'TOO_LONG', limit: 199_800 },
  }),
  question('system-down', {
    question: 'age',
    answers,
    notice: { kind: 'SYSTEM_DOWN', limit: null },
  }),
  question('page-old', { question: 'age', answers, notice: { kind: 'PAGE_OLD', limit: null } }),
  {
    name: 'child-sent',
    page: (frame) => (
      <ChildSentPage frame={frame} action="/em" token="sealed" help={['THREAT']} contact="MESSAGE" />
    ),
  },
  {
    name: 'child-sent-every-help',
    page: (frame) => (
      <ChildSentPage frame={frame} action="/em" token="sealed" help={[...troubles]} contact="" />
    ),
  },
  ...afterSending.map(([name, answer]) => ({
    name: `child-${name}`,
    page: (frame: Parameters<PublicExample['page']>[0]) => (
      <ChildCodePage frame={frame} action="/em" token="sealed" answer={answer} />
    ),
  })),
  {
    name: 'child-more',
    page: (frame) => <ChildMorePage frame={frame} action="/em" token="sealed" text="" />,
  },
  ...(['EMPTY', 'TOO_LONG', 'FULL', 'GONE', 'SYSTEM_DOWN'] as const).map((notice) => ({
    name: `child-more-${notice.toLowerCase().replace('_', '-')}`,
    page: (frame: Parameters<PublicExample['page']>[0]) => (
      <ChildMorePage frame={frame} action="/em" token="sealed" text={unkindText} notice={notice} />
    ),
  })),
  { name: 'child-help-card', page: (frame) => <HelpCardPage frame={frame} /> },
];
