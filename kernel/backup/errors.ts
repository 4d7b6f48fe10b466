import { AnNhiError } from '#kernel/errors/errors.ts';

/** Refusals of backup and restore; each says what was not touched and what to do. */
export const refuse = {
  damaged: (what: string, cause?: unknown) =>
    new AnNhiError(
      'REFUSED',
      'BACKUP_DAMAGED',
      {
        vi: `Bản sao lưu không còn nguyên vẹn (${what}). Chưa ghi gì cả. Hãy dùng một bản khác.`,
        en: `This backup is not whole (${what}). Nothing was written. Use another one.`,
      },
      { cause },
    ),
  otherKeys: () =>
    new AnNhiError('REFUSED', 'BACKUP_OTHER_KEYS', {
      vi: 'Kho khóa này không thuộc về bản sao lưu. Chỉ đúng kho khóa bằng --keys; chưa ghi gì cả.',
      en: 'This key store does not belong to the backup. Name the right one with --keys; nothing was written.',
    }),
  notEmpty: (where: string) =>
    new AnNhiError('REFUSED', 'RESTORE_TARGET_NOT_EMPTY', {
      vi: `Nơi khôi phục đã có dữ liệu: ${where}. Chọn một nơi trống (--to, hoặc một DATABASE_URL mới); dữ liệu đang có không bị đụng tới.`,
      en: `There is data already at ${where}. Choose an empty place (--to, or a new DATABASE_URL); what is there was not touched.`,
    }),
  newer: (name: string) =>
    new AnNhiError('REFUSED', 'BACKUP_NEWER', {
      vi: `Bản sao lưu thuộc phiên bản khác (có bước ${name}). Khôi phục bằng đúng phiên bản đã sao lưu, rồi nâng cấp.`,
      en: `The backup is of another version (it has ${name}). Restore it with the version that made it, then upgrade.`,
    }),
  keysThere: (folder: string) =>
    new AnNhiError('REFUSED', 'KEY_STORE_THERE', {
      vi: `Đã có một kho khóa khác ở ${folder}. Khóa không bao giờ bị ghi đè: đặt ANNHI_KEYS tới một nơi trống.`,
      en: `Another key store is at ${folder}. Keys are never overwritten: set ANNHI_KEYS to an empty place.`,
    }),
  badPlace: (folder: string) =>
    new AnNhiError('REFUSED', 'BACKUP_PLACE', {
      vi: `Không sao lưu vào ${folder}: bản sao phải nằm ngoài thư mục dữ liệu, và kho khóa phải nằm riêng với bản sao cơ sở dữ liệu.`,
      en: `No backup into ${folder}: copies belong outside the data folder, and keys apart from the copy of the database.`,
    }),
  needsSuperuser: (cause: unknown) =>
    new AnNhiError(
      'REFUSED',
      'BACKUP_NEEDS_RIGHTS',
      {
        vi: 'Tài khoản trong DATABASE_URL không được đọc hết các bảng. Dùng tài khoản quản trị (superuser) cho sao lưu và khôi phục.',
        en: 'The login of DATABASE_URL may not read every table. Backup and restore need a superuser.',
      },
      { cause },
    ),
  diskFull: (cause: unknown) =>
    new AnNhiError(
      'UNAVAILABLE',
      'DISK_FULL',
      {
        vi: 'Ổ đĩa nhận bản sao đã đầy. Phần ghi dở đã được xóa; dữ liệu gốc vẫn nguyên. Giải phóng chỗ rồi chạy lại.',
        en: 'The disk for the copy is full. What was half written is removed; the data is untouched. Free space and run again.',
      },
      { cause },
    ),
};

/** Turns the two foreseeable faults into their sentences and leaves the rest as it is. */
export function named(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse.diskFull(error);
  if (code === '42501') return refuse.needsSuperuser(error);
  return error;
}
