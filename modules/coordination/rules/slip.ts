import { cleanLine } from '#kernel/documents/clean-text.ts';
import type { OfficialDocumentInput } from '#kernel/documents/model.ts';
import type { Caution, Part, Purpose } from './words-of-steps.ts';

export type SlipFacts = {
  readonly issuer: {
    readonly parentName: string | null;
    readonly name: string;
    readonly symbol: string;
    readonly place: string;
  };
  readonly receiver: { readonly name: string; readonly person: string | null };
  readonly reference: number;
  readonly ordinal: number;
  readonly purpose: Purpose;
  readonly words: string;
  readonly shown: readonly { readonly part: Part; readonly values: readonly string[] }[];
  readonly cautions: readonly Caution[];
  /** "4 giờ (Nghị định 56/2017/NĐ-CP, Điều 26 khoản 1)". */
  readonly acceptWithin: string;
  readonly workWithin: string | null;
  readonly signer: { readonly name: string; readonly position: string };
  readonly isUrgent: boolean;
};

export const purposeWords: Readonly<Record<Purpose, string>> = {
  EMERGENCY: 'can thiệp khẩn cấp, bảo đảm an toàn cho trẻ em',
  FORWARD_TO_COMMUNE: 'đánh giá nguy cơ ban đầu và bảo vệ trẻ em tại địa bàn',
  HANDLE_CRIME: 'xem xét, giải quyết dấu hiệu tội phạm',
  HANDLE: 'xem xét, xử lý theo thẩm quyền',
  SUPPORT_CHILD: 'hỗ trợ trẻ em và gia đình',
  REMOVE_CONTENT: 'ngăn chặn, gỡ bỏ nội dung theo thẩm quyền',
  CHECK_PAPERS: 'kiểm tra thông tin ban đầu qua hồ sơ, giấy tờ',
  TRANSFER: 'giải quyết theo thẩm quyền (thông tin ngoài thẩm quyền của nơi chuyển)',
};

const partWords: Readonly<Record<Part, string>> = {
  TEXT: 'Nội dung được báo',
  LINKS: 'Đường dẫn, tài khoản (đã vô hiệu để không bấm nhầm)',
  PLACE: 'Địa điểm',
  CHILD: 'Trẻ em',
  NOTES: 'Ghi chú xử lý',
  INFORMANT: 'Người cung cấp thông tin',
};

const cautionWords: Readonly<Record<Caution, string>> = {
  DO_NOT_CONTACT_SUSPECT: 'Không liên lạc với người bị nghi, không tham gia nhóm, không đóng giả trẻ em.',
  DO_NOT_QUESTION_CHILD:
    'Không hỏi trẻ em về diễn biến sự việc; việc lấy lời khai do cơ quan có thẩm quyền thực hiện.',
  DO_NOT_TELL_PARENTS: 'Không thông báo cho cha mẹ, người thân khi chưa có quyết định của nơi chuyển.',
  DO_NOT_TELL_SCHOOL: 'Không thông báo cho nhà trường khi chưa có quyết định của nơi chuyển.',
  DO_NOT_TELL_NAMED: 'Có người mà trẻ em không muốn cho biết; hỏi nơi chuyển trước khi nói với bất kỳ ai.',
};

/**
 * The transfer slip (phiếu chuyển): only the chosen parts, by whom and until when, and that it is under seal. The informant stands in it
 * only as a part that was chosen.
 * @source NĐ 30/2020/NĐ-CP (phiếu chuyển, PC); NĐ 56/2017/NĐ-CP, Điều 24, 26.1
 */
export function transferSlip(facts: SlipFacts): OfficialDocumentInput {
  const { issuer, receiver } = facts;
  const filled = facts.shown.filter((one) => one.values.some((value) => paragraphs(value).length > 0));
  return {
    type: 'TRANSFER_SLIP',
    issuer: { parentName: issuer.parentName, name: issuer.name },
    symbol: `PC-${issuer.symbol}`,
    number: null,
    place: issuer.place,
    issuedOn: null,
    abstract: 'Về việc chuyển thông tin trẻ em có nguy cơ bị xâm hại trên môi trường mạng',
    addressees: [
      receiver.person === null ? receiver.name : `${receiver.name} (người nhận: ${receiver.person})`,
    ],
    urgency: facts.isUrgent ? 'EXPRESS' : 'URGENT',
    confidentiality: {
      level:
        'Bảo mật thông tin trẻ em theo Điều 24 Nghị định số 56/2017/NĐ-CP; gửi trong phong bì niêm phong',
      scope: 'chỉ người được giao xử lý tại nơi nhận',
    },
    legalBases: [
      'Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016',
      'Căn cứ Điều 26 Nghị định số 56/2017/NĐ-CP ngày 09 tháng 5 năm 2017 của Chính phủ',
    ],
    body: [
      {
        kind: 'paragraph',
        text: `${issuer.name} chuyển đến Quý cơ quan thông tin đã tiếp nhận để ${purposeWords[facts.purpose]}:`,
      },
      {
        kind: 'table',
        columns: [
          { title: 'Nội dung', share: 2 },
          { title: 'Thông tin', share: 5 },
        ],
        rows: [
          ['Hồ sơ số', `${facts.reference}, bước ${facts.ordinal}`],
          ['Xác nhận đã nhận', `trong ${facts.acceptWithin}`],
          ...(facts.workWithin === null ? [] : [['Trả lời kết quả', `trong ${facts.workWithin}`]]),
        ],
      },
      ...filled.flatMap(({ part, values }) => [
        { kind: 'heading' as const, level: 2 as const, text: partWords[part] },
        ...values.flatMap((value) => paragraphs(value)),
      ]),
      ...(paragraphs(facts.words).length === 0
        ? []
        : [
            { kind: 'heading' as const, level: 2 as const, text: 'Đề nghị của nơi chuyển' },
            ...paragraphs(facts.words),
          ]),
      { kind: 'heading', level: 2, text: 'Lưu ý khi xử lý' },
      { kind: 'list', style: 'dash', items: facts.cautions.map((one) => cautionWords[one]) },
      {
        kind: 'paragraph',
        text: 'Đề nghị Quý cơ quan ký nhận vào bản gửi lại hoặc trả lời bằng văn bản: người nhận, số đến, thời điểm nhận; và thông báo kết quả.',
      },
    ],
    signature: { authority: [], position: facts.signer.position, signerName: facts.signer.name },
    recipients: ['Như trên'],
    archiveNote: 'VT',
  };
}

function paragraphs(text: string): { kind: 'paragraph'; text: string }[] {
  return (
    text
      .split(/\r?\n/)
      // What shows nothing on paper (a line of zero-width characters) is no line.
      .filter((line) => cleanLine(line) !== '')
      .map((line) => ({ kind: 'paragraph', text: line }))
  );
}
