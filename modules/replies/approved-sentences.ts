import type { Sentence } from '#kernel/errors/errors.ts';

/** One approved sentence: `label` for the officer who chooses; what an adult and what a child reads (no sentence over 12 words). */
export type ApprovedSentence = {
  readonly label: Sentence;
  readonly adult: Sentence;
  readonly child: Sentence;
};

/**
 * What may be said to any informant as it stands: nothing in it is about another report, a person or an inquiry, so it can go to
 * many at once. Questions ask for documents only (which place, which address), never for what was done to whom.
 */
export const approvedSentences = {
  THANKS: {
    label: { vi: 'Cảm ơn đã báo tin', en: 'Thanks for reporting' },
    adult: {
      vi: 'Cảm ơn bạn đã báo tin. Bạn đã làm đúng.',
      en: 'Thank you for reporting. You did the right thing.',
    },
    child: {
      vi: 'Cảm ơn em đã kể. Em làm đúng rồi. Đây không phải lỗi của em.',
      en: 'Thank you for telling us. You did right. This is not your fault.',
    },
  },
  READ: {
    label: { vi: 'Đã đọc tin', en: 'We have read it' },
    adult: {
      vi: 'Chúng tôi đã đọc hết tin của bạn và đang lo việc này.',
      en: 'We have read all of your report and are working on it.',
    },
    child: {
      vi: 'Cô chú đọc hết lời em rồi. Cô chú đang lo việc này.',
      en: 'We have read all your words. We are working on it.',
    },
  },
  CALL_111: {
    label: { vi: 'Mời gọi 111', en: 'Please call 111' },
    adult: {
      vi: 'Xin gọi 111 khi bạn nói chuyện được an toàn. Có người nghe cả ngày lẫn đêm, không mất tiền.',
      en: 'Please call 111 when it is safe for you to talk. Somebody listens day and night, free of charge.',
    },
    child: {
      vi: 'Lúc nào an toàn, em gọi 111 nhé. Có người nghe em, ngày và đêm. Không mất tiền.',
      en: 'When it is safe, please call 111. Someone listens, day and night. It is free.',
    },
  },
  DANGER: {
    label: { vi: 'Nếu đang nguy hiểm: 113, 115', en: 'If in danger now: 113, 115' },
    adult: {
      vi: 'Nếu trẻ đang gặp nguy hiểm, hãy gọi 113 ngay. Nguy tới tính mạng thì gọi 115. Đừng đợi trang này.',
      en: 'If the child is in danger now, call 113. If life is at risk, call 115. Do not wait for this page.',
    },
    child: {
      vi: 'Có người đang làm đau em: gọi 113. Nguy tới tính mạng: gọi 115. Em đừng đợi trang này.',
      en: 'Somebody is hurting you: call 113. Life in danger: call 115. Do not wait for this page.',
    },
  },
  PASSED_ON: {
    label: { vi: 'Cơ quan có trách nhiệm đang xem xét', en: 'The responsible body is considering it' },
    adult: {
      vi: 'Cơ quan có trách nhiệm đang xem xét việc này. Để giữ an toàn cho trẻ, chúng tôi không kể thêm được.',
      en: 'The responsible body is considering this. To keep the child safe we cannot say more.',
    },
    child: {
      vi: 'Người có trách nhiệm đang lo việc này. Để em an toàn, cô chú chưa kể thêm được.',
      en: 'The people in charge are working on this. To keep you safe, we cannot say more yet.',
    },
  },
  REMOVED: {
    label: { vi: 'Nội dung không còn ở địa chỉ đã báo', en: 'The content is gone from that address' },
    adult: {
      vi: 'Nội dung bạn báo không còn ở địa chỉ đó. Nếu thấy nó ở nơi khác, hãy ghi địa chỉ mới ở dưới. Đừng mở lại, đừng chụp.',
      en: 'What you reported is no longer at that address. If you see it elsewhere, write the new address below. Do not open it again or take screenshots.',
    },
    child: {
      vi: 'Chỗ em báo không còn thứ đó nữa. Thấy ở chỗ khác thì em ghi cho cô chú. Em đừng mở lại nhé.',
      en: 'It is gone from the place you told us. Seen somewhere else? Write the place to us. Please do not open it again.',
    },
  },
  WHICH_PLACE: {
    label: { vi: 'Hỏi: xã, phường nào', en: 'Question: which commune or ward' },
    adult: {
      vi: 'Bạn cho biết trẻ đang ở xã, phường nào được không? Không cần số nhà.',
      en: 'Could you tell us which commune or ward the child is in? No house number is needed.',
    },
    child: {
      vi: 'Em đang ở xã, phường nào? Không cần số nhà. Chưa muốn nói thì thôi.',
      en: 'Which commune or ward are you in? No house number needed. You do not have to say.',
    },
  },
  WHICH_LINK: {
    label: { vi: 'Hỏi: địa chỉ trang hoặc tên tài khoản', en: 'Question: which address or account' },
    adult: {
      vi: 'Bạn còn giữ địa chỉ trang hoặc tên tài khoản không? Chép chữ lại là đủ. Đừng mở lại, đừng chụp, đừng gửi hình.',
      en: 'Do you still have the address of the page or the account name? Copying the letters is enough. Do not open it again, take screenshots or send pictures.',
    },
    child: {
      vi: 'Em còn nhớ tên tài khoản hay tên trang không? Ghi chữ thôi. Đừng mở lại. Đừng gửi ảnh.',
      en: 'Do you remember the account or page name? Letters only. Do not open it again. Send no pictures.',
    },
  },
  CLOSING: {
    label: { vi: 'Lời kết', en: 'Closing words' },
    adult: {
      vi: 'Phần việc theo tin của bạn đã xong. Có chuyện mới, bạn cứ báo lại. Cảm ơn bạn.',
      en: 'The work that followed your report is finished. If something new happens, report again. Thank you.',
    },
    child: {
      vi: 'Việc em kể, cô chú làm xong phần của mình rồi. Có chuyện gì, em cứ kể lại. Em rất can đảm.',
      en: 'We have finished our part of what you told. If anything happens, just tell us again. You are very brave.',
    },
  },
} as const satisfies Record<string, ApprovedSentence>;

export type SentenceId = keyof typeof approvedSentences;
export const sentenceIds = Object.keys(approvedSentences) as [SentenceId, ...SentenceId[]];
