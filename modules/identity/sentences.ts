import type { Sentence } from '#kernel/errors/errors.ts';
import type { InvitationPurpose } from './store/invitation-token.ts';

/** What the administrators' actions say to people. */
export const roomSentences = {
  accountExists: {
    vi: 'Người này, địa chỉ thư này hoặc số định danh này đã có tài khoản. Cấp thêm vai trò cho tài khoản đó thay vì mời lại.',
    en: 'This person, address or personal number already has an account. Grant it another role instead of inviting again.',
  },
  alreadyGranted: {
    vi: 'Tài khoản đã có vai trò này trong thời gian đó.',
    en: 'The account has this role during that time already.',
  },
  grantDates: { vi: 'Ngày kết thúc phải sau ngày bắt đầu.', en: 'The last day must come after the first.' },
  notInPost: {
    vi: 'Người này không giữ chức vụ đó ở cơ quan này. Bổ nhiệm trong danh bạ trước, rồi mời.',
    en: 'This person does not hold that post in this office. Appoint them in the directory first.',
  },
  ownAccount: {
    vi: 'Không tự thay đổi quyền của chính mình được. Nhờ một người quản trị tài khoản khác.',
    en: 'Nobody changes their own rights. Ask another account administrator.',
  },
  notDisabled: { vi: 'Tài khoản này đang không bị tạm ngưng.', en: 'This account is not disabled.' },
  alreadyDisabled: { vi: 'Tài khoản này đã tạm ngưng.', en: 'This account is disabled already.' },
  disabledFirst: {
    vi: 'Tài khoản đang tạm ngưng. Mở lại trước rồi mới gửi liên kết.',
    en: 'The account is disabled. Enable it before sending a link.',
  },
  notYetActive: {
    vi: 'Người này chưa nhận lời mời nên chưa có gì để đặt lại. Gửi lại liên kết mời.',
    en: 'This person has not taken up the invitation, so there is nothing to reset. Send the link again.',
  },
  resetAsked: {
    vi: 'Đã có yêu cầu đặt lại đang chờ người quản trị thứ hai.',
    en: 'A reset is already waiting for a second administrator.',
  },
  twoPeople: {
    vi: 'Cần người quản trị thứ hai. Người đã yêu cầu và chính chủ tài khoản không tự duyệt được.',
    en: "A second administrator is needed. Neither whoever asked nor the account's owner can approve.",
  },
  administratorPost: { vi: 'Quản trị hệ thống An Nhi', en: 'An Nhi administrator' },
} satisfies Record<string, Sentence>;

const openings: Record<
  InvitationPurpose,
  { readonly subject: string; readonly vi: string; readonly en: string }
> = {
  NEW: {
    subject: 'An Nhi: lời mời mở tài khoản',
    vi: 'Cơ quan của bạn mời bạn mở tài khoản trên An Nhi. Hãy chuẩn bị điện thoại có ứng dụng xác thực, rồi mở liên kết dưới đây.',
    en: 'Your office invites you to open an account on An Nhi. Have a telephone with an authenticator app at hand and open this link.',
  },
  SECOND_FACTOR: {
    subject: 'An Nhi: cài lại ứng dụng xác thực',
    vi: 'Hai người quản trị đã gỡ ứng dụng xác thực cũ của bạn. Mở liên kết dưới đây để cài lại; bạn sẽ cần mật khẩu hiện tại.',
    en: 'Two administrators have removed your old authenticator app. Open this link to set up a new one; you will need your present password.',
  },
  PASSWORD: {
    subject: 'An Nhi: đặt mật khẩu mới',
    vi: 'Mở liên kết dưới đây để đặt mật khẩu mới; bạn sẽ cần mã của ứng dụng xác thực.',
    en: 'Open this link to set a new password; you will need a code of your authenticator app.',
  },
};

/** The letter with a link. It names nobody, so that one that goes astray says little. */
export function invitationLetter(
  purpose: InvitationPurpose,
  link: string,
): { readonly subject: string; readonly text: string } {
  const { subject, vi, en } = openings[purpose];
  const text = [
    vi,
    '',
    link,
    '',
    'Liên kết dùng được một lần, trong 72 giờ. Nếu bạn không chờ thư này, đừng mở và báo người quản trị tài khoản của cơ quan.',
    '',
    '—',
    '',
    en,
    'It works once, within 72 hours. If you did not expect this letter, do not open it and tell your account administrator.',
    '',
  ].join('\n');
  return { subject, text };
}
