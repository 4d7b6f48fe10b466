import type { OfficialDocumentInput } from '#kernel/documents/model.ts';

export type LetterFacts = {
  readonly issuer: {
    readonly parentName: string | null;
    readonly name: string;
    readonly symbol: string;
    readonly place: string;
  };
  readonly providerName: string;
  /** "Nghị định …, Điều …", as the registry prints it. */
  readonly legalBasis: string;
  /** How long the law gives, in words: "24 giờ". */
  readonly within: string;
  readonly harm: string;
  readonly addresses: readonly string[];
  readonly signer: { readonly name: string; readonly position: string };
};

/**
 * The official letter of a removal request (công văn). Says which addresses, on which basis, within which time, and asks for what helps
 * the child and an investigation. Names no child and no informant (NĐ 56/2017 Art. 24, 33).
 */
export function removalLetter(facts: LetterFacts): OfficialDocumentInput {
  const { issuer } = facts;
  return {
    type: 'OFFICIAL_LETTER',
    issuer: { parentName: issuer.parentName, name: issuer.name },
    symbol: issuer.symbol,
    number: null,
    place: issuer.place,
    issuedOn: null,
    abstract: 'yêu cầu ngăn chặn, gỡ bỏ nội dung xâm hại trẻ em trên môi trường mạng',
    addressees: [facts.providerName],
    urgency: 'URGENT',
    body: [
      { kind: 'paragraph', text: `Căn cứ ${facts.legalBasis}.` },
      {
        kind: 'paragraph',
        text: `${issuer.name} tiếp nhận và đã kiểm tra thông tin ban đầu về nội dung ${facts.harm} đang được đăng tải trên dịch vụ do Quý đơn vị quản lý, tại ${facts.addresses.length === 1 ? 'địa chỉ' : `${facts.addresses.length} địa chỉ`} sau:`,
      },
      { kind: 'list', style: 'number', items: [...facts.addresses] },
      { kind: 'paragraph', text: `${issuer.name} yêu cầu Quý đơn vị:` },
      {
        kind: 'list',
        style: 'number',
        items: [
          `Gỡ bỏ hoặc ngăn chặn truy cập các nội dung nêu trên trong vòng ${facts.within} kể từ khi nhận được văn bản này.`,
          'Lưu giữ nhật ký và thông tin liên quan để cung cấp khi cơ quan có thẩm quyền yêu cầu; không thông báo cho người đăng tải biết nguồn phản ánh.',
          'Trả lời kết quả tại địa chỉ điện tử gửi kèm văn bản này, hoặc bằng văn bản.',
        ],
      },
      { kind: 'paragraph', text: 'Đề nghị Quý đơn vị khẩn trương thực hiện.' },
    ],
    signature: { authority: [], position: facts.signer.position, signerName: facts.signer.name },
    recipients: ['Như trên'],
    archiveNote: 'VT',
  };
}
