/** Words of the frame that every public page stands in. This file is the type; English satisfies it. */
export const frameVi = {
  productName: 'An Nhi',
  skipToContent: 'Tới nội dung chính',
  call: (number: string) => `Gọi ${number}`,
  exit: 'Thoát',
  exitHint: 'Rời trang này ngay, mở một trang khác',
  backHome: 'Trang đầu',
  otherLanguage: 'English',
  otherLanguageHint: 'Read this page in English',
  helpBarLabel: 'Gọi ngay hoặc thoát',
  demoLabel: 'Bản thử',
  demo: 'Bản thử. Tin này không tới ai. Gọi 111.',
  errorTitle: 'Lỗi: ',
  errorSummary: 'Còn chỗ cần sửa',
  errorSummaryNote: 'Mọi thứ bạn đã viết vẫn còn nguyên.',
  errorPrefix: 'Lỗi: ',
  optional: 'không bắt buộc',
  unattendedTitle: 'Giờ này chưa có người đọc ngay',
  unattended: {
    adult: 'Việc gấp, bạn gọi 111, có người nghe cả ngày đêm.',
    child: 'Em gọi 111, có người nghe cả ngày đêm.',
  },
  unattendedUntil: {
    adult: (until: string) => `Tin bạn gửi sẽ được đọc từ ${until}.`,
    child: (until: string) => `Cô chú đọc lời em từ ${until}.`,
  },
  helplinesTitle: 'Cần người giúp ngay?',
  helplines: [
    {
      number: '111',
      who: 'Tổng đài bảo vệ trẻ em',
      note: 'Miễn phí, cả ngày lẫn đêm. Trẻ em cũng gọi được.',
    },
    { number: '113', who: 'Công an', note: 'Khi có người đang bị hại hoặc sắp bị hại.' },
    {
      number: '115',
      who: 'Cấp cứu',
      note: 'Khi tính mạng bị đe dọa: tự làm đau mình, uống thuốc, chảy máu, ngất.',
    },
  ],
  footerLabel: 'Về trang này',
  about: 'Giới thiệu',
  privacy: 'Chúng tôi giữ gì',
  accessibility: 'Để mọi người dùng được',
  picture: 'Có ảnh nhạy cảm gửi đến',
  report: 'Báo tin',
  lookUp: 'Tra cứu tin đã báo',
  footerPromise: 'Trang này không cần đăng nhập, không theo dõi bạn, không cài gì vào máy.',
};

export type FrameWords = typeof frameVi;
