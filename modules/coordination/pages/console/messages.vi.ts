/** Words of the console's pages of coordination. This file is the type; English satisfies it. */
export const coordinationVi = {
  nav: { incoming: 'Việc chuyển đến', board: 'Điều phối' },
  states: {
    SENT: 'Chờ nhận',
    ACCEPTED: 'Đang làm',
    RETURNED: 'Đã trả lại',
    DONE: 'Đã xong',
    WITHDRAWN: 'Đã rút',
    UNDELIVERED: 'Chưa tới nơi',
  },
  overdueToAccept: 'Quá hạn nhận',
  overdue: 'Quá hạn',
  kinds: { LEAD: 'Chuyển hồ sơ', PART: 'Nhờ làm song song' },
  kindHints: {
    LEAD: 'Cơ quan nhận thay mình giữ hồ sơ và chịu trách nhiệm chính từ lúc họ bấm nhận. Mình vẫn thấy hồ sơ đang tới đâu.',
    PART: 'Mình vẫn giữ hồ sơ. Cơ quan nhận làm một phần việc, có hạn riêng, và chỉ thấy đúng phần được cho xem.',
  },
  vias: { ACCOUNT: 'Qua hệ thống', LETTER: 'Bằng phiếu chuyển giấy' },
  parts: {
    TEXT: 'Lời kể trong tin báo',
    LINKS: 'Đường dẫn, tài khoản',
    PLACE: 'Nơi xảy ra',
    CHILD: 'Trẻ em liên quan',
    NOTES: 'Ghi chú của cơ quan tiếp nhận',
    INFORMANT: 'Người báo tin và cách liên lạc',
  },
  partHints: {
    TEXT: 'Nguyên văn lời người báo viết hoặc nói.',
    LINKS: 'Để kiểm tra đường dẫn có thật, nội dung còn đó.',
    PLACE: 'Xã, phường, trường hoặc nơi khác đã nêu.',
    CHILD: 'Tuổi và những gì đã biết để nhận ra trẻ.',
    NOTES: 'Những gì cơ quan tiếp nhận đã kiểm tra qua giấy tờ.',
    INFORMANT: 'Chỉ chọn khi thật cần. Người báo thường không muốn thêm ai biết mình.',
  },
  labels: {
    kind: 'Hình thức',
    purpose: 'Việc cần làm',
    from: 'Nơi chuyển',
    to: 'Nơi nhận',
    person: 'Người nhận',
    via: 'Cách chuyển',
    sent: 'Chuyển lúc',
    accepted: 'Nhận lúc',
    returned: 'Trả lại lúc',
    finished: 'Xong lúc',
    withdrawn: 'Rút lúc',
    acceptBy: 'Hạn nhận',
    due: 'Hạn xử lý',
    basis: 'Căn cứ của hạn',
    sees: 'Được xem',
    reason: 'Lý do',
    outcome: 'Kết quả',
    file: 'Hồ sơ',
    slip: 'Phiếu chuyển',
    receipt: 'Giấy nhận',
    note: 'Lời dặn',
  },
  noPerson: 'Chưa có người được phân công',
  standing: {
    title: 'Luôn nhớ',
    everyone:
      'Chỉ kiểm tra qua giấy tờ: đường dẫn có thật không, ở đâu, trẻ nào. Không liên hệ người bị nghi, không vào nhóm kín, không đóng giả trẻ, không hỏi trẻ về sự việc.',
    police:
      'Chỉ cơ quan điều tra được hỏi trẻ và tiếp xúc người bị nghi, theo thủ tục thân thiện với trẻ. Không chép ảnh, clip vào đây.',
    commune:
      'Xác minh qua hồ sơ, giấy tờ và người chăm sóc an toàn của trẻ. Không hỏi trẻ về sự việc, không gặp hay gọi người bị nghi. Trẻ đang nguy hiểm: gọi công an xã hoặc 113, rồi báo lại ở đây.',
    education:
      'Giữ kín trong trường: không họp lớp, không đối chất, không hỏi trẻ về sự việc. Người trong trường bị nghi thì không được biết và không được giao việc này.',
  },
};

export type CoordinationWords = typeof coordinationVi;
