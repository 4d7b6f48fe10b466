import { type PublicExample, unkindText } from '#ui/public/preview/example.ts';
import { DataReceiptPage } from './data-receipt-page.tsx';
import { DataRequestPage } from './data-request-page.tsx';
import {
  type DataReceiptPageProps,
  type DataRequestPageProps,
  type DataRequestValues,
  emptyDataRequest,
} from './props.ts';
import { dataRequestProblems } from './request-form.ts';

const filled: DataRequestValues = {
  kind: 'ERASURE',
  relation: 'PARENT',
  words: 'Xin xóa tin tôi gửi hôm đầu tháng, chuyện đã xong rồi.',
  trackingCode: '1234 5678 9012 3456',
  name: 'Chị Thử Nghiệm',
  contact: '0900 000 000, trưa từ 11 giờ 30',
};
const unkind: DataRequestValues = {
  ...filled,
  words: unkindText,
  trackingCode: unkindText,
  name: unkindText,
  contact: unkindText,
};

function form(name: string, change: Partial<DataRequestPageProps> = {}): PublicExample {
  return {
    name: `data-request-${name}`,
    page: (frame) => (
      <DataRequestPage
        frame={frame}
        action="/du-lieu-cua-ban"
        nonce="sealed-example"
        values={emptyDataRequest}
        problems={[]}
        {...change}
      />
    ),
  };
}

function receipt(name: string, change: Partial<DataReceiptPageProps> = {}): PublicExample {
  return {
    name: `data-receipt${name}`,
    page: (frame) => (
      <DataReceiptPage
        frame={frame}
        reference={123_456_789}
        receivedAt="2026-11-21T07:05:00Z"
        officeName="Sở Ví Dụ tỉnh Thử Nghiệm"
        acknowledge={{ dueAt: '2026-11-24T16:59:59.999Z', earliestAt: '2026-11-24T16:59:59.999Z' }}
        act={{ dueAt: '2026-12-06T16:59:59.999Z', earliestAt: '2026-12-06T16:59:59.999Z' }}
        {...change}
      />
    ),
  };
}

export const examples: PublicExample[] = [
  form('empty'),
  form('filled', { values: filled }),
  form('unkind', { values: unkind, notice: 'SYSTEM_DOWN' }),
  form('wrong', { problems: dataRequestProblems(emptyDataRequest, 'vi') }),
  receipt(''),
  receipt('-danger', { tellsOfDanger: true }),
  receipt('-undecided', {
    acknowledge: { dueAt: null, earliestAt: '2027-02-10T16:59:59.999Z' },
  }),
];
