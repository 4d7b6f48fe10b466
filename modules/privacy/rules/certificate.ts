import type { OfficialDocumentInput } from '#kernel/documents/model.ts';

export type CertificateFacts = {
  readonly issuer: {
    readonly parentName: string | null;
    readonly name: string;
    readonly symbol: string;
    readonly place: string;
  };
  /** Empty when the requester gave none. */
  readonly requesterName: string;
  readonly requestNumber: number;
  /** "08:15 ngày 23/11/2026": in words, as printed. */
  readonly requestedAt: string;
  readonly erasedAt: string;
  readonly completeAt: string;
  /** SHA-256 of the wrapped key that was destroyed, in hexadecimal: nothing can be computed from it. */
  readonly recordDigest: string;
  readonly legalBasis: string;
  readonly signer: { readonly name: string; readonly position: string };
};

/**
 * The notice that says that data were erased, how, and when it is complete. It names the requester and nothing of what was erased.
 * @source NĐ 56/2017/NĐ-CP, Điều 36 khoản 3; form: NĐ 30/2020/NĐ-CP, Phụ lục III
 */
export function erasureCertificate(facts: CertificateFacts): OfficialDocumentInput {
  const { issuer } = facts;
  const requester = facts.requesterName === '' ? null : `Ông/Bà ${facts.requesterName}`;
  return {
    type: 'NOTICE',
    issuer: { parentName: issuer.parentName, name: issuer.name },
    symbol: `TB-${issuer.symbol}`,
    number: null,
    place: issuer.place,
    issuedOn: null,
    abstract: 'Về việc đã xóa dữ liệu theo yêu cầu',
    confidentiality: {
      level: 'Bảo mật thông tin theo Điều 24 Nghị định số 56/2017/NĐ-CP',
      scope: 'chỉ người yêu cầu và người được giao xử lý',
    },
    legalBases: [`Căn cứ ${facts.legalBasis}`],
    body: [
      {
        kind: 'paragraph',
        text: `${issuer.name} đã tiếp nhận yêu cầu số ${facts.requestNumber} ${requester === null ? '' : `của ${requester} `}lúc ${facts.requestedAt} và thông báo kết quả như sau:`,
      },
      {
        kind: 'list',
        style: 'number',
        items: [
          `Dữ liệu của hồ sơ gắn với mã tra cứu mà Ông/Bà cung cấp đã được xóa lúc ${facts.erasedAt} bằng cách hủy khóa mã hóa của hồ sơ. Không ai, kể cả cơ quan quản trị hệ thống, còn đọc được nội dung.`,
          `Các bản sao lưu của kho khóa được giữ không quá 35 ngày; việc xóa là trọn vẹn từ ${facts.completeAt}.`,
          `Dấu vết của khóa đã hủy (SHA-256): ${facts.recordDigest}. Từ dấu vết này không tính ngược được gì; nó dùng để đối chiếu với nhật ký của hệ thống.`,
        ],
      },
      {
        kind: 'paragraph',
        text: 'Nếu không đồng ý với kết quả, Ông/Bà có quyền khiếu nại theo quy định của pháp luật.',
      },
    ],
    signature: { authority: [], position: facts.signer.position, signerName: facts.signer.name },
    recipients: [requester ?? `Người gửi yêu cầu số ${facts.requestNumber}`],
    archiveNote: 'VT',
  };
}
