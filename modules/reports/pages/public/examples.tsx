import type { Frame } from '#ui/public/frame.ts';
import { type PublicExample, unkindText } from '#ui/public/preview/example.ts';
import { AfterSendingPage } from './after-sending-page.tsx';
import { LookUpPage } from './look-up-page.tsx';
import { emptyProfessionalForm, type ProfessionalFormPageProps } from './professional-form.ts';
import { ProfessionalFormPage } from './professional-form-page.tsx';
import {
  type AfterSendingProps,
  emptyReportForm,
  type LookUpPageProps,
  type PublicOutcome,
  type ReceiptPageProps,
  type ReportFormPageProps,
  type ReportFormValues,
  type StatusPageProps,
  type TalkPageProps,
} from './props.ts';
import { ReceiptPage } from './receipt-page.tsx';
import { ReportFormPage } from './report-form-page.tsx';
import { StatusPage } from './status-page.tsx';
import { TalkPage } from './talk-page.tsx';
import { reportPagesWords } from './words.ts';

const communes = [
  'Phường Long An',
  'Phường Tân An',
  'Xã Bến Lức',
  'Xã Cần Giuộc',
  'Xã Đức Hòa',
  'Xã Tân Trụ',
];
/** As many names as the province has communes, as unlike each other as real ones are. */
const everyCommune = ['Long', 'Tân', 'Mỹ', 'Bình', 'Phước', 'Đông', 'Hậu', 'Vĩnh'].flatMap((first, row) =>
  ['Thạnh', 'Hưng', 'Lộc', 'Nghĩa', 'Quới', 'Trị', 'Ngãi', 'Châu', 'Hiệp', 'Phú', 'Lập', 'Vàm'].map(
    (second, place) => `${(row + place) % 7 === 0 ? 'Phường' : 'Xã'} ${first} ${second}`,
  ),
);
const trackingCode = '1234567890123456';

const filled: ReportFormValues = {
  what: 'Con tôi chơi game quen một người lạ. Người đó dọa đăng hình của cháu nếu không nạp thẻ. Cháu mất ngủ ba đêm nay.',
  links: 'https://mang-xa-hoi.example/nguoi-la-123\nnguoila123',
  place: 'Xã Tân Trụ',
  childAge: '13',
  name: 'Chị Thử Nghiệm',
  phone: '0900 000 000',
  email: 'thu.nghiem@example.vn',
  safeToCall: 'CERTAIN_HOURS',
  callWhen: 'Trưa, từ 11 giờ 30 đến 12 giờ 30',
  kind: 'PARENT',
  mustNotKnow: ['FATHER', 'OFFICIALS'],
  mustNotKnowOther: 'bác hàng xóm',
};

/** A page as it looks when this is known. */
function example<Props extends { frame: Frame }>(
  name: string,
  Page: (props: Props) => React.ReactNode,
  props: Omit<Props, 'frame'>,
): PublicExample {
  return { name, page: (frame) => <Page {...({ ...props, frame } as Props)} /> };
}

const form = (name: string, change: Partial<ReportFormPageProps> = {}) =>
  example(`report-${name}`, ReportFormPage, {
    action: '/bao-tin',
    nonce: 'sealed-example',
    values: emptyReportForm,
    problems: [],
    communes,
    ...change,
  });

const unkind: ReportFormValues = {
  ...filled,
  what: unkindText,
  links: unkindText,
  place: unkindText,
  name: unkindText,
  phone: '"><script>',
};
const { problems } = reportPagesWords('vi');

const professional = (name: string, change: Partial<ProfessionalFormPageProps> = {}) =>
  example(`professional-${name}`, ProfessionalFormPage, {
    action: '/bao-tin/chuyen-mon',
    nonce: 'sealed-example',
    values: emptyProfessionalForm,
    problems: [],
    communes,
    ...change,
  });

const receipt = (name: string, change: Partial<ReceiptPageProps> = {}) =>
  example(name, ReceiptPage, {
    action: '/bao-tin',
    grant: 'sealed',
    trackingCode,
    receivedAt: '2026-11-21T19:05:00Z',
    ...change,
  });

const afterSending = (name: string, change: Pick<AfterSendingProps, 'answer'> & Partial<AfterSendingProps>) =>
  example(`after-${name}`, AfterSendingPage, { action: '/bao-tin', grant: 'sealed', text: '', ...change });

