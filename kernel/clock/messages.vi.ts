/** Words of time. Vietnamese has no plural; the English file must say the same things. */
export const messages = {
  remaining: (span: string) => `còn ${span}`,
  overdue: (span: string) => `quá hạn ${span}`,
  days: (n: number) => `${n} ngày`,
  hours: (n: number) => `${n} giờ`,
  minutes: (n: number) => `${n} phút`,
  lessThanAMinute: 'chưa đến 1 phút',
  movedBack: (by: string) =>
    `Đồng hồ của máy chủ vừa lùi lại ${by}. Hệ thống tạm dừng việc ghi để không đóng sai giờ; những gì đã lưu vẫn còn nguyên. ` +
    'Nếu cần giúp trẻ ngay, gọi 111. Người quản trị: chỉnh lại giờ máy (đồng bộ NTP), rồi chạy “annhi doctor”.',
  notADate: (value: string) =>
    `“${value}” không phải là một ngày có thật. Hãy nhập theo dạng ngày/tháng/năm, ví dụ 05/06/2026.`,
};

export type ClockMessages = typeof messages;
