import type { IntakeChannel, ReportCategory, ReportPriority } from './categories.ts';
import type { ReportState } from './states.ts';

type Named<Code extends string> = Readonly<Record<Code, { readonly vi: string; readonly en: string }>>;

/** What states, categories, priorities and channels are called: one list for every screen, table and document (glossary, sections 1 and 2). */
export const stateNames: Named<ReportState> = {
  RECEIVED: { vi: 'Mới tiếp nhận', en: 'New' },
  COLLECTING: { vi: 'Thu thập thông tin', en: 'Collecting' },
  VERIFYING: { vi: 'Kiểm tra ban đầu', en: 'Verification' },
  COORDINATING: { vi: 'Điều phối xử lý', en: 'Coordination' },
  CLOSED: { vi: 'Kết thúc', en: 'Closed' },
};

export const categoryNames: Named<ReportCategory> = {
  SEXTORTION: { vi: 'Tống tiền tình dục', en: 'Sexual extortion' },
  CSAM: { vi: 'Tài liệu xâm hại tình dục trẻ em', en: 'Child sexual abuse material' },
  GROOMING: { vi: 'Dụ dỗ, gạ gẫm', en: 'Grooming' },
  DEEPFAKE: { vi: 'Giả mạo (deepfake)', en: 'Impersonation (deepfake)' },
  EXPLOITATION: { vi: 'Bóc lột', en: 'Exploitation' },
  VIOLENCE: { vi: 'Bạo lực', en: 'Violence' },
  SELF_HARM_RISK: { vi: 'Nguy cơ tự hại', en: 'Risk of self-harm' },
  DATA_EXPOSURE: { vi: 'Lộ lọt thông tin cá nhân', en: 'Personal-data exposure' },
  CYBERBULLYING: { vi: 'Bắt nạt trên mạng', en: 'Cyberbullying' },
  DANGEROUS_CHALLENGE: { vi: 'Thử thách nguy hiểm', en: 'Dangerous challenge' },
  SCAM_OR_GAMBLING: { vi: 'Lừa đảo, cờ bạc', en: 'Scam or gambling' },
  AGE_INAPPROPRIATE: { vi: 'Nội dung không phù hợp', en: 'Unsuitable content' },
  NOT_ABOUT_A_CHILD: { vi: 'Không liên quan trẻ em', en: 'Not about a child' },
  NUISANCE: { vi: 'Tin giả, quấy rối', en: 'Nuisance report' },
};

export const priorityNames: Named<ReportPriority> = {
  EMERGENCY: { vi: 'Khẩn cấp', en: 'Emergency' },
  HIGH: { vi: 'Cao', en: 'High' },
  NORMAL: { vi: 'Thường', en: 'Normal' },
  LOW: { vi: 'Thấp', en: 'Low' },
};

export const channelNames: Named<IntakeChannel> = {
  WEB: { vi: 'Trang web', en: 'Web site' },
  PHONE: { vi: 'Điện thoại', en: 'Telephone' },
  HOTLINE_111: { vi: 'Tổng đài 111', en: 'Hotline 111' },
  ZALO: { vi: 'Zalo', en: 'Zalo' },
  APP: { vi: 'Ứng dụng', en: 'App' },
  WALK_IN: { vi: 'Trực tiếp', en: 'In person' },
  LETTER: { vi: 'Thư', en: 'Letter' },
  PROVIDER_API: { vi: 'Nhà cung cấp', en: 'Provider' },
  REFERRED: { vi: 'Nơi khác chuyển', en: 'Referred' },
};

/** The same names in one language, by code. */
export function namesIn<Code extends string>(
  names: Named<Code>,
  language: 'vi' | 'en',
): Readonly<Record<Code, string>> {
  return Object.fromEntries(
    Object.entries<{ vi: string; en: string }>(names).map(([code, name]) => [code, name[language]]),
  ) as Record<Code, string>;
}
