import { describe, expect, it } from 'vitest';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { copyOf, type CopyOrder } from './copy.ts';

type Report = Parameters<typeof copyOf>[0];

const report: Report = {
  fileId: asId<FileId>('01a20000-0000-7000-8000-000000000001'),
  reference: 12,
  state: 'VERIFYING',
  category: 'GROOMING',
  priority: 'HIGH',
  channel: 'WEB',
  organizationId: '01a20000-0000-7000-8000-000000000002',
  organizationName: 'Sở Ví Dụ',
  claimedBy: null,
  claimedByName: null,
  isMine: false,
  receivedAt: '2026-11-21T19:03:00.000Z',
  closedAt: null,
  closingReason: null,
  publicOutcome: null,
  informantKind: 'PARENT',
  isAnonymous: false,
  text: 'LỜI-KỂ',
  place: 'NƠI-Ở',
  childAge: 'TUỔI-TRẺ',
  linksBeyond: [],
  parts: null,
  trouble: null,
  mustNotKnow: { people: ['SCHOOL'], words: 'THẦY-VÍ-DỤ' },
  safeToCall: 'NO_CALLS',
  callWhen: '',
  unsafe: [],
  parentsDecision: null,
  voiceContactAt: null,
  isPublicStatusHeld: false,
  proposal: null,
  informant: {
    name: 'TÊN-NGƯỜI-BÁO',
    phone: '0900-SỐ',
    email: 'THƯ@vidu.example',
    safeToCall: 'NO_CALLS',
    callWhen: '',
  },
  links: [
    {
      ordinal: 0,
      raw: 'https://vidu.example/DUONG-DAN',
      canonical: 'https://vidu.example/DUONG-DAN',
      shown: 'hxxps://vidu[.]example/DUONG-DAN',
      kind: 'URL',
      reason: null,
      isUnresolved: false,
    },
  ],
  events: [note('FILE', 'GHI-CHÚ-CHUNG'), note('OFFICE', 'GHI-CHÚ-RIÊNG')],
  actions: [],
};

function note(audience: 'FILE' | 'OFFICE', text: string): Report['events'][number] {
  return {
    at: '2026-11-21T20:00:00.000Z',
    kind: 'NOTED',
    actor: 'official:x',
    personId: null,
    personName: null,
    officeName: null,
    facts: {},
    note: text,
    audience,
  };
}

const order = (change: Partial<CopyOrder> = {}): CopyOrder => ({
  exportId: '01a20000-0000-7000-8000-000000000009',
  salt: 'muối',
  office: 'Sở Ví Dụ',
  recipient: 'Công an Ví Dụ',
  purpose: 'INVESTIGATION',
  reason: '',
  parts: ['TEXT'],
  person: 'Nguyễn Thị Thử',
  when: '02:03 22/11/2026',
  log: { position: 7, signed: 8 },
  ...change,
});
const printed = (change: Partial<CopyOrder> = {}) => JSON.stringify(copyOf(report, order(change)).extract);

describe('a copy for one office', () => {
  it.each([
    ['TEXT', 'LỜI-KỂ'],
    ['LINKS', 'DUONG-DAN'],
    ['PLACE', 'NƠI-Ở'],
    ['CHILD', 'TUỔI-TRẺ'],
    ['NOTES', 'GHI-CHÚ-CHUNG'],
    ['INFORMANT', 'TÊN-NGƯỜI-BÁO'],
  ] as const)('holds %s when it was chosen, and nothing of it otherwise', (part, words) => {
    expect(printed({ parts: [part] })).toContain(words);
    const others = (['TEXT', 'LINKS', 'PLACE', 'CHILD', 'NOTES', 'INFORMANT'] as const).filter(
      (one) => one !== part,
    );
    expect(printed({ parts: others })).not.toContain(words);
  });

  it('never holds notes of the own office, who must not know, or a link that opens', () => {
    const all = printed({ parts: ['TEXT', 'LINKS', 'PLACE', 'CHILD', 'NOTES', 'INFORMANT'] });
    for (const words of ['GHI-CHÚ-RIÊNG', 'THẦY-VÍ-DỤ', 'https://']) expect(all).not.toContain(words);
    expect(all).toContain('hxxps://vidu[.]example/DUONG-DAN');
  });

  it('says for whom, for what, by whom, when, and by what it is proved; what is left out is named', () => {
    const text = printed();
    for (const words of [
      'CÔNG AN VÍ DỤ',
      'theo yêu cầu của cơ quan điều tra',
      'Nguyễn Thị Thử',
      '02:03 22/11/2026',
      'vị trí 7',
      'Không có trong bản này: đường dẫn, nơi trẻ ở, tuổi của trẻ, ghi chú, người báo tin.',
    ])
      expect(text).toContain(words);
  });

  it('has a digest of its own: another salt, recipient or word is another', () => {
    const digests = [
      copyOf(report, order()),
      copyOf(report, order({ salt: 'khác' })),
      copyOf(report, order({ recipient: 'Nơi khác' })),
      copyOf({ ...report, text: 'LỜI-KỂ.' }, order()),
    ].map(({ digest }) => digest.toString('hex'));
    expect(new Set(digests).size).toBe(4);
    expect(copyOf(report, order()).digest.toString('hex')).toBe(digests[0]);
    expect(printed()).toContain(digests[0]);
  });
});
