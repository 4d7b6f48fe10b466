import fs from 'node:fs';
import path from 'node:path';
import { AnNhiError } from '#kernel/errors/errors.ts';

/** One platform for one data folder: a second start is told so instead of fighting for the same files. */
export function claimDataFolder(folder: string): () => void {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'platform.pid');
  const holder = readHolder(file);
  if (holder !== null && holder !== process.pid && isOurs(holder)) {
    throw new AnNhiError('CONFLICT', 'ALREADY_RUNNING', {
      vi: `An Nhi đang chạy với thư mục dữ liệu này (tiến trình ${holder}). Dừng nó trước, hoặc đặt ANNHI_DATA khác.`,
      en: `An Nhi is already running on this data folder (process ${holder}). Stop it first, or set another ANNHI_DATA.`,
    });
  }
  fs.writeFileSync(file, `${process.pid}\n`);
  return () => {
    if (readHolder(file) === process.pid) fs.rmSync(file, { force: true });
  };
}

function readHolder(file: string): number | null {
  if (!fs.existsSync(file)) return null;
  const pid = Number(fs.readFileSync(file, 'utf8'));
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

/** A pid may have been given to somebody else since. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('apps/platform/main.ts');
  } catch {
    return false;
  }
}
