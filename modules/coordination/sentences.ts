import type { Sentence } from '#kernel/errors/errors.ts';
import type { AlternateKind, ProblemKind } from './rules/words-of-steps.ts';

/** What stands in the way of a step, and what to do instead. */
export const problemSentences: Readonly<Record<ProblemKind, Sentence>> = {
  NO_SUCH_OFFICE: {
    vi: 'Không có cơ quan này trong danh bạ hôm nay. Chọn lại nơi nhận.',
    en: 'The directory does not know this office today. Choose another receiver.',
  },
  NOBODY_HOLDS_ROLE: {
    vi: 'Ở địa bàn này chưa cơ quan nào được giao vai trò đó. Chọn một cơ quan khác, hoặc nhờ người quản trị danh bạ bổ sung.',
    en: 'No office holds this role for this place. Choose another office, or ask the directory administrator.',
  },
  SEVERAL_HOLD_ROLE: {
    vi: 'Địa bàn này đã được chia cho nhiều cơ quan. Chọn đúng phần địa bàn hoặc chọn thẳng cơ quan nhận.',
    en: 'This place was divided between several offices. Choose which one is meant.',
  },
  PLACE_UNKNOWN: {
    vi: 'Chưa biết việc xảy ra ở đâu nên chưa tìm được nơi nhận. Chọn địa bàn, hoặc chọn thẳng cơ quan nhận.',
    en: 'The place is not known, so no receiver was found. Choose a place or an office.',
  },
  NO_FOCAL_POINT: {
    vi: 'Cơ quan này chưa cử người làm đầu mối, nên chưa thể chuyển tới đó. Chọn một nơi khác dưới đây, hoặc báo người quản trị danh bạ.',
    en: 'This office has named no focal point, so nothing can be sent there. Choose another route below, or tell the directory administrator.',
  },
  EVERYBODY_AWAY: {
    vi: 'Đầu mối và người thay của cơ quan này hôm nay đều vắng. Chọn một nơi khác dưới đây.',
    en: 'The focal point and everybody standing in are away today. Choose another route below.',
  },
  PERSON_NOT_FOCAL_POINT: {
    vi: 'Người được chọn không phải đầu mối của cơ quan này hoặc hôm nay vắng. Chọn người khác trong danh sách.',
    en: 'The person chosen is not a focal point of this office, or is away today. Choose another from the list.',
  },
  OFFICE_NAMED: {
    vi: 'Tin báo nhắc tới chính cơ quan này, nên không chuyển tới đó. Chọn một nơi khác dưới đây; nếu chắc chắn an toàn, người phụ trách ca ghi quyết định cho phép.',
    en: 'The report names this very office, so nothing is sent there. Choose another route below; if it is certainly safe, a supervisor records the decision.',
  },
  PERSON_NAMED: {
    vi: 'Tin báo nhắc tới một người làm việc ở cơ quan này, nên không chuyển tới đó. Chọn một nơi khác dưới đây; nếu chắc chắn an toàn, người phụ trách ca ghi quyết định cho phép.',
    en: 'The report names somebody who works in this office, so nothing is sent there. Choose another route below; if it is certainly safe, a supervisor records the decision.',
  },
  OFFICE_UNSAFE: {
    vi: 'Cơ quan này đã được đánh dấu là không an toàn cho em trong vụ việc này. Chọn một nơi khác dưới đây.',
    en: 'This office is marked as unsafe for the child in this matter. Choose another route below.',
  },
  PERSON_UNSAFE: {
    vi: 'Một người làm việc ở cơ quan này đã được đánh dấu là không an toàn cho em. Chọn một nơi khác dưới đây.',
    en: 'Somebody who works in this office is marked as unsafe for the child. Choose another route below.',
  },
  SUPERVISOR_MUST_DECIDE: {
    vi: 'Lời báo có thể đang nói tới cơ quan này hoặc người ở đó. Chờ người phụ trách ca quyết định, hoặc chọn một nơi khác dưới đây.',
    en: 'What was said may mean this office or somebody in it. Wait for a supervisor to decide, or choose another route below.',
  },
  OWN_OFFICE: {
    vi: 'Đây là cơ quan đang giữ hồ sơ. Chọn một cơ quan khác.',
    en: 'This is the office that holds the file. Choose another one.',
  },
  STEP_OPEN_ALREADY: {
    vi: 'Cơ quan này đang có một bước chưa xong của hồ sơ này. Xem bước đó, hỏi thêm hoặc rút lại trước khi gửi bước mới.',
    en: 'This office has an open step of this file already. Look at it, ask, or withdraw it before sending another.',
  },
  LEAD_OPEN_ALREADY: {
    vi: 'Hồ sơ đang chờ một nơi khác nhận chủ trì. Rút lại bước đó trước khi chuyển cho nơi khác.',
    en: 'The file waits for another office to take it over. Withdraw that step before sending it elsewhere.',
  },
  LEAD_NEEDS_ACCOUNT: {
    vi: 'Cơ quan chưa có tài khoản không giữ được hồ sơ trên hệ thống. Gửi phiếu chuyển với vai trò phối hợp; hồ sơ vẫn do nơi này giữ.',
    en: 'An office without accounts cannot hold a file here. Send it a part by transfer slip; the file stays with you.',
  },
  FILE_CLOSED: {
    vi: 'Hồ sơ đã kết thúc. Mở lại hồ sơ trước khi chuyển.',
    en: 'The file is closed. Reopen it before sending a step.',
  },
  OFFICE_ENDED: {
    vi: 'Cơ quan này đã sắp xếp lại, không còn hoạt động. Chọn cơ quan kế thừa dưới đây.',
    en: 'This office has been reorganised and exists no longer. Choose its successor below.',
  },
};

