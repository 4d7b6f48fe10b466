/** Words of the page on which an office talks with the one who reported. */
export const repliesConsoleVi = {
  title: 'Trao đổi với người báo tin',
  back: 'Về hồ sơ',
  before: 'Trước khi liên lạc',
  call: 'Gọi điện',
  when: 'Lúc nào, cách nào',
  saidLater: 'Người báo tin vừa đổi điều này sau khi gửi tin.',
  safe: {
    '': 'Chưa nói có an toàn không: đừng gọi trước khi biết',
    ANY_TIME: 'Gọi lúc nào cũng được',
    CERTAIN_HOURS: 'Chỉ những lúc ghi dưới đây',
    NO_CALLS: 'ĐỪNG GỌI',
  },
  child: 'Người báo tin là trẻ em: chỉ gửi câu đã duyệt, viết cho trẻ.',
  noSecretTitle: 'Có thể không ai đọc được',
  noSecret:
    'Người báo tin chưa chọn từ bí mật, nên tin gửi bây giờ có thể không bao giờ được mở. Cần gấp thì liên lạc theo cách đã được cho phép.',
  triesTitle: 'Có người thử mở tin nhắn',
  tries: (count: string) =>
    `Đã có ${count} lần thử sai từ bí mật với mã này. Có thể người khác đang giữ mã: cân nhắc trước khi viết.`,
  texts: 'Muốn nhận SMS trung tính “Bạn có một tin mới”.',
  thread: 'Đã trao đổi',
  none: 'Chưa có lời nào qua lại.',
  noneHint: 'Người báo tin chỉ thấy những gì bạn gửi ở đây, không thấy ghi chú hay việc của cơ quan khác.',
  sides: { OFFICE: 'Cơ quan', INFORMANT: 'Người báo tin' },
  kinds: { APPROVED: 'câu đã duyệt', TYPED: 'viết riêng', STORY: 'kể thêm', CONTACT: 'cách liên lạc' },
  contact: { name: 'Tên', phone: 'Số điện thoại', email: 'E-mail' },
  send: 'Gửi câu đã duyệt',
  sendHint: 'Bấm một câu để xem người báo tin sẽ đọc gì, rồi bấm gửi.',
  willRead: 'Người báo tin sẽ đọc đúng câu này',
  sendThis: 'Gửi câu này',
  other: 'Chọn câu khác',
  own: 'Viết riêng cho người này',
  ownHint:
    'Chỉ hỏi điều giấy tờ cần (địa chỉ trang, xã nào). Đừng hỏi trẻ về tình tiết. Đừng nhắc tới người báo tin khác, tin khác, hay việc điều tra.',
  ownText: 'Lời nhắn',
  preview: 'Xem người đó sẽ đọc gì',
  notMine: 'Chỉ người đang phụ trách hồ sơ mới gửi được. Nhận hồ sơ trước.',
  also: 'Gửi cùng câu này cho người báo tin khác của cùng việc',
  alsoHint: 'Mỗi người nhận riêng, không ai biết còn người khác. Chỉ gửi được ở hồ sơ do bạn phụ trách.',
  report: (reference: string) => `Phản ánh ${reference}`,
  rows: 'Kết quả gửi',
  outcomes: { SENT: 'đã gửi.', ALREADY: 'đã gửi từ trước.', REFUSED: 'chưa gửi.' },
  sentence: (sentence: { vi: string; en: string }) => sentence.vi,
  done: { sent: 'Đã gửi.' },
};

export type RepliesConsoleWords = typeof repliesConsoleVi;
