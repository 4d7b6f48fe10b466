import type { Sentence } from '#kernel/errors/errors.ts';

/** What the room's rules say to people, and the words its letters use. */
export const sentences = {
  noTimeLimit: {
    vi: 'Căn cứ này chưa có thời hạn gỡ bỏ trong bảng thời hạn. Nhờ cán bộ pháp chế bổ sung trước khi gửi yêu cầu.',
    en: 'This basis has no time limit for removal in the table. Ask a legal officer to enter it first.',
  },
  linkNotOfFile: {
    vi: 'Có đường dẫn không thuộc hồ sơ này. Chọn lại từ danh sách.',
    en: 'One of the links does not belong to this file. Choose from the list.',
  },
  requestMoved: {
    vi: 'Yêu cầu này vừa được chuyển sang bước khác. Tải lại trang để thấy bước hiện tại.',
    en: 'This request has just moved on. Reload the page to see its present step.',
  },
  notIssued: {
    vi: 'Văn bản chưa ban hành nên chưa có bản để tải.',
    en: 'The letter has not been issued yet, so there is nothing to download.',
  },
  signerToBeNamed: { vi: '(Người ký)', en: '(Signer)' },
  headOfOffice: { vi: 'Giám đốc', en: 'Director' },
  mailSubject: {
    vi: 'Yêu cầu gỡ bỏ nội dung xâm hại trẻ em',
    en: 'Request to remove content harmful to children',
  },
} satisfies Record<string, Sentence>;

/** The mail that carries the letter. States no detail of the file: mail is read by many. */
export function mailText(facts: {
  readonly office: string;
  readonly number: string;
  readonly address: string;
  readonly within: string;
}): string {
  return [
    'Kính gửi Quý đơn vị,',
    '',
    `${facts.office} gửi yêu cầu số ${facts.number} (văn bản kèm theo).`,
    `Thời hạn thực hiện: ${facts.within}, tính từ khi nhận được thư này.`,
    '',
    'Xem yêu cầu và trả lời tại:',
    facts.address,
    '',
    'Địa chỉ này chỉ dành cho Quý đơn vị. Xin đừng chuyển cho người không có trách nhiệm.',
    '',
    '--',
    'This is an official removal request from a Vietnamese authority (letter attached).',
    'Open the address above to read it and to answer; an English version is one click away.',
  ].join('\n');
}
