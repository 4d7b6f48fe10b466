/** Sentences that a person reads when something is refused. */
export const sentences = {
  requestMoved: {
    vi: 'Yêu cầu này đã được làm bước khác trong lúc bạn xem. Không có gì bị mất. Tải lại trang để thấy bước hiện tại.',
    en: 'Somebody has moved this request on while you looked at it. Nothing was lost. Load the page again to see where it is.',
  },
  identityFirst: {
    vi: 'Chưa ghi cách xác minh người yêu cầu. Ghi bước đó trước, rồi mới đồng ý yêu cầu.',
    en: 'How the requester was identified is not recorded yet. Record it first, then grant the request.',
  },
  noReport: {
    vi: 'Yêu cầu này không gắn với mã tra cứu nào, nên không xóa được hồ sơ nào. Hỏi người yêu cầu mã tra cứu rồi ghi yêu cầu mới.',
    en: 'No tracking code came with this request, so no file can be erased. Ask for the code and record a new request.',
  },
  confirmNumber: {
    vi: 'Gõ đúng số của yêu cầu để xóa. Chưa có gì bị xóa.',
    en: 'Type the number of the request to erase. Nothing was erased.',
  },
  noCertificate: {
    vi: 'Chưa có giấy xác nhận: việc xóa chưa được thực hiện.',
    en: 'There is no certificate: nothing was erased yet.',
  },
} as const;
