/** Words of the registry of legal bases. Dates arrive already written `dd/MM/yyyy`. */
export const messages = {
  unknown: (id: string) =>
    `Sổ căn cứ pháp lý chưa có “${id}”. Cán bộ pháp chế cần nhập văn bản này trước khi viện dẫn.`,
  notYet: (number: string, on: string, from: string) =>
    `${number} chưa có hiệu lực vào ngày ${on}: có hiệu lực từ ${from}.`,
  ended: (number: string, on: string, to: string, successors: string) =>
    `${number} không còn hiệu lực vào ngày ${on} (hết hiệu lực từ ${to}). ${successors}`,
  validityUnknown: (number: string, successors: string) =>
    `Sổ chưa ghi ngày có hiệu lực của ${number}, nên chưa thể viện dẫn. Cán bộ pháp chế cần đối chiếu và nhập ngày. ${successors}`,
  useInstead: (list: string) => `Hãy viện dẫn: ${list}.`,
  successor: (number: string, title: string, from: string) => `${number} (${title}), có hiệu lực từ ${from}`,
  successorUndated: (number: string, title: string) => `${number} (${title}), chưa ghi ngày có hiệu lực`,
  noSuccessor: 'Sổ chưa ghi văn bản thay thế; hãy hỏi cán bộ pháp chế.',
  noPower: (power: string, on: string) =>
    `Đơn vị này chưa được ghi nhận thẩm quyền “${power}” vào ngày ${on}. Việc đã nhập vẫn còn nguyên: hãy soạn văn bản đề nghị gửi cơ quan có thẩm quyền; hệ thống sẽ theo dõi việc trả lời.`,
  holders: (list: string) => `Cơ quan đang có thẩm quyền: ${list}.`,
  basisEnded: (sentence: string) => `Căn cứ của thẩm quyền đã ghi không dùng được: ${sentence}`,
  powers: {
    REQUEST_REMOVAL: 'yêu cầu gỡ bỏ nội dung',
    REQUEST_BLOCKING: 'yêu cầu chặn truy cập',
    REQUEST_USER_DATA: 'yêu cầu cung cấp thông tin người dùng',
    DECIDE_SEPARATION: 'quyết định tạm thời cách ly trẻ em',
  } as Record<string, string>,
};

export type LegalBasisMessages = typeof messages;
