import type { ProviderAnswer, ProviderRequestPageProps } from './props.ts';

/** Words of the pages served to providers. This file is the type; English satisfies it. */
export const removalPagesVi = {
  title: 'Yêu cầu gỡ bỏ nội dung',
  heading: (reference: string) => `Yêu cầu gỡ bỏ ${reference}`,
  lead: 'Đề nghị quý đơn vị gỡ bỏ nội dung xâm hại trẻ em dưới đây và trả lời ngay trên trang này. Không cần tài khoản.',
  confidential:
    'Trang này chỉ dành cho đơn vị nhận yêu cầu. Vui lòng không báo cho chủ tài khoản về yêu cầu này.',
  keepEvidence:
    'Vui lòng giữ lại dữ liệu và nhật ký liên quan theo quy định của pháp luật để cơ quan có thẩm quyền yêu cầu khi cần.',
  facts: {
    issuedBy: 'Cơ quan yêu cầu',
    providerName: 'Đơn vị nhận',
    legalBasis: 'Căn cứ pháp lý',
    harm: 'Loại vi phạm',
    servedAt: 'Nhận lúc',
    dueAt: 'Hạn gỡ bỏ',
  },
  overdue: 'Đã quá hạn',
  addressesTitle: (count: number) => `Địa chỉ cần gỡ (${count})`,
  addressesNote:
    'Dòng trên để đọc, đã làm cho không bấm được. Ô dưới là địa chỉ đúng từng ký tự để sao chép.',
  copyLabel: (place: number) => `Địa chỉ ${place}, đúng từng ký tự`,
  previousTitle: 'Quý đơn vị đã trả lời',
  answerTitle: 'Trả lời',
  answer: 'Kết quả xử lý',
  answers: {
    REMOVED: { label: 'Đã gỡ bỏ', hint: 'Chúng tôi sẽ kiểm tra lại từng địa chỉ.' },
    NOT_FOUND: {
      label: 'Không tìm thấy nội dung này',
      hint: 'Ví dụ: đã bị xóa từ trước, hoặc địa chỉ không tồn tại.',
    },
    REFUSED: { label: 'Không gỡ bỏ', hint: 'Phải nêu lý do ở ô dưới.' },
    MORE_TIME: {
      label: 'Cần thêm thời gian',
      hint: 'Phải nêu lý do và thời điểm. Hạn theo luật vẫn tính tiếp.',
    },
  } satisfies Record<ProviderAnswer, { label: string; hint: string }>,
  reason: 'Lý do',
  reasonHint: 'Cần khi không gỡ bỏ hoặc cần thêm thời gian.',
  neededUntil: 'Cần đến khi nào?',
  neededUntilHint: 'Ví dụ: 17 giờ ngày 25/11/2026. Chỉ cần khi xin thêm thời gian.',
  respondent: 'Người hoặc bộ phận trả lời',
  respondentHint: 'Để chúng tôi liên hệ khi cần. Ghi tên bộ phận cũng được.',
  send: 'Gửi trả lời',
  sendAgain: 'Gửi lại',
  notices: {
    SYSTEM_DOWN: {
      title: 'Trả lời CHƯA gửi được',
      text: 'Hệ thống đang hỏng. Nội dung đã nhập vẫn còn nguyên. Vui lòng đợi vài phút rồi bấm Gửi lại.',
    },
    FORM_EXPIRED: {
      title: 'Trang đã mở quá lâu, trả lời CHƯA gửi',
      text: 'Nội dung đã nhập vẫn còn nguyên. Vui lòng xem lại rồi bấm Gửi lại.',
    },
  } satisfies Record<NonNullable<ProviderRequestPageProps['notice']>, { title: string; text: string }>,
  problems: {
    answerMissing: 'Hãy chọn một kết quả xử lý.',
    reasonMissing: 'Hãy nêu lý do không gỡ bỏ hoặc cần thêm thời gian.',
    neededUntilMissing: 'Hãy ghi thời điểm sẽ xử lý xong.',
    tooLong: (limit: string, length: string) =>
      `Phần này dài ${length} ký tự, chúng tôi nhận được ${limit}. Không ký tự nào bị cắt: hãy rút ngắn.`,
  },
  receipt: {
    title: 'Đã nhận trả lời của quý đơn vị',
    reference: 'Yêu cầu',
    answer: 'Kết quả xử lý',
    receivedAt: 'Nhận lúc',
    next: {
      REMOVED: 'Chúng tôi sẽ kiểm tra lại từng địa chỉ và ghi nhận thời điểm nội dung không còn.',
      NOT_FOUND: 'Chúng tôi sẽ kiểm tra lại từng địa chỉ. Nếu nội dung vẫn còn, yêu cầu này được gửi lại.',
      REFUSED: 'Lý do đã được ghi vào hồ sơ và chuyển cho cơ quan có thẩm quyền xem xét.',
      MORE_TIME: 'Lý do đã được ghi vào hồ sơ. Hạn theo luật vẫn tính tiếp cho tới khi nội dung được gỡ.',
    } satisfies Record<ProviderAnswer, string>,
    print: 'Vui lòng in hoặc lưu trang này làm bằng chứng đã trả lời.',
  },
};

export type RemovalPagesWords = typeof removalPagesVi;
