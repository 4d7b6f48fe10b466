import { AnNhiError } from '#kernel/errors/errors.ts';

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

export function keyStoreMissing(folder: string): AnNhiError {
  return new AnNhiError('UNAVAILABLE', 'KEY_STORE_MISSING', {
    vi: `Không thấy kho khóa ở ${folder}. Dữ liệu vẫn còn nguyên nhưng chưa đọc được: khôi phục kho khóa từ bản sao lưu ("annhi keys restore DIR"), rồi khởi động lại. Đừng tạo kho khóa mới.`,
    en: `There is no key store at ${folder}. The data is whole but cannot be read: restore the key store from its backup ("annhi keys restore DIR"), then start again. Do not make a new one.`,
  });
}

export function keyStoreThere(folder: string): AnNhiError {
  return new AnNhiError('CONFLICT', 'KEY_STORE_THERE', {
    vi: `Đã có kho khóa ở ${folder}. Khóa không bao giờ bị ghi đè.`,
    en: `A key store is at ${folder} already. Keys are never overwritten.`,
  });
}

export function keyDestroyed(): AnNhiError {
  return new AnNhiError('REFUSED', 'KEY_DESTROYED', {
    vi: 'Nội dung này đã được xóa theo yêu cầu và không thể đọc lại.',
    en: 'This content was erased on request and cannot be read again.',
  });
}

export function keyUnknown(id: number): AnNhiError {
  return new AnNhiError('UNAVAILABLE', 'KEY_UNKNOWN', {
    vi: `Kho khóa không có khóa số ${id}: kho khóa và cơ sở dữ liệu không cùng thời điểm. Chạy "annhi doctor".`,
    en: `The key store has no key number ${id}: key store and database are not of the same time. Run "annhi doctor".`,
  });
}

export function diskRefused(cause: unknown): AnNhiError {
  const full = isErrno(cause, 'ENOSPC');
  return new AnNhiError(
    'UNAVAILABLE',
    full ? 'DISK_FULL' : 'KEY_STORE_UNWRITABLE',
    {
      vi: full
        ? 'Ổ đĩa đã đầy. Chưa nhận được tin mới; tin đã nhận vẫn còn nguyên.'
        : 'Không ghi được vào kho khóa. Chạy "annhi doctor".',
      en: full
        ? 'The disk is full. New reports cannot be taken; those received are safe.'
        : 'The key store cannot be written. Run "annhi doctor".',
    },
    { cause },
  );
}
