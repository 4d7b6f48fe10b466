import path from 'node:path';
import { auditVerifyCommand } from '#kernel/audit/command.ts';
import { restoreBackup } from '#kernel/backup/restore.ts';
import { readConfig } from '#kernel/config/config.ts';
import { withConnection } from '#kernel/db/connection.ts';
import { answer, progress } from '../answer.ts';
import type { Io } from '../command.ts';
import { openInstalled } from '../installation.ts';
import { readOptions } from '../options.ts';
import { logKeyOf } from './audit-verify.ts';

/** Brings a backup into an empty place, compares everything, then verifies the audit log there. */
export async function restore(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(
    args,
    'restore DIR [--keys DIR] [--to ANNHI_DATA] [--json]',
    { keys: 'text', to: 'text' },
    [1, 1],
  );
  const config = readConfig(options.to === null ? io.env : { ...io.env, ANNHI_DATA: options.to });
  const result = await restoreBackup({
    from: path.resolve(options.words[0] ?? ''),
    keysFrom: options.keys === null ? null : path.resolve(options.keys),
    config,
    now: new Date(),
    onProgress: progress(io, 'khôi phục / restore'),
  });
  const lines: string[] = [];
  const opened = await openInstalled(config, { anySchema: true });
  try {
    const audit = await withConnection(opened.connection('audit'), (db) =>
      auditVerifyCommand({
        exportFile: null,
        db,
        logKey: logKeyOf(config, opened),
        witnessKeys: [],
        witnessFile: null,
        json: false,
        language: 'vi',
        out: (line) => void lines.push(line),
        progress: (line) => void io.stderr.write(`${line}\n`),
      }),
    );
    answer(
      io,
      options.json,
      { ...result, audit: { exitCode: audit, sentences: lines } },
      `Đã khôi phục ${result.rows} dòng của ${result.tables} bảng (bản sao lúc ${result.madeAt}). Mọi bảng đã được đọc lại và khớp.`,
      ...(result.destroyedAgain > 0 ? [`Đã hủy lại ${result.destroyedAgain} khóa từng bị hủy.`] : []),
      ...lines,
      'Việc tiếp theo: xem docs/operations.md, mục "Sau khi khôi phục".',
    );
    return audit === 1 ? 1 : 0;
  } finally {
    await opened.close();
  }
}
