import { type PublicExample, unkindText } from '#ui/public/preview/example.ts';
import { emptyProviderAnswer, type ProviderRequestPageProps, type ServedRemovalRequest } from './props.ts';
import { ProviderReceiptPage } from './provider-receipt-page.tsx';
import { ProviderRequestPage } from './provider-request-page.tsx';
import { removalPagesWords } from './words.ts';

const served: ServedRemovalRequest = {
  reference: '17/YC-GBND',
  issuedBy: 'Cơ quan thử nghiệm tỉnh',
  providerName: 'Mạng xã hội Ví Dụ',
  legalBasis: 'Nghị định ví dụ, Điều 1 khoản 2',
  harm: 'Tài liệu xâm hại tình dục trẻ em',
  servedAt: '2026-11-21T02:00:00Z',
  dueAt: '2026-11-22T02:00:00Z',
  isOverdue: false,
  addresses: [
    'https://mang-xa-hoi.example/nhom/123/bai/456?x=1#binh-luan-9',
    'https://xn--v-d-dia.example/%E1%BA%A3nh',
  ],
};

function request(name: string, change: Partial<ProviderRequestPageProps> = {}): PublicExample {
  return {
    name: `removal-${name}`,
    page: (frame) => (
      <ProviderRequestPage
        frame={frame}
        action="/go-bo/vi-du"
        nonce="sealed-example"
        request={served}
        values={emptyProviderAnswer}
        problems={[]}
        previous={[]}
        {...change}
      />
    ),
  };
}

export const examples: PublicExample[] = [
  request('served'),
  request('overdue', {
    request: { ...served, isOverdue: true },
    previous: [{ answer: 'MORE_TIME', at: '2026-11-21T09:00:00Z' }],
  }),
  request('wrong', {
    values: { ...emptyProviderAnswer, answer: 'REFUSED' },
    problems: [{ field: 'reason', message: removalPagesWords('vi').problems.reasonMissing }],
  }),
  request('unkind', {
    request: {
      ...served,
      reference: '<b>17</b>',
      providerName: unkindText,
      addresses: [
        'javascript:alert(1)//\u202egpj.exe\u200b',
        `https://dai.example/${'a'.repeat(400)}?q="><script>alert(1)</script>`,
      ],
    },
    values: { answer: 'REFUSED', reason: unkindText, neededUntil: unkindText, respondent: unkindText },
  }),
  request('system-down', { values: { ...emptyProviderAnswer, answer: 'REMOVED' }, notice: 'SYSTEM_DOWN' }),
  {
    name: 'removal-receipt',
    page: (frame) => (
      <ProviderReceiptPage
        frame={frame}
        reference={served.reference}
        answer="REMOVED"
        receivedAt="2026-11-21T10:12:00Z"
      />
    ),
  },
];
