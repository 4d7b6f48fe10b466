import type { Sentence } from '#kernel/errors/errors.ts';

/** What is said when a copy cannot be made as it was asked for. */
export const exportSentences = {
  parts: { vi: 'Chọn ít nhất một phần để trích.', en: 'Choose at least one part to copy.' },
  reason: {
    vi: 'Viết lý do; một câu là đủ. Lý do được in trên bản trích.',
    en: 'Write the reason; one sentence is enough. It is printed on the copy.',
  },
  organizationId: {
    vi: 'Chọn cơ quan nhận đang hoạt động trong danh bạ.',
    en: 'Choose a receiving office that stands in the directory today.',
  },
  informantBySupervisor: {
    vi: 'Chỉ người phụ trách ca được đưa người báo tin vào bản trích. Bỏ phần “Người báo tin”, hoặc nhờ người phụ trách trích.',
    en: 'Only a supervisor may put the informant into a copy. Leave the part “Informant” out, or ask a supervisor.',
  },
  unsafe: {
    vi: 'Cơ quan này, hoặc một người làm việc ở đó, được đánh dấu không an toàn cho trẻ trong hồ sơ, nên chưa trích. Người phụ trách ca quyết định ở trang Tin.',
    en: 'This office, or somebody who works there, is marked as unsafe for the child in this file, so no copy was made. A supervisor decides on the page of the report.',
  },
} satisfies Record<string, Sentence>;
