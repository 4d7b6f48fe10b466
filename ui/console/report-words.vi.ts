/** Words about a report that the pages of several rooms say alike. This file is the type; English satisfies it. */
export const reportWordsVi = {
  tabsLabel: 'Các trang của hồ sơ',
  tabs: {
    '': 'Tin',
    'tiep-nhan': 'Tiếp nhận',
    chuyen: 'Bước',
    'trao-doi': 'Trao đổi',
    'go-bo': 'Gỡ bỏ',
    'lien-quan': 'Liên quan',
    'luu-giu': 'Lưu giữ',
  },
  code: (reference: number) => `Phản ánh ${reference}`,
  heldByMe: 'bạn đang giữ',
  heldByNobody: 'chưa ai nhận',
  restricted:
    'HẠN CHẾ: có người không được biết chuyện này. Đọc phần “Không được biết” trước khi gọi hoặc chuyển.',
  states: {
    RECEIVED: 'Mới tiếp nhận',
    COLLECTING: 'Thu thập thông tin',
    VERIFYING: 'Kiểm tra ban đầu',
    COORDINATING: 'Điều phối xử lý',
    CLOSED: 'Kết thúc',
  } as Record<string, string>,
  categories: {
    SEXTORTION: 'Tống tiền tình dục',
    CSAM: 'Tài liệu xâm hại tình dục trẻ em',
    GROOMING: 'Dụ dỗ, gạ gẫm',
    DEEPFAKE: 'Giả mạo (deepfake)',
    EXPLOITATION: 'Bóc lột',
    VIOLENCE: 'Bạo lực',
    SELF_HARM_RISK: 'Nguy cơ tự hại',
    DATA_EXPOSURE: 'Lộ lọt thông tin cá nhân',
    CYBERBULLYING: 'Bắt nạt trên mạng',
    DANGEROUS_CHALLENGE: 'Thử thách nguy hiểm',
    SCAM_OR_GAMBLING: 'Lừa đảo, cờ bạc',
    AGE_INAPPROPRIATE: 'Nội dung không phù hợp',
    NOT_ABOUT_A_CHILD: 'Không liên quan trẻ em',
    NUISANCE: 'Tin giả, quấy rối',
  } as Record<string, string>,
  noCategory: 'Chưa phân loại',
  priorities: { EMERGENCY: 'Khẩn cấp', HIGH: 'Cao', NORMAL: 'Thường', LOW: 'Thấp' },
};

export type ReportWords = typeof reportWordsVi;