export const alternateSentences: Readonly<Record<AlternateKind, Sentence>> = {
  OFFICE_ABOVE: { vi: 'Cơ quan cấp trên', en: 'The office above it' },
  POLICE: { vi: 'Công an cấp tỉnh', en: 'Provincial police' },
  CHILD_AFFAIRS: { vi: 'Cơ quan quản lý về trẻ em cấp tỉnh', en: 'Provincial child-affairs authority' },
  OTHER_FOCAL_POINT: { vi: 'Người khác được cử của cơ quan này', en: 'Another person named by this office' },
  SUCCESSOR: { vi: 'Cơ quan kế thừa', en: 'The successor' },
};

export const sentences = {
  routeChanged: {
    vi: 'Nơi nhận hoặc người nhận vừa thay đổi so với lúc xem trước. Chưa có gì được gửi; xem lại rồi gửi.',
    en: 'The receiver has changed since the preview. Nothing was sent; look again and send.',
  },
  stepMoved: {
    vi: 'Bước này vừa được chuyển sang trạng thái khác. Tải lại trang để thấy hiện trạng.',
    en: 'This step has just moved on. Reload the page to see where it stands.',
  },
  nobodyToRemind: {
    vi: 'Bước này đi bằng giấy hoặc chưa có người nhận, nên không nhắc qua hệ thống được. Gọi điện cho nơi nhận.',
    en: 'This step went on paper or has nobody yet, so the system cannot remind them. Telephone the office.',
  },
  justReminded: {
    vi: 'Vừa nhắc trong một giờ qua. Gọi điện nếu gấp, hoặc rút lại để chuyển nơi khác.',
    en: 'They were reminded within the last hour. Telephone if urgent, or take it back and send it elsewhere.',
  },
  notYours: {
    vi: 'Việc này do phía bên kia thực hiện.',
    en: 'This is for the other side to do.',
  },
  answeredAlready: {
    vi: 'Câu hỏi này đã được trả lời.',
    en: 'This question has been answered already.',
  },
  ownQuestion: {
    vi: 'Câu hỏi do phía bên kia trả lời.',
    en: 'The other side answers this question.',
  },
  slipIssued: {
    vi: 'Phiếu chuyển đã được ban hành.',
    en: 'The slip has been issued already.',
  },
  noSlip: {
    vi: 'Bước này chưa có phiếu chuyển. Ban hành phiếu trước.',
    en: 'This step has no slip yet. Issue one first.',
  },
  receiptTime: {
    vi: 'Thời điểm nhận phải ở sau lúc chuyển và không ở tương lai.',
    en: 'The receipt must be after the sending and not in the future.',
  },
  scanKind: {
    vi: 'Chỉ nhận bản quét PDF, PNG hoặc JPEG.',
    en: 'Only PDF, PNG or JPEG scans are taken.',
  },
  notPolice: {
    vi: 'Bước này không chuyển tới cơ quan công an, nên không thay lời công an được. Chưa có gì được ghi.',
    en: 'This step did not go to a police office, so it cannot speak for the police. Nothing was recorded.',
  },
  policeNotTaken: {
    vi: 'Công an chưa nhận bước này. Ghi giấy nhận trước.',
    en: 'The police have not taken this step. Record their receipt first.',
  },
  policeDecide: {
    vi: 'Công an đang làm hồ sơ này ngay trên hệ thống: chính họ bấm cho báo tiếp ở trang Tin. Chưa có gì được ghi.',
    en: 'A police office works on this file here: they let the status go on themselves, on the page of the report. Nothing was recorded.',
  },
  policeWordDay: {
    vi: 'Ngày của văn bản phải từ ngày chuyển bước này tới hôm nay.',
    en: 'The day of the letter lies between the sending of this step and today.',
  },
  scanSize: {
    vi: 'Bản quét lớn hơn 5 MB. Quét lại với độ phân giải thấp hơn.',
    en: 'The scan is larger than 5 MB. Scan it again at a lower resolution.',
  },
  notKeyKeeper: {
    vi: 'Chỉ cơ quan đầu mối tiếp nhận được ghi khóa của nơi nhận.',
    en: 'Only the single intake office enters keys of receivers.',
  },
  damagedKey: {
    vi: 'Khóa này thiếu hoặc sai ký tự. Chép lại cả dòng bắt đầu bằng age1.',
    en: 'This key is incomplete or mistyped. Copy the whole line that begins with age1.',
  },
  fileClosed: { vi: 'Hồ sơ đã kết thúc.', en: 'The file was closed.' },
  emergencyWords: {
    vi: 'Hệ thống chuyển ngay vì có dấu hiệu khẩn cấp. Nhận bước này và can thiệp theo thẩm quyền; không liên lạc với người bị nghi, không hỏi em về sự việc.',
    en: 'Sent at once because of signs of an emergency. Accept and act within your powers; do not contact the suspect, do not question the child.',
  },
  signerToBeNamed: { vi: '(Người ký)', en: '(Signer)' },
  headOfOffice: { vi: 'Thủ trưởng cơ quan', en: 'Head of office' },
  nobodySafe: { vi: 'chưa có nơi nhận an toàn', en: 'no safe receiver yet' },
} satisfies Record<string, Sentence>;

