import path from 'node:path';
import { backupDatabase, isInside } from '#kernel/backup/backup.ts';
import { refuse } from '#kernel/backup/errors.ts';
import { backupKeys, keepKeyBackupsDays } from '#kernel/backup/key-backup.ts';
import { noteBackup } from '#kernel/backup/record.ts';
import { readConfig } from '#kernel/config/config.ts';
import { answer, progress } from '../answer.ts';
import type { Io } from '../command.ts';
import { withInstalled } from '../installation.ts';
import { readOptions } from '../options.ts';

/** Database, configuration and checkpoints into DIR; with `--keys`, the key store into a place of its own. */
export async function backup(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args, 'backup DIR [--keys DIR] [--json]', { keys: 'text' }, [1, 1]);
  const config = readConfig(io.env);
  const into = path.resolve(options.words[0] ?? '');
  const keysInto = options.keys === null ? null : path.resolve(options.keys);
  // Together they would open each other.
  if (keysInto !== null && (isInside(keysInto, into) || isInside(into, keysInto)))
    throw refuse.badPlace(keysInto);
  const now = new Date();
  const made = await withInstalled(
    config,
    (opened) =>
      backupDatabase({
        admin: opened.admin,
        keys: opened.keys,
        config,
        into,
        now,
        onProgress: progress(io, 'sao lưu / backup'),
      }),
    // A backup is what one makes before an upgrade.
    { anySchema: true },
  );
  noteBackup(config.ANNHI_DATA, 'database', now);
  const keys = keysInto === null ? null : backupKeys(config, keysInto, now);
  if (keys) noteBackup(config.ANNHI_DATA, 'keys', now);
  answer(
    io,
    options.json,
    { ...made, keys },
    `Đã sao lưu ${made.rows} dòng của ${made.tables} bảng vào ${made.folder}.`,
    keys
      ? `Đã sao lưu kho khóa vào ${keys.folder} (giữ ${keepKeyBackupsDays} ngày; đã hủy ${keys.removed.length} bản cũ).`
      : 'Kho khóa chưa được sao lưu: chạy "annhi keys backup DIR" vào một nơi khác. Thiếu nó thì không ai đọc được bản này.',
  );
  return 0;
}
