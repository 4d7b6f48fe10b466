import type { Sentence } from '#kernel/errors/errors.ts';

/** What the room's rules say to officers. */
export const sentences = {
  wordsNotForChild: {
    vi: 'Với trẻ em chỉ gửi câu đã duyệt. Chọn một câu trong danh sách; cần nói thêm thì gọi theo cách trẻ đã cho phép.',
    en: 'Children are sent approved sentences only. Choose one from the list; to say more, call in the way the child allowed.',
  },
  wordsNotYours: {
    vi: 'Lời viết riêng do điều phối viên hoặc người phụ trách ca gửi. Bạn chọn một câu đã duyệt, hoặc nhờ họ viết.',
    en: 'Own words are sent by a coordinator or supervisor. Choose an approved sentence, or ask one of them.',
  },
  wordsTellOfOthers: {
    vi: 'Câu này có thể cho biết còn người khác báo tin, hoặc chuyện của tin khác. Không gì được gửi. Hãy bỏ phần đó rồi gửi lại.',
    en: 'This may tell that somebody else reported, or about another report. Nothing was sent. Take that part out and send again.',
  },
  notYours: {
    vi: 'Tin này không do bạn phụ trách, nên chưa gửi gì.',
    en: 'You are not in charge of this report, so nothing was sent.',
  },
} satisfies Record<string, Sentence>;