const talk = (name: string, change: Partial<TalkPageProps>) =>
  example(`talk-${name}`, TalkPage, {
    action: '/tra-cuu',
    grant: 'sealed',
    isChild: false,
    mayText: false,
    text: '',
    messages: [
      { at: '2026-11-22T01:05:00Z', text: 'Cô chú đọc hết lời em rồi. Cô chú đang lo việc này.' },
      { at: '2026-11-22T03:05:00Z', text: 'Lúc nào an toàn, em gọi 111 nhé.' },
    ],
    ...change,
  });

const lookUp = (name: string, change: Partial<LookUpPageProps> = {}) =>
  example(name, LookUpPage, { action: '/tra-cuu', trackingCode: '', problems: [], ...change });

const status = (name: string, later: StatusPageProps['reached'], outcome?: PublicOutcome) =>
  example(name, StatusPage, {
    action: '/tra-cuu',
    token: 'sealed-example',
    reached: [
      { step: 'RECEIVED', at: '2026-11-21T19:05:00Z' },
      { step: 'READ', at: '2026-11-21T19:21:00Z' },
      { step: 'PASSED_ON', at: '2026-11-21T20:40:00Z' },
      ...later,
    ],
    ...(outcome ? { outcome } : {}),
  });

export const examples: PublicExample[] = [
  form('empty'),
  form('filled', { values: filled }),
  form('every-commune', { communes: everyCommune }),
  form('nobody-awake', { unattendedUntil: '2026-11-22T00:00:00Z' }),
  form('wrong', {
    values: { ...filled, what: '', childAge: 'mười ba', phone: '0900', callWhen: '' },
    problems: [
      { field: 'what', message: problems.whatMissing },
      { field: 'childAge', message: problems.childAgeNotNumber },
      { field: 'callWhen', message: problems.callWhenMissing },
    ],
  }),
  form('unkind', {
    values: unkind,
    problems: [{ field: 'what', message: problems.tooLong('20.000', '20.412') }],
  }),
  form('system-down', { values: filled, notice: 'SYSTEM_DOWN' }),
  form('expired', { values: filled, notice: 'FORM_EXPIRED' }),
  form('too-many', { values: filled, notice: 'TOO_MANY' }),
  receipt('receipt'),
  receipt('receipt-odd-number', { isPhoneUnreadable: true }),
  receipt('receipt-nobody-awake', { unattendedUntil: '2026-11-22T00:00:00Z' }),
  ...(
    ['EMPTY', 'TOO_LONG', 'FULL', 'SYSTEM_DOWN', 'TOLD', 'WORD_SET', 'WORD_SHORT', 'WORD_TAKEN'] as const
  ).map((state) => afterSending(state.toLowerCase().replace('_', '-'), { answer: { state } })),
  afterSending('words', {
    answer: { state: 'WORDS', words: ['mèo con', 'bông sen', 'thuyền giấy', 'khoai lang'] },
  }),
  afterSending('gone', { answer: { state: 'GONE' }, grant: null, text: unkindText }),
  ...[true, false].flatMap((isChild) => [
    talk(isChild ? 'child' : 'adult', { isChild, mayText: !isChild }),
    talk(isChild ? 'child-none' : 'adult-none', { isChild, messages: [], notice: 'TOLD' }),
  ]),
  talk('too-long', { text: unkindText, notice: 'TOO_LONG' }),
  professional('empty'),
  professional('wrong', {
    values: { ...emptyProfessionalForm, role: 'TEACHER', already: unkindText },
    problems: [{ field: 'seen', message: problems.whatMissing }],
    unattendedUntil: null,
  }),
  professional('system-down', { notice: 'SYSTEM_DOWN' }),
  lookUp('look-up-closed', { isClosed: true, trackingCode: '1234 5678 9012 3456' }),
  lookUp('look-up-closed-known', { isClosed: true, token: 'sealed-example' }),
  lookUp('look-up'),
  lookUp('look-up-wrong', {
    trackingCode: '7KQ2 <b>',
    problems: [{ field: 'trackingCode', message: problems.trackingCodeUnknown }],
  }),
  status('status-under-way', []),
  status('status-closed', [{ step: 'CLOSED', at: '2026-11-30T08:00:00Z' }], 'CHILD_SUPPORTED'),
];
