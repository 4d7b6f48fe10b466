/** Words of deadlines. Dates arrive already written `dd/MM/yyyy`. */
export const messages = {
  holidaysMissing: (year: number) =>
    `Chưa có bảng ngày nghỉ của năm ${year}, nên chưa tính được hạn theo ngày làm việc. Không có gì bị mất. Người quản trị: nhập lịch nghỉ năm ${year} rồi chạy “annhi doctor”; hạn sẽ được tính lại.`,
  holidaysNotAnnounced: (year: number, day: string, why: string) =>
    `Lịch nghỉ năm ${year} chưa được công bố đủ: chưa biết ngày ${day} có làm việc hay không (${why}). Không có gì bị mất. Người quản trị: khi có thông báo chính thức, nhập vào bảng ngày nghỉ; hạn sẽ được tính lại.`,
  noTimeLimit: (key: string, on: string) =>
    `Không có thời hạn “${key}” nào có hiệu lực vào ngày ${on}. Cán bộ pháp chế cần kiểm tra bảng thời hạn.`,
  notAgreeable: (name: string) => `“${name}” có hạn do luật quy định nên không hẹn giờ khác được.`,
  notAClock: (name: string) =>
    `“${name}” là thời gian tối thiểu phải giữ, không phải hạn phải làm xong, nên không có đồng hồ đếm ngược.`,
  noReason: (name: string) =>
    `Luật không có lý do này để thay đổi thời hạn “${name}”. Chỉ được chọn lý do có trong sổ căn cứ.`,
  runningAlready: (name: string) =>
    `Đồng hồ “${name}” của việc này đang chạy rồi; không bắt đầu lần thứ hai.`,
  pausedAlready: 'Đồng hồ này đang tạm dừng rồi.',
  notPaused: 'Đồng hồ này không tạm dừng.',
  stoppedAlready: (on: string) => `Đồng hồ này đã dừng lúc ${on}.`,
  overdueAlready: 'Hạn đã qua, nên không thể tạm dừng hay gia hạn nữa. Vi phạm thời hạn đã được ghi lại.',
  beforeStart: 'Thời điểm này ở trước lúc đồng hồ bắt đầu hoặc trước lần thay đổi gần nhất.',
  extensionCap: (name: string, amount: number, times: number) =>
    `Thời hạn “${name}” chỉ được gia hạn tối đa ${times} lần, mỗi lần không quá ${amount}.`,
  extensionNeverAllowed: (name: string) => `Thời hạn “${name}” không được gia hạn.`,
  approverNeeded: 'Gia hạn cần ghi rõ người phê duyệt, và người đó không phải là người xin.',
  noClock: 'Không tìm thấy đồng hồ này. Có thể nó thuộc nơi khác phụ trách.',
  dueByEndOf: (day: string) => `hết ngày ${day}`,
  dueAt: (instant: string) => `lúc ${instant}`,
  dueUnknown: (earliest: string) => `chưa xác định được, sớm nhất là ${earliest}`,
  health: {
    missing: (year: number) =>
      `Bảng ngày nghỉ chưa có năm ${year}. Nhập lịch nghỉ năm ${year} trước khi hạn nào chạm tới.`,
    undecided: (from: string, to: string, why: string) =>
      `Chưa quyết định ngày nghỉ ${from === to ? from : `${from}–${to}`}: ${why}. Nhập thông báo khi có.`,
  },
};

export type DeadlineMessages = typeof messages;
