import { fileWordsVi } from './file-messages.vi.ts';
import { queueWordsVi } from './queue-messages.vi.ts';
import type {
  categories,
  closingReasons,
  informantKinds,
  intakeChannels,
  priorities,
} from '../../contract.ts';
import type { ReportState } from '../../rules/states.ts';

/** Words of the console's pages of reports. This file is the type; English satisfies it. */
export const reportsConsoleVi = {
  nav: 'Phản ánh',
  states: {
    RECEIVED: 'Mới tiếp nhận',
    COLLECTING: 'Thu thập thông tin',
    VERIFYING: 'Kiểm tra ban đầu',
    COORDINATING: 'Điều phối xử lý',
    CLOSED: 'Kết thúc',
  } satisfies Record<ReportState, string>,
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
  } satisfies Record<(typeof categories)[number], string>,
  noCategory: 'Chưa phân loại',
  priorities: { EMERGENCY: 'Khẩn cấp', HIGH: 'Cao', NORMAL: 'Thường', LOW: 'Thấp' } satisfies Record<
    (typeof priorities)[number],
    string
  >,
  channels: {
    WEB: 'Trang web',
    PHONE: 'Điện thoại',
    HOTLINE_111: 'Tổng đài 111',
    ZALO: 'Zalo',
    APP: 'Ứng dụng',
    WALK_IN: 'Trực tiếp',
    LETTER: 'Thư',
    PROVIDER_API: 'Nhà cung cấp',
    REFERRED: 'Nơi khác chuyển',
  } satisfies Record<(typeof intakeChannels)[number], string>,
  informantKinds: {
    CHILD: 'Trẻ em',
    PARENT: 'Cha mẹ',
    TEACHER: 'Thầy cô',
    CITIZEN: 'Người dân',
    OFFICER: 'Cán bộ',
    PROVIDER: 'Nhà cung cấp',
    UNKNOWN: 'Không rõ',
  } satisfies Record<(typeof informantKinds)[number], string>,
  closingReasons: {
    REMOVED: 'Nội dung đã gỡ',
    SUPPORTED: 'Trẻ đã được hỗ trợ',
    FORWARDED: 'Đã chuyển nơi có thẩm quyền',
    INSUFFICIENT_GROUNDS: 'Không đủ căn cứ',
    NUISANCE: 'Tin giả, quấy rối',
    OUT_OF_COMPETENCE: 'Ngoài thẩm quyền, đã chuyển',
  } satisfies Record<(typeof closingReasons)[number], string>,
  outcomes: {
    CHILD_SUPPORTED: 'Trẻ đã có người giúp',
    CONTENT_REMOVED: 'Nội dung đã được gỡ',
    WITH_RESPONSIBLE_BODY: 'Nơi có trách nhiệm đang giải quyết',
    NOT_ENOUGH_TO_ACT: 'Chưa đủ thông tin để làm gì thêm',
    NOT_ABOUT_A_CHILD: 'Không phải chuyện của trẻ em',
    TRIED_OUT: 'Tin thử: cảm ơn đã thử, khi cần thì gọi 111',
  },
  findings: {
    CONFIRMED: { label: 'Có căn cứ', hint: 'Nội dung còn đó, hoặc giấy tờ khớp với lời kể.' },
    NOT_CONFIRMED: { label: 'Không thấy căn cứ', hint: 'Đã xem, không có gì khớp.' },
    UNCLEAR: { label: 'Chưa rõ', hint: 'Cần thêm thông tin mới nói được.' },
  },
  reference: (number: number) => `Số ${number}`,
  queue: queueWordsVi,
  file: fileWordsVi,
};

export type ReportsConsoleWords = typeof reportsConsoleVi;
