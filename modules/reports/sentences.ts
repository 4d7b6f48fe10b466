import { type CivilDate, formatDate } from '#kernel/clock/clock.ts';
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
  stepsOpen: {
    vi: 'Còn bước đang ở cơ quan khác. Chờ kết quả, hoặc rút bước đó lại, rồi hãy kết thúc.',
    en: 'A step is still with another office. Wait for its outcome or withdraw it, then close.',
  },
  emergencyWithoutVoice: {
    vi: 'Tin khẩn cấp chỉ kết thúc sau khi đã nói chuyện được với người cần giúp hoặc người đang ở bên. Ghi lại cuộc gọi trước.',
    en: 'An emergency ends only after somebody has been reached by voice. Record the call first.',
  },
  groundsNotWritten: {
    vi: 'Ghi rõ vì sao chưa đủ căn cứ: đã kiểm tra gì, còn thiếu gì.',
    en: 'Write why the grounds are insufficient: what was checked, what is missing.',
  },
  notRoutedOn: {
    vi: 'Việc ngoài thẩm quyền phải được chuyển cho nơi có trách nhiệm và nơi đó đã nhận được. Chuyển tin trước, rồi hãy kết thúc.',
    en: 'What is outside our competence must first reach the body in charge. Pass it on, then close.',
  },
  fileDestroyed: {
    vi: 'Hồ sơ này đã hết thời hạn lưu và nội dung đã được hủy, không xem hay mở lại được. Nếu có chuyện mới, hãy lập một tin mới.',
    en: 'The time for keeping this file is over and its content has been destroyed; it can neither be read nor opened again. Enter a new report if there is news.',
  },
  holderUnsafe: {
    vi: 'Nơi hoặc người này bị đánh dấu không an toàn cho trẻ. Chọn nơi khác, hoặc để người phụ trách ca quyết định trước.',
    en: 'This office or person is marked as unsafe for the child. Choose another, or let a supervisor decide first.',
  },
  claimedByAnother: {
    vi: 'Người khác đang phụ trách tin này. Nhận thay kèm lý do nếu cần quyết định ngay.',
    en: 'Somebody else is in charge of this report. Take it over with a reason if it must be decided now.',
  },
  alreadyYours: {
    vi: 'Tin này đang do bạn phụ trách.',
    en: 'You are in charge of this report already.',
  },
  notReadYet: {
    vi: 'Máy chưa đọc xong tin này nên chưa có đề xuất. Đợi vài giây rồi thử lại, hoặc tự chọn phân loại.',
    en: 'The rules have not read this report yet. Try again in a few seconds, or choose the category yourself.',
  },
  nothingHeld: {
    vi: 'Trạng thái công khai của tin này không bị giữ.',
    en: 'The public status of this report is not on hold.',
  },
  whoIsUnsafe: {
    vi: 'Chọn đúng một cơ quan hoặc một người, hoặc chỉ ghi bằng lời.',
    en: 'Choose one office or one person, or say it in words alone.',
  },
  placeFound: { vi: 'Nơi như người báo tin viết.', en: 'The place as the informant wrote it.' },
  placeSEVERAL: {
    vi: 'Tên này có ở nhiều nơi: chưa chọn xã, tạm theo cấp tỉnh.',
    en: 'Several places bear this name: none chosen, the province for now.',
  },
  placeUNKNOWN: {
    vi: 'Chưa nhận ra nơi này trong danh bạ, tạm theo cấp tỉnh.',
    en: 'The directory does not know this place: the province for now.',
  },
  placeUNSAID: {
    vi: 'Người báo tin không nói ở đâu, tạm theo cấp tỉnh.',
    en: 'The informant did not say where: the province for now.',
  },
} satisfies Record<string, Sentence>;

/** What the timeline keeps of a letter in which the police let the public status go on. @restricted */
export function wordOfPolice(
  word: { readonly name: string; readonly title: string; readonly on: string; readonly number: string },
  typist: string,
): string {
  return `Công an đồng ý để người báo tin xem tiếp tình trạng, theo lời ${word.name} (${word.title}), văn bản số ${word.number} ngày ${formatDate(word.on as CivilDate)}. Người ghi: ${typist}.`;
}
