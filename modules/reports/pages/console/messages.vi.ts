import { reportWordsVi } from '#ui/console/report-words.vi.ts';
import { fileWordsVi } from './file-messages.vi.ts';
import { queueWordsVi } from './queue-messages.vi.ts';
import type { closingReasons, informantKinds } from '../../contract.ts';

/** Words of the console's pages of reports. This file is the type; English satisfies it. */
export const reportsConsoleVi = {
  nav: 'Phản ánh',
  states: reportWordsVi.states,
  categories: reportWordsVi.categories,
  noCategory: reportWordsVi.noCategory,
  priorities: reportWordsVi.priorities,
  channels: reportWordsVi.channels,
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
