import type { Sentence } from '#kernel/errors/errors.ts';

/** What the room's rules say to people. */
export const sentences = {
  notAgreed: {
    vi: 'Đã ghi tên hoặc số điện thoại nhưng chưa đánh dấu là người báo đồng ý. Hỏi lại, đánh dấu đồng ý, hoặc xóa hai ô này.',
    en: 'A name or number is written, but not that the informant agreed. Ask, tick the consent, or empty both boxes.',
  },
  inFuture: {
    vi: 'Thời điểm này chưa tới. Xem lại ngày giờ.',
    en: 'This moment has not come yet. Look at date and time again.',
  },
  tooLongAgo: {
    vi: 'Thời điểm nhận đã hơn một năm. Để trống ô này và ghi ngày trong nội dung.',
    en: 'This is more than a year ago. Leave the field empty and write the date into the text.',
  },
  callInPast: {
    vi: 'Giờ hẹn gọi đã qua. Chọn giờ sau lúc này.',
    en: 'The promised hour is over. Choose one that is still to come.',
  },
  callTooFar: {
    vi: 'Chỉ hẹn gọi trong vòng 30 ngày.',
    en: 'Promise a call within 30 days at most.',
  },
  noCallsWanted: {
    vi: 'Người báo dặn không gọi. Không hẹn gọi được; trao đổi bằng mã tra cứu.',
    en: 'The informant wants no calls, so none can be promised. Talk through the tracking code.',
  },
  noNumber: {
    vi: 'Chưa có số điện thoại. Ghi số (khi người báo đồng ý), hoặc ghi cách gọi ở ô dặn dò.',
    en: 'There is no number. Write one (if the informant agrees), or say in the wishes how to call.',
  },
  callKept: {
    vi: 'Cuộc hẹn này đã có kết quả. Tải lại trang để thấy.',
    en: 'This call has a result already. Reload the page to see it.',
  },
  againOrWhy: {
    vi: 'Chưa nói chuyện được với người báo: hẹn lại giờ khác, hoặc ghi vì sao không gọi nữa.',
    en: 'The informant was not reached: promise another hour, or write why there will be no more calls.',
  },
  sheetGone: {
    vi: 'Chưa có bản Mẫu 01 nào để ban hành. Lưu lại rồi làm tiếp.',
    en: 'There is no form 01 to issue. Save it first.',
  },
  formMoved: {
    vi: 'Bản này đã được ban hành hoặc thay thế. Tải lại trang để thấy bản hiện tại.',
    en: 'This sheet was issued or replaced. Reload the page to see the present one.',
  },
  unknownField: {
    vi: 'Mẫu 01 không có ô này. Tải lại trang rồi nhập lại.',
    en: 'Form 01 has no such field. Reload the page and type again.',
  },
  fieldTooLong: { vi: 'Ô này quá dài.', en: 'This field is too long.' },
  reporterNotAgreed: {
    vi: 'Người báo không đồng ý để lại tên, số điện thoại: không ghi phần này vào Mẫu 01.',
    en: 'The informant did not agree to leave name and number: this part of form 01 stays empty.',
  },
  subjectMissing: {
    vi: 'Chưa chọn trẻ em thuộc đối tượng nào. Chọn, lưu lại rồi ban hành.',
    en: 'It is not said which child this is about. Choose, save, then issue.',
  },
  unnamedOfficer: { vi: '(Cán bộ tiếp nhận)', en: '(Intake officer)' },
  handoverMoved: {
    vi: 'Lần bàn giao này đã có số của 111 hoặc đã rút lại. Tải lại trang để thấy.',
    en: 'This hand-over has a number of 111 already or was withdrawn. Reload the page to see it.',
  },
  informantStays: {
    vi: 'Người báo không đồng ý để lại tên, số điện thoại nên không chuyển phần này cho 111.',
    en: 'The informant did not agree to leave name and number, so that part cannot go to 111.',
  },
  hotlineUnsafe: {
    vi: 'Tổng đài 111 được ghi là nơi không an toàn cho hồ sơ này. Người phụ trách ca cần quyết định trước khi chuyển.',
    en: 'The hotline is marked as unsafe for this file. A supervisor decides before anything goes there.',
  },
  custodyMoved: {
    vi: 'Hình ảnh này đã bàn giao. Tải lại trang để thấy.',
    en: 'This picture has been handed over already. Reload the page to see it.',
  },
  handedBeforeArrival: {
    vi: 'Giờ bàn giao đứng trước giờ hình ảnh đến. Xem lại hai thời điểm.',
    en: 'It is handed over before it arrived. Look at both times again.',
  },
  keyTaken: {
    vi: 'Khóa này đã dùng cho một trường hợp khác.',
    en: 'This key was used for another case already.',
  },
  caseTaken: {
    vi: 'Số trường hợp này đã được chuyển đến rồi. Có thông tin thêm, gọi cho cán bộ tiếp nhận.',
    en: 'This case number has come already. For more about it, call the intake officer.',
  },
} satisfies Record<string, Sentence>;
