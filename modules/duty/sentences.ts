import type { Letter } from '#kernel/mail/transport.ts';

/** Words that leave by mail. Numbers and our own address only: nothing of a report, no name, no identifier in a link. */

const where = (origin: string) => `${origin}/console/truc`;
const noAttachments: Letter['attachments'] = [];

/** To an official who is rung: one report by its number, or how many. */
export function alarmLetter(
  to: string,
  origin: string,
  references: readonly number[],
  isUnanswered: boolean,
): Letter {
  const what =
    references.length === 1 ? `Có việc khẩn số ${references[0]}` : `Có ${references.length} việc khẩn`;
  return {
    to,
    subject: isUnanswered ? `${what}, chưa ai nhận` : what,
    text: [
      `${what} đang chờ một người nhận.`,
      ...(isUnanswered ? ['Cơ quan được báo chưa trả lời. Nhờ anh chị liên hệ giúp.'] : []),
      '',
      `Mở An Nhi và bấm “Tôi nhận”: ${where(origin)}`,
      '',
      'Nếu anh chị không nhận được, người tiếp theo được báo sau năm phút. Thư này không kèm nội dung phản ánh.',
    ].join('\n'),
    attachments: noAttachments,
  };
}

/** To head, deputies and directory administrators: hours of a coming day without anybody on emergency duty. */
export function gapLetter(to: string, origin: string, day: string, hours: readonly string[]): Letter {
  return {
    to,
    subject: `Ngày ${day} có giờ chưa có người trực khẩn cấp`,
    text: [
      `Ngày ${day}, các giờ sau chưa có người trực khẩn cấp:`,
      ...hours.map((one) => `- ${one}`),
      '',
      `Xếp người trực: ${where(origin)}`,
      '',
      'Khi không có người trực, tin khẩn được báo thẳng cho người đứng sau, và trang công khai mời gọi 111.',
    ].join('\n'),
    attachments: noAttachments,
  };
}
