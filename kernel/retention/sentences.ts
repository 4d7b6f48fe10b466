import type { Sentence } from '#kernel/errors/errors.ts';

/** Why a file is not destroyed, and what to do first. */
export const sentences = {
  GONE: {
    vi: 'Nội dung của hồ sơ này đã được hủy rồi và không thể đọc lại.',
    en: 'The content of this file has been destroyed already and cannot be read again.',
  },
  OPEN: {
    vi: 'Hồ sơ còn đang mở. Đóng hồ sơ trước, rồi mới hủy được.',
    en: 'The file is still open. Close it first.',
  },
  UNREAD: {
    vi: 'Chưa ai đọc hồ sơ này nên không hủy được.',
    en: 'Nobody has read this file yet, so it is not destroyed.',
  },
  HELD: {
    vi: 'Hồ sơ đang được giữ theo yêu cầu pháp lý. Bỏ lệnh giữ trước.',
    en: 'The file is under a legal hold. Release the hold first.',
  },
  CLOCK_RUNS: {
    vi: 'Hồ sơ còn một thời hạn đang chạy. Kết thúc bước đó trước.',
    en: 'A deadline of this file is still running. Finish that step first.',
  },
  NOT_HELD: { vi: 'Hồ sơ này không có lệnh giữ nào.', en: 'This file is under no hold.' },
} satisfies Record<string, Sentence>;
