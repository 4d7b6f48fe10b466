import { type PublicExample, unkindText } from '#ui/public/preview/example.ts';
import { LookUpPage } from './look-up-page.tsx';
import { emptyReportForm, type ReportFormPageProps, type ReportFormValues } from './props.ts';
import { ReceiptPage } from './receipt-page.tsx';
import { ReportFormPage } from './report-form-page.tsx';
import { StatusPage } from './status-page.tsx';
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
const trackingCode = '7KQ2M9XD4RTHW3PA';

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
};

function form(name: string, change: Partial<ReportFormPageProps> = {}): PublicExample {
  return {
    name: `report-${name}`,
    page: (frame) => (
      <ReportFormPage
        frame={frame}
        action="/bao-tin"
        nonce="sealed-example"
        values={emptyReportForm}
        problems={[]}
        communes={communes}
        {...change}
      />
    ),
  };
}

const unkind: ReportFormValues = {
  ...filled,
  what: unkindText,
  links: unkindText,
  place: unkindText,
  name: unkindText,
  phone: '"><script>',
};
const { problems } = reportPagesWords('vi');

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
      { field: 'phone', message: problems.phoneUnreadable },
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
  {
    name: 'receipt',
    page: (frame) => (
      <ReceiptPage frame={frame} trackingCode={trackingCode} receivedAt="2026-11-21T19:05:00Z" />
    ),
  },
  {
    name: 'receipt-nobody-awake',
    page: (frame) => (
      <ReceiptPage
        frame={frame}
        trackingCode={trackingCode}
        receivedAt="2026-11-21T19:05:00Z"
        unattendedUntil="2026-11-22T00:00:00Z"
      />
    ),
  },
  {
    name: 'look-up',
    page: (frame) => <LookUpPage frame={frame} action="/tra-cuu" trackingCode="" problems={[]} />,
  },
  {
    name: 'look-up-wrong',
    page: (frame) => (
      <LookUpPage
        frame={frame}
        action="/tra-cuu"
        trackingCode="7KQ2 <b>"
        problems={[{ field: 'trackingCode', message: problems.trackingCodeUnknown }]}
      />
    ),
  },
  {
    name: 'status-under-way',
    page: (frame) => (
      <StatusPage
        frame={frame}
        action="/tra-cuu"
        token="sealed-example"
        reached={[
          { step: 'RECEIVED', at: '2026-11-21T19:05:00Z' },
          { step: 'READ', at: '2026-11-21T19:21:00Z' },
          { step: 'PASSED_ON', at: '2026-11-21T20:40:00Z' },
        ]}
      />
    ),
  },
  {
    name: 'status-closed',
    page: (frame) => (
      <StatusPage
        frame={frame}
        action="/tra-cuu"
        token="sealed-example"
        outcome="CHILD_SUPPORTED"
        reached={[
          { step: 'RECEIVED', at: '2026-11-21T19:05:00Z' },
          { step: 'READ', at: '2026-11-21T19:21:00Z' },
          { step: 'PASSED_ON', at: '2026-11-21T20:40:00Z' },
          { step: 'CLOSED', at: '2026-11-30T08:00:00Z' },
        ]}
      />
    ),
  },
];
