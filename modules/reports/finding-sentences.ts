import type { Sentence } from '#kernel/errors/errors.ts';

/** What merging, incidents and views say to people. */
export const findingSentences = {
  sameReport: {
    vi: 'Hai tin này là một. Chọn một tin khác để gộp.',
    en: 'These two are one report. Choose another to merge with.',
  },
  alreadyMerged: {
    vi: 'Tin này đã được gộp. Muốn gộp vào tin khác, tách ra trước.',
    en: 'This report is merged already. Take it out first to merge it elsewhere.',
  },
  notMerged: {
    vi: 'Tin này không còn được gộp vào tin nào.',
    en: 'This report is not merged into another any more.',
  },
  closedReport: {
    vi: 'Tin này đã kết thúc nên không gộp nữa. Mở lại trước nếu cần.',
    en: 'This report is closed and is not merged any more. Reopen it first if needed.',
  },
  colleagueHoldsIt: {
    vi: 'Đồng nghiệp đang giữ một trong hai tin. Trao đổi với người đó, hoặc nhận lại tin trước.',
    en: 'A colleague has claimed one of the two. Talk to them, or take the report over first.',
  },
  changedMeanwhile: {
    vi: 'Vừa có người gộp hoặc tách một trong hai tin. Tải lại trang để thấy hiện trạng.',
    en: 'Somebody has just merged or split one of the two. Reload the page to see how they stand.',
  },
  headStillOpen: {
    vi: 'Kết thúc tin chính trước, rồi trả kết quả cho những người báo tin đã gộp.',
    en: 'Close the main report first, then answer the informants of those merged into it.',
  },
  tooManyViews: {
    vi: 'Đã có 50 góc nhìn. Xóa bớt một góc nhìn cũ rồi lưu lại.',
    en: 'There are 50 views already. Delete an old one, then save again.',
  },
  timesTurned: {
    vi: 'Giờ kết thúc ca phải sau giờ bắt đầu, và một ca không quá 31 ngày.',
    en: 'A shift ends after it begins and lasts no longer than 31 days.',
  },
} satisfies Record<string, Sentence>;
