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
    vi: 'Lời báo nhắc tới cơ quan này hoặc một người làm việc ở đó, hoặc đã có người đánh dấu là không an toàn cho trẻ, nên chưa trích. Chọn nơi khác. Nếu chắc chắn an toàn, người phụ trách ca ghi quyết định: dấu đã đặt ở trang Tin, điều chỉ đọc ra từ lời kể ở bản xem trước khi chuyển, trang Bước.',
    en: 'The report names this office or somebody who works there, or a person has marked them as unsafe for the child, so no copy was made. Choose another office. If it is certainly safe, a supervisor records the decision: a mark on the page of the report, what was only read out of the text on the preview of a step.',
  },
} satisfies Record<string, Sentence>;
