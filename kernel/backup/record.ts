import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const zRecord = z.object({ database: z.string().optional(), keys: z.string().optional() });

/** When this installation was last backed up, by part: ISO instants. Kept in the data folder for the doctor; no backup depends on it. */
export type BackupRecord = z.infer<typeof zRecord>;

export function readBackupRecord(dataFolder: string): BackupRecord {
  try {
    return zRecord.parse(JSON.parse(fs.readFileSync(fileOf(dataFolder), 'utf8')));
  } catch {
    return {};
  }
}

export function noteBackup(dataFolder: string, part: keyof BackupRecord, at: Date): void {
  fs.mkdirSync(dataFolder, { recursive: true });
  const record = { ...readBackupRecord(dataFolder), [part]: at.toISOString() };
  const file = fileOf(dataFolder);
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

function fileOf(dataFolder: string): string {
  return path.join(dataFolder, 'last-backup.json');
}
