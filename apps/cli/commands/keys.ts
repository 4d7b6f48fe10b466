import path from 'node:path';
import { backupKeys, keepKeyBackupsDays, restoreKeys } from '#kernel/backup/key-backup.ts';
import { noteBackup } from '#kernel/backup/record.ts';
import { readConfig } from '#kernel/config/config.ts';
import { answer, progress } from '../answer.ts';
import type { Io } from '../command.ts';
import { assertStopped, withInstalled } from '../installation.ts';
import { readOptions } from '../options.ts';

/** A new master key: every file key is wrapped anew, the old master destroyed. Contents are not touched. */
export async function keysRotate(args: readonly string[], io: Io): Promise<number> {
  const { json } = readOptions(args, 'keys rotate [--json]', {}, [0, 0]);
  return withInstalled(readConfig(io.env), async (opened) => {
    await assertStopped(opened);
    const done = opened.keys.rotate(progress(io, 'đổi khóa / rotation'));
    const { living, broken } = opened.keys.inspect();
    answer(
      io,
      json,
      { ...done, living, broken },
      `Đã đổi sang khóa chính số ${done.master}; ${done.rewrapped} khóa tệp được bọc lại, ${living} khóa mở được.`,
      ...(broken.length > 0
        ? [`${broken.length} khóa không mở được; khóa đầu tiên: ${broken[0]}. Chạy "annhi doctor".`]
        : []),
      'Sao lưu kho khóa ngay ("annhi keys backup DIR"): bản sao cũ dùng khóa chính cũ.',
    );
    return broken.length > 0 ? 1 : 0;
  });
}

export async function keysBackup(args: readonly string[], io: Io): Promise<number> {
  const { json, words } = readOptions(args, 'keys backup DIR [--json]', {}, [1, 1]);
  const config = readConfig(io.env);
  const now = new Date();
  const made = backupKeys(config, path.resolve(words[0] ?? ''), now);
  noteBackup(config.ANNHI_DATA, 'keys', now);
  answer(
    io,
    json,
    made,
    `Đã sao lưu kho khóa (${made.keys} khóa, đều mở được) vào ${made.folder}.`,
    `Bản sao giữ ${keepKeyBackupsDays} ngày; đã hủy ${made.removed.length} bản cũ hơn.`,
  );
  return 0;
}

/** Brings the key store alone back, where the database is still there. */
export async function keysRestore(args: readonly string[], io: Io): Promise<number> {
  const { json, words } = readOptions(args, 'keys restore DIR [--json]', {}, [1, 1]);
  const config = readConfig(io.env);
  restoreKeys(path.resolve(words[0] ?? ''), config.ANNHI_KEYS);
  answer(
    io,
    json,
    { restored: config.ANNHI_KEYS },
    `Đã khôi phục kho khóa vào ${config.ANNHI_KEYS}.`,
    'Chạy "annhi doctor": mục keys-of-files nói hồ sơ nào vào sau bản sao này và không còn khóa.',
  );
  return 0;
}