/** The mail that reminds of a step. A reference and a link, nothing of the file: mail is read by many. */
export function reminderMail(facts: {
  readonly reference: number;
  readonly link: string;
  readonly isLate: boolean;
  readonly isAccepted: boolean;
}): { subject: string; text: string } {
  const what = facts.isAccepted ? 'làm xong' : 'nhận';
  return {
    subject: facts.isLate
      ? `Hồ sơ số ${facts.reference}: bước được chuyển đã quá hạn ${what}`
      : `Hồ sơ số ${facts.reference}: còn một bước chờ ${what}`,
    text: [
      'Kính gửi anh chị,',
      '',
      facts.isLate
        ? `Một bước của hồ sơ số ${facts.reference} đã quá hạn ${what}.`
        : `Một bước của hồ sơ số ${facts.reference} đang chờ cơ quan anh chị ${what}.`,
      `Mở bước này: ${facts.link}`,
      '',
      'Thư này không chứa nội dung hồ sơ. Vui lòng không chuyển tiếp.',
      'An Nhi',
    ].join('\n'),
  };
}

/** The mail that carries a sealed slip. */
export function slipMail(facts: { readonly number: string; readonly office: string }): {
  subject: string;
  text: string;
} {
  return {
    subject: `Phiếu chuyển số ${facts.number}`,
    text: [
      'Kính gửi Quý cơ quan,',
      '',
      `${facts.office} gửi phiếu chuyển số ${facts.number}, đã niêm phong bằng khóa công khai của Quý cơ quan (tệp .age).`,
      'Chỉ người giữ khóa riêng của Quý cơ quan mở được. Vui lòng xác nhận: người nhận, số đến, thời điểm nhận.',
      '',
      'Thư này không chứa nội dung hồ sơ.',
    ].join('\n'),
  };
}
