import type { Sentence } from '#kernel/errors/errors.ts';

/** What the sign-in answers. It never says whether an account exists. */
export const sentences = {
  wrongPassword: {
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Xem lại rồi thử lần nữa.',
    en: 'The sign-in name or the password is not right. Check them and try again.',
  },
  wrongCode: {
    vi: 'Mã chưa đúng. Mở lại ứng dụng xác thực và nhập mã đang hiện.',
    en: 'That code is not right. Open your authenticator app and enter the code it shows now.',
  },
  usedCode: {
    vi: 'Mã này đã dùng rồi. Đợi ứng dụng hiện mã mới (tối đa 30 giây) rồi nhập.',
    en: 'That code has been used. Wait for the next one (30 seconds at most) and enter it.',
  },
  wrongRecoveryCode: {
    vi: 'Mã khôi phục chưa đúng hoặc đã dùng. Mỗi mã chỉ dùng được một lần.',
    en: 'That recovery code is not right or has been used. Each works once.',
  },
  wrongUnlock: {
    vi: 'Mật khẩu chưa đúng. Những gì đang nhập vẫn còn nguyên.',
    en: 'That is not the password. What you were writing is kept.',
  },
  expiredStep: {
    vi: 'Bước này đã quá lâu. Đăng nhập lại từ đầu.',
    en: 'This step took too long. Please sign in again from the start.',
  },
  disabled: {
    vi: 'Tài khoản đang tạm ngưng. Liên hệ người quản trị tài khoản của cơ quan để mở lại.',
    en: "This account is disabled. Ask your office's account administrator to enable it.",
  },
  idle: {
    vi: 'Tài khoản tạm ngưng vì đã 45 ngày không đăng nhập. Liên hệ người quản trị tài khoản của cơ quan để mở lại.',
    en: "This account was disabled after 45 days without a sign-in. Ask your office's account administrator to enable it.",
  },
  noPost: {
    vi: 'Hôm nay tài khoản này không gắn với chức vụ nào còn hiệu lực. Liên hệ người quản trị tài khoản của cơ quan.',
    en: "No post that is valid today belongs to this account. Ask your office's account administrator.",
  },
  invitationUnusable: {
    vi: 'Liên kết này đã dùng, đã hết hạn hoặc không đúng. Xin người quản trị tài khoản gửi liên kết mới.',
    en: 'This link has been used, has expired or is not right. Ask your account administrator for a new one.',
  },
  passkeyRefused: {
    vi: 'Khóa truy cập này không dùng được ở đây. Thử lại, hoặc đăng nhập bằng mật khẩu.',
    en: 'That passkey cannot be used here. Try again, or sign in with your password.',
  },
  singleSignOnRefused: {
    vi: 'Chưa đăng nhập được qua hệ thống chung. Thử lại, hoặc đăng nhập bằng mật khẩu.',
    en: 'Single sign-on did not succeed. Try again, or sign in with your password.',
  },
  signedOut: {
    vi: 'Phiên làm việc đã kết thúc. Đăng nhập lại.',
    en: 'Your session has ended. Sign in again.',
  },
  tooShort: {
    vi: 'Mật khẩu cần ít nhất 12 ký tự. Một câu ngắn dễ nhớ là tốt nhất.',
    en: 'A password needs at least 12 characters. A short sentence works best.',
  },
  tooLong: { vi: 'Mật khẩu dài quá 128 ký tự.', en: 'The password is longer than 128 characters.' },
  tooCommon: {
    vi: 'Mật khẩu này dễ bị đoán. Chọn một câu mà chỉ mình bạn nghĩ ra.',
    en: 'That password is easily guessed. Choose a phrase that only you would think of.',
  },
  containsName: {
    vi: 'Mật khẩu không nên chứa tên đăng nhập.',
    en: 'The password should not contain the sign-in name.',
  },
  usedBefore: {
    vi: 'Mật khẩu này đã dùng trước đây. Chọn một mật khẩu khác.',
    en: 'You have used that password before. Choose another.',
  },
  passwordsDiffer: {
    vi: 'Hai lần nhập mật khẩu chưa giống nhau.',
    en: 'The two passwords are not the same.',
  },
} satisfies Record<string, Sentence>;

/** Locked out: said alike of names that exist and names that do not. */
export function lockedOut(minutes: number): Sentence {
  return {
    vi: `Đã nhập sai quá nhiều lần. Đợi ${minutes} phút rồi thử lại, hoặc dùng khóa truy cập (passkey) nếu có.`,
    en: `Too many wrong tries. Wait ${minutes} minutes and try again, or use a passkey if you have one.`,
  };
}
