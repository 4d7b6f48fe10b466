import type { Sentence } from '#kernel/errors/errors.ts';

/** What the room's rules say to people. */
export const sentences = {
  nothingWritten: {
    vi: 'Viết giúp một câu, hoặc dán một đường dẫn. Ngắn cũng được.',
    en: 'Please write a sentence or paste a link. Short is fine.',
  },
  cursorUnreadable: {
    vi: 'Trang này đã cũ. Quay lại trang đầu của hàng chờ.',
    en: 'This page is out of date. Go back to the first page of the queue.',
  },
  stateChanged: {
    vi: 'Tin này vừa được người khác xử lý bước tiếp. Tải lại trang để thấy bước hiện tại; ghi chú bạn viết vẫn còn.',
    en: 'Somebody has just taken this report further. Reload the page to see its present step; your note is kept.',
  },
  alreadyClaimed: {
    vi: 'Đã có người nhận tin này.',
    en: 'Somebody has already claimed this report.',
  },
  removalOpen: {
    vi: 'Còn một yêu cầu gỡ bỏ chưa xong. Kiểm tra kết quả hoặc kết thúc yêu cầu đó trước.',
    en: 'A removal request is still open. Check its outcome or end it first.',
  },
} satisfies Record<string, Sentence>;
